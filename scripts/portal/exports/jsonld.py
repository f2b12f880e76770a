"""What pages tell to machines: JSON-LD in the words of schema.org and of Dublin Core.

The context stands in each object, so that it can be read without a request. A type says in `_type.yml` which
class its items are and which property a field is; numbers, money and choices without one are PropertyValues.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from portal.catalogue import ItemType
from portal.exports.downloads import FOLDER
from portal.exports.formats import FORMATS, LICENCE_URL, newest
from portal.exports.item_object import item_object
from portal.exports.records import number
from portal.exports.wording import Wording
from portal.model import Route, Site

Json = dict[str, Any]

CONTEXT: Json = {"@vocab": "https://schema.org/", "dcterms": "http://purl.org/dc/terms/"}
# The pages about the city as a whole, and the facts that they give of it.
CITY_PAGES = ("index.md", "city/index.md")
CITY_FACTS = {"city-area": "area", "city-population": "population"}


def structured_data(site: Site, route: Route) -> tuple[Json, ...]:
    """The objects that a page is about: its item, the data sets that it lists, the city."""
    lang = route.page.lang
    found: list[Json] = []
    if route.item is not None:
        found.append(item_object(Wording(site, site.catalogue.types[route.item.type], lang), route.item))
    for kind in site.catalogue.types.values():
        if kind.page and kind.page_key == route.key:
            found += _listing(site, kind, route)
    if route.key in CITY_PAGES:
        found.append(_city(site, route))
    return tuple({"@context": CONTEXT, **one} for one in found)


def _listing(site: Site, kind: ItemType, route: Route) -> Iterator[Json]:
    """The data set of a list; and its items, where they have no pages of their own."""
    wording = Wording(site, kind, route.page.lang)
    address = site.config.site_url + route.url
    yield {
        "@type": "Dataset",
        "@id": f"{address}#{kind.id}",
        "name": wording.label(kind.label),
        "description": str(route.page.meta.get("description") or wording.label(kind.label)),
        "url": address,
        "inLanguage": site.config.language(route.page.lang).tag,
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        **({"dateModified": newest(wording)} if newest(wording) else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media_type,
                "contentUrl": f"{site.config.site_url}{FOLDER}/{kind.id}.{route.page.lang}.{name}",
            }
            for name, form in FORMATS.items()
            if form.applies(kind)
        ],
    }
    if not kind.item_pages and wording.items:
        yield {
            "@type": "ItemList",
            "name": wording.label(kind.label),
            "numberOfItems": len(wording.items),
            "itemListElement": [
                {"@type": "ListItem", "position": position, "item": item_object(wording, item)}
                for position, item in enumerate(wording.items, 1)
            ],
        }


def _city(site: Site, route: Route) -> Json:
    """The city, with the facts of it that the data hold."""
    strings = site.interfaces[route.page.lang].strings
    facts = [site.facts.facts[id_] for id_ in CITY_FACTS if id_ in site.facts.facts]
    return {
        "@type": "City",
        "@id": f"{site.config.site_url}#city",
        "name": strings["site.short"],
        "description": str(route.page.meta.get("description") or ""),
        "url": site.config.site_url + route.url,
        "containedInPlace": {"@type": "Country", "name": "Việt Nam", "identifier": "VN"},
        "additionalProperty": [property_value(CITY_FACTS[fact.id], fact.value, fact.unit) for fact in facts],
    }


def property_value(name: str, value: Decimal, unit: str) -> Json:
    """A number with its unit as schema.org has it."""
    return {"@type": "PropertyValue", "name": name, "value": number(value), "unitText": unit}
