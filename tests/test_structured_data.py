"""What pages tell to machines: JSON-LD that others read, in words that schema.org and Dublin Core have."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from portal.exports import LICENCE_URL, downloads, structured_data
from portal.model import State
from project import ROOT, load

# rdflib 7.6.0 uses a class of its own that it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SITE = load(ROOT)
SCHEMA = Namespace("https://schema.org/")
DCTERMS = Namespace("http://purl.org/dc/terms/")
LANGS = [language.code for language in SITE.config.languages]
ROUTES = [route for route in SITE.routes.values() if route.item]

# schema.org 29: every class and property that we use.
CLASSES = """
    AdministrativeArea ArchiveComponent Audience Book City ClaimReview ContactPoint Country CreativeWork
    DataDownload Dataset Event Festival GeoCoordinates GovernmentOrganization GovernmentService ItemList
    Legislation ListItem Map Organization Place PlanAction Project PropertyValue Report ScholarlyArticle
    WebSite
"""
PROPERTIES = """
    abstract additionalProperty address agent alternateName areaServed audience claimReviewed contactPoint
    containedInPlace contentUrl dateModified datePublished description distribution email encodingFormat
    endDate funder geo identifier inLanguage isAccessibleForFree isBasedOn item itemListElement latitude
    legislationChanges legislationDate legislationDateOfApplicability legislationIdentifier
    legislationLegalForce legislationPassedBy
    legislationType license location longitude name numberOfItems object parentOrganization position publisher
    reviewBody sameAs startDate telephone temporalCoverage termsOfService unitText url value
"""
# DCMI Metadata Terms, 2020-01-20.
TERMS = """
    title creator date type language isPartOf publisher subject coverage rights identifier description
