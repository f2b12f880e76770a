"""Draws the pictures of link previews with Chromium: `make cards`.

Only those whose words have changed since; the pictures in docs/assets/cards and their list, data/cards.yml, are
committed. The same words give the same bytes on the same machine; fonts are Debian's
(fonts-dejavu-core, fonts-noto-cjk).
"""

from __future__ import annotations

import html
import io
import json
import re
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from portal.cards import FOLDER, HEIGHT, WIDTH, Card, cards, drawn_cards, manifest
from portal.config import load_config
from portal.model import Site, load_site

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".venv" / "tools.json"
EMBLEM = ROOT / "overrides" / "partials" / "emblem.html"
COLOURS = 32  # enough for the edges of letters; a third of the size
HEADING = "# Words drawn on the pictures of link previews, as hashes. Written by `make cards`.\n"

PAGE = """<!doctype html>
<html lang="{tag}"><meta charset="utf-8"><style>
* {{ box-sizing: border-box; margin: 0 }}
body {{
  background: #0b4a63; color: #fff; display: flex; flex-direction: column; width: {width}px; height: {height}px;
  padding: 64px 72px 44px; border-bottom: 20px solid #b3202a; font-family: "DejaVu Sans", sans-serif;
}}
:lang(zh) {{ font-family: "Noto Sans CJK SC", sans-serif }}
:lang(ja) {{ font-family: "Noto Sans CJK JP", sans-serif }}
.name {{ display: flex; align-items: center; gap: 24px; font-size: 38px }}
svg {{ width: 72px; height: 72px }}
.emblem__flower {{ fill: #ff7d6e }}
.emblem__wave {{ stroke: #bfe3ef }}
h1 {{
  align-content: center; flex: 1; font-size: 68px; font-weight: 700; line-height: 1.28; text-wrap: balance;
  line-break: strict; word-break: auto-phrase;
}}
.note {{ color: #d7e8ee; font-size: 27px; line-height: 1.45; text-wrap: pretty; word-break: auto-phrase }}
</style>
<p class="name">{emblem}<span>{name}</span></p><h1>{title}</h1><p class="note">{note}</p>
"""


def main() -> int:
    """Draw what is outdated, delete what has no page, write the list."""
    site = load_site(load_config(ROOT))
    wanted, drawn = cards(site), drawn_cards(site.config)
    folder = ROOT / site.config.docs / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.stem not in {card.name for card in wanted}:
            path.unlink()
    outdated = [
        card for card in wanted if drawn.get(card.name) != card.digest or not _path(site, card).exists()
    ]
    _draw(site, outdated)
    lines = "".join(f'{card.name}: "{card.digest}"\n' for card in wanted)
    (ROOT / manifest(site.config)).write_text(HEADING + lines, encoding="utf-8")
    print(f"{folder.relative_to(ROOT)}: {len(outdated)} drawn, {len(wanted)} in all")
    return 0


def _draw(site: Site, outdated: list[Card]) -> None:
    chromium = json.loads(TOOLS.read_text(encoding="utf-8"))["chromium"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for card in outdated:
            _path(site, card).write_bytes(_picture(browser, site, card))
        browser.close()


def _picture(browser: Browser, site: Site, card: Card) -> bytes:
    title, name, *note = map(html.escape, card.words)
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.set_content(
        PAGE.format(
            tag=site.config.language(card.page.lang).tag,
            width=WIDTH,
            height=HEIGHT,
            emblem=re.sub(r"\{#.*?#\}", "", EMBLEM.read_text(encoding="utf-8")),
            title=title,
            name=name,
            note=" ".join(note),
        )
    )
    picture = Image.open(io.BytesIO(page.screenshot(type="png"))).convert("RGB")
    page.close()
    small = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def _path(site: Site, card: Card) -> Path:
    return ROOT / site.config.docs / card.file


if __name__ == "__main__":
    sys.exit(main())
