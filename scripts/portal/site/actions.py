"""What a reader may do with a page: suggest a correction, edit it, share it. Plain links, no script."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from portal.model import Route, Site

# Addresses that these services tell for links; nothing of them is loaded.
_SERVICES = (
    ("Facebook", "", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    ("LinkedIn", "", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    ("LINE", "", "https://social-plugins.line.me/lineit/share?url={url}"),
    ("微博", "zh-Hans", "https://service.weibo.com/share/share.php?url={url}&title={title}"),
)


@dataclass(frozen=True, slots=True)
class Share:
    """A link that sends the page's address on; `tag`: the language of its name where that is another."""

    name: str
    tag: str
    url: str


@dataclass(frozen=True, slots=True)
class Actions:
    """Addresses; empty where the settings name none."""

    mail: str
    edit: str
    shares: tuple[Share, ...]


def actions(site: Site, route: Route, title: str, canonical: str) -> Actions:
    """The links of a page with this title and absolute address."""
    settings = site.config.settings
    by_mail = Share(site.interfaces[route.lang].strings["page.share_mail"], "", _mail("", title, canonical))
    shares = (
        Share(name, tag, form.format(url=quote(canonical, safe=""), title=quote(title, safe="")))
        for name, tag, form in _SERVICES
    )
    return Actions(
        mail=_correction(site, route, title, canonical) if settings.corrections_email else "",
        edit=settings.edit_url.rstrip("/") + "/" + quote(route.page.path) if settings.edit_url else "",
        shares=(by_mail, *shares),
    )


def _correction(site: Site, route: Route, title: str, canonical: str) -> str:
    """A draft in the reader's language that names the text before them: its language, and its version, which
    is its hash, or of an item without texts the date of its figures."""
    strings = site.interfaces[route.lang].strings
    language = site.config.language(route.page.lang)
    version = route.page.hash or (route.item.as_of if route.item else "")
    subject = strings["page.suggest_subject"].format(title=title)
    body = strings["page.suggest_body"].format(url=canonical, language=language.name, version=version)
    return _mail(site.config.settings.corrections_email, subject, body)


def _mail(address: str, subject: str, body: str) -> str:
    """A draft (RFC 6068): lines end in CRLF."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