"""


def objects(value: Any) -> Iterator[dict[str, Any]]:
    for part in value if isinstance(value, list | tuple) else [value]:
        if isinstance(part, dict):
            yield part
            for inner in part.values():
                yield from objects(inner)


@cache
def told(lang: str) -> dict[str, tuple[dict[str, Any], ...]]:
    return {route.key: structured_data(SITE, route) for route in SITE.routes.values() if route.lang == lang}


def graph(found: tuple[dict[str, Any], ...]) -> Graph:
    """What an RDF reader makes of the objects; its context stands in them, so it asks nobody."""
    read = Graph()
    for one in found:
        read.parse(data=json.dumps(one), format="json-ld")
    return read


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_exist(lang: str) -> None:
    for found in told(lang).values():
        for one in objects(found):
            if "@type" not in one:
                continue
            assert one["@type"] in CLASSES.split(), one["@type"]
            names = {name for name in one if not name.startswith("@")}
            terms = {name.removeprefix("dcterms:") for name in names if name.startswith("dcterms:")}
            assert terms <= set(TERMS.split())
            assert {name for name in names if ":" not in name} <= set(PROPERTIES.split())


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_of_an_item_is_about_it(lang: str) -> None:
    for route in ROUTES:
        if route.lang != lang or not route.item:
            continue
        (one,) = told(lang)[route.key]
        assert one["name"] == route.item.name(route.page.lang, "vi")[0]
        assert one["url"] == SITE.config.site_url + SITE.routes[(route.page.lang, route.key)].url


@pytest.mark.parametrize("lang", LANGS)
def test_an_rdf_reader_gets_what_the_items_hold(lang: str) -> None:
    of_type = {route.item.type: route for route in ROUTES if route.lang == lang and route.item}
    for type_id, route in of_type.items():
        read = graph(told(lang)[route.key])
        item = route.item
        assert item
        subject = URIRef(told(lang)[route.key][0]["@id"])
        assert (subject, SCHEMA.name, Literal(item.name(lang, "vi")[0])) in read
        assert read.value(subject, RDF.type), type_id


def test_numbers_keep_their_value_and_unit() -> None:
    found = told("ja")["investment/projects/lg-display.md"][0]
    capital = next(one for one in found["additionalProperty"] if one.get("unitText") == "USD")
    assert (
        Decimal(capital["value"]) == SITE.catalogue.items["projects"]["lg-display"].values["capital"].amount
    )
    assert found["@type"] == "Project"


def test_classes_follow_the_items() -> None:
    kinds = Counter(
        (route.item.type, told("en")[route.key][0]["@type"])
        for route in ROUTES
        if route.lang == "en" and route.item
    )
    for expected in [
        ("zones", "Place"),
        ("projects", "Project"),
        ("legal", "Legislation"),
        ("events", "Festival"),
        ("events", "Event"),
        ("library", "Book"),
        ("library", "ScholarlyArticle"),
        ("documents", "CreativeWork"),
        ("tasks", "PlanAction"),
    ]:
        assert kinds[expected], expected


def test_a_law_tells_its_force_and_what_it_changes() -> None:
    read = graph(told("en")["investment/legal/luat-79-2025-qh15.md"])
    law = next(read.subjects(SCHEMA.legislationIdentifier, Literal("79/2025/QH15")))
    assert (law, SCHEMA.legislationLegalForce, SCHEMA.InForce) in read
    assert str(read.value(law, SCHEMA.legislationDate)) == "2025-06-24"
    assert [str(read.value(old, SCHEMA.name)) for old in read.objects(law, SCHEMA.legislationChanges)] == [
        "Law 24/2008/QH12"
    ]


def test_a_work_of_the_library_is_told_in_dublin_core() -> None:
    read = graph(told("zh")["sea-islands/library/thao-2005.md"])
    work = next(read.subjects(RDF.type, SCHEMA.ScholarlyArticle))
    values = {name: str(read.value(work, DCTERMS[name])) for name in ("title", "creator", "date", "language")}
    assert values == {
        "title": "Maritime Delimitation and Fishery Cooperation in the Tonkin Gulf",
        "creator": "Nguyen Hong Thao",
        "date": "2005",
        "language": "en",
    }
    assert read.value(work, DCTERMS.rights)


def test_an_event_tells_when_it_comes_next() -> None:
    found = told("vi")["news/events/ngay-giai-phong-hai-phong.md"][0]
    assert (found["startDate"], found["endDate"]) == ("2027-05-13", "2027-05-13")


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_is_a_data_set_whose_files_exist(lang: str) -> None:
    addresses = {SITE.config.site_url + file.path for file in downloads(SITE)}
    found = 0
    for kind in SITE.catalogue.types.values():
        route = SITE.routes.get((lang, kind.page_key))
        if route is None:
            continue
        sets = [
            one
            for one in told(lang)[route.key]
            if one["@type"] == "Dataset" and one["@id"].endswith(f"#{kind.id}")
        ]
        assert len(sets) == 1
        assert sets[0]["license"] == LICENCE_URL
        files = {file["contentUrl"] for file in sets[0]["distribution"]}
        assert files <= addresses
        assert len(files) >= 3
        found += 1
    assert found == len(SITE.catalogue.types)


def test_the_units_and_bodies_are_told_on_their_list() -> None:
    lists = {
        one["itemListElement"][0]["item"]["@type"]: one["numberOfItems"]
        for key in ("city/administration.md", "investment/contacts.md")
        for one in told("en")[key]
        if one["@type"] == "ItemList"
    }
    assert lists == {
        "AdministrativeArea": 114,
        "GovernmentOrganization": len(SITE.catalogue.items["organisations"]),
    }


@pytest.mark.parametrize("lang", LANGS)
def test_the_city_is_told_with_its_area_and_people(lang: str) -> None:
    (city,) = [one for one in told(lang)["city/index.md"] if one["@type"] == "City"]
    facts = SITE.facts.facts
    values = {one["name"]: Decimal(str(one["value"])) for one in city["additionalProperty"]}
    assert values == {"area": facts["city-area"].value, "population": facts["city-population"].value}
    assert "unitText" in city["additionalProperty"][0]


def test_pages_that_are_missing_tell_of_the_source() -> None:
    assert all(route.state is not State.MISSING for route in ROUTES)
