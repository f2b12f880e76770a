"""An item as an object of schema.org."""

from __future__ import annotations

from typing import Any

from portal.catalogue import Field, Item
from portal.catalogue.occasions import next_occasion
from portal.catalogue.values import Contact, Money, Period, Point, Quantity
from portal.exports.records import number
from portal.exports.wording import Wording

Json = dict[str, Any]

# Properties whose value is a thing and not a text, with its class (schema.org 29).
CLASS_OF = {
    "agent": "Organization",
    "audience": "Audience",
    "containedInPlace": "Place",
    "funder": "Organization",
    "legislationPassedBy": "Organization",
    "location": "Place",
    "publisher": "Organization",
}
# Classes that take additionalProperty; a Project does so by this house's custom, for want of a better word.
WITH_PROPERTIES = frozenset({"Place", "Project", "AdministrativeArea"})


def item_object(wording: Wording, item: Item) -> Json:
    """The item: its class, name and page, and what its fields are in schema.org's words."""
    page = wording.page(item)
    told: Json = {"@type": class_of(wording, item), "name": wording.name(item)}
    if wording.kind.item_pages and page:
        told |= {"@id": f"{page}#{item.id}", "url": page}
    for field in wording.kind.fields.values():
        if field.name in item.values and field is not wording.kind.naming:
            _add(told, *_property(wording, item, field))
    naming = wording.kind.naming
    if naming.property_name:
        told[naming.property_name] = told["name"]
    return told | _days(wording, item)


def class_of(wording: Wording, item: Item) -> str:
    """The class of schema.org that an item is."""
    classes = wording.site.catalogue.types[item.type].schema_org
    return (
        classes.of.get(str(item.values.get(classes.by, "")), classes.default)
        if classes.by
        else classes.default
    )


def _add(told: Json, name: str, value: Any) -> None:
    """A property; a second value of the same makes a list."""
    if not name:
        return
    if name in told:
        earlier = told[name] if isinstance(told[name], list) else [told[name]]
        told[name] = [*earlier, value]
    else:
        told[name] = [value] if name == "additionalProperty" else value


def _property(wording: Wording, item: Item, field: Field) -> tuple[str, Any]:
    """Name and value of a field; an empty name for what machines have no word for."""
    value = item.values[field.name]
    if isinstance(value, Point):
        return "geo", {
            "@type": "GeoCoordinates",
            "latitude": number(value.lat),
            "longitude": number(value.lon),
        }
    if field.property_name:
        return field.property_name, _value(wording, item, field)
    if class_of(wording, item) not in WITH_PROPERTIES:
        return "", None
    label = wording.label(field.label)
    if isinstance(value, Quantity):
        return "additionalProperty", _told(label, number(value.value), field.unit, value.qualifier)
    if isinstance(value, Money):
        unit = value.currency.upper()
        return "additionalProperty", _told(label, number(value.amount), unit, value.qualifier)
    if field.kind in ("choice", "date", "period", "code", "name", "text"):
        return "additionalProperty", _told(label, _value(wording, item, field), "", "")
    return "", None


def _told(label: str, value: Any, unit: str, qualifier: str) -> Json:
    found: Json = {"@type": "PropertyValue", "name": label, "value": value}
    if unit and unit != "count":
        found["unitText"] = unit
    if qualifier:
        found["description"] = qualifier
    return found


def _value(wording: Wording, item: Item, field: Field) -> Any:
    """A value of a property that has a name in schema.org or Dublin Core."""
    value = item.values[field.name]
    if field.kind == "reference":
        found = [_reference(wording, other) for other in wording.references(item, field)]
        return found if field.many else found[0]
    if field.kind == "choice":
        if value in field.terms:
            return {"@id": f"https://schema.org/{field.terms[value]}"}
        value = value if field.property_name == "dcterms:language" else wording.label(field.of[value])
    elif isinstance(value, dict):
        value = wording.text(item, value)
    elif isinstance(value, Period):
        value = f"{value.start or '..'}/{value.end or '..'}"
    elif isinstance(value, Contact):
        parts = {"telephone": value.telephone, "email": value.email, "url": value.url}
        return {"@type": "ContactPoint", **{key: part for key, part in parts.items() if part}}
    if field.property_name in CLASS_OF:
        return {"@type": CLASS_OF[field.property_name], "name": value}
    return value


def _reference(wording: Wording, other: Item) -> Json:
    found = {"@type": class_of(wording, other), "name": wording.name(other)}
    page = wording.page(other)
    is_own = wording.site.catalogue.types[other.type].item_pages
    return found | ({"@id": f"{page}#{other.id}", "url": page} if page and is_own else {})


def _days(wording: Wording, item: Item) -> Json:
    """The next days of an event."""
    occurs = wording.kind.occurs
    coming = next_occasion(occurs, item, wording.site.config.day) if occurs else None
    return {"startDate": f"{coming.start}", "endDate": f"{coming.end}"} if coming else {}
