"""Items as JSON values: numbers with their unit, choices with code and label, references with id and name."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from portal.catalogue import Field, Item
from portal.catalogue.values import Contact, Event, Money, Period, Point, Quantity
from portal.exports.wording import Wording
from portal.facts import as_linked


def record(wording: Wording, item: Item) -> dict[str, Any]:
    """One item: its id and page, its fields (null where not known), dates and sources."""
    site = wording.site
    fields = {name: value_of(wording, item, field) for name, field in wording.kind.fields.items()}
    dates = {"as_of": item.as_of, "valid_from": item.valid_from, "valid_to": item.valid_to}
    others = {"predecessor": item.predecessor, "successor": item.successor}
    sources = [
        _given(
            {"id": source.id, "title": source.title, "publisher": source.publisher, "url": as_linked(source)}
        )
        for source in (site.facts.sources[id_] for id_ in item.sources)
    ]
    return {
        "id": item.id,
        **_given({"page": wording.page(item)}),
        "language": site.config.language(wording.language(item)).tag,
        **fields,
        **_given(dates),
        **_given(others),
        "sources": sources,
    }


def value_of(wording: Wording, item: Item, field: Field) -> Any:
    """A field's value as JSON; None where it is not known."""
    value = item.values.get(field.name)
    if value is None:
        return None
    if field.kind == "choice":
        return {"code": value, "label": wording.label(field.of[value])}
    if field.kind == "reference":
        found = [{"id": other.id, "name": wording.name(other)} for other in wording.references(item, field)]
        return found if field.many else found[0]
    if field.kind == "history":
        return [_event(wording, item, field, event) for event in value]
    if isinstance(value, Quantity):
        return _given({"value": number(value.value), "unit": field.unit, "qualifier": value.qualifier})
    return wording.text(item, value) if isinstance(value, dict) else _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        amount = {"amount": number(value.amount), "currency": value.currency.upper()}
        return amount | _given({"qualifier": value.qualifier})
    if isinstance(value, Period):
        return _given({"from": value.start, "to": value.end})
    if isinstance(value, Point):
        return {"lat": number(value.lat), "lon": number(value.lon), "basis": value.basis}
    if isinstance(value, Contact):
        return _given({"telephone": value.telephone, "email": value.email, "url": value.url})
    return value


def _event(wording: Wording, item: Item, field: Field, event: Event) -> dict[str, Any]:
    state = {"code": event.state, "label": wording.label(field.of[event.state])}
    note = wording.text(item, event.note) if event.note else ""
    return {"date": event.date, "state": state} | _given({"note": note})


def number(value: Decimal) -> int | float:
    """A JSON number of the same value; 15 digits are as many as a double keeps."""
    return int(value) if value == value.to_integral_value() else float(value)


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", None)}
