"""Rules about the build of a page: the same headings, lists, tables, boxes, code, images and paragraphs."""

from __future__ import annotations

from portal.checks.rule import Rule
from portal.checks.structure.boxes import admonitions, tabs
from portal.checks.structure.code import code
from portal.checks.structure.footnotes import footnotes
from portal.checks.structure.heading_ids import heading_ids, heading_ids_equal, heading_ids_explicit
from portal.checks.structure.headings import headings
from portal.checks.structure.images import image_alt, images
from portal.checks.structure.length import length
from portal.checks.structure.lists import lists
from portal.checks.structure.markup import markup
from portal.checks.structure.paragraphs import paragraphs
from portal.checks.structure.tables import tables
from portal.finding import Severity

RULES: tuple[Rule, ...] = (
    Rule("headings", "structure", "pair", headings, Severity.ERROR),
    Rule("heading-ids", "structure", "page", heading_ids, Severity.ERROR),
    Rule("heading-ids-equal", "structure", "pair", heading_ids_equal, Severity.ERROR),
    Rule("heading-ids-explicit", "structure", "page", heading_ids_explicit, Severity.ERROR, is_ours=True),
    Rule("markup", "structure", "page", markup, Severity.ERROR, is_ours=True),
    Rule("lists", "structure", "pair", lists, Severity.ERROR),
    Rule("tables", "structure", "pair", tables, Severity.ERROR),
    Rule("admonitions", "structure", "pair", admonitions, Severity.ERROR),
    Rule("tabs", "structure", "pair", tabs, Severity.ERROR),
    Rule("code", "structure", "pair", code, Severity.ERROR),
    Rule("footnotes", "structure", "pair", footnotes, Severity.ERROR),
    Rule("images", "structure", "pair", images, Severity.ERROR),
    Rule("image-alt", "structure", "page", image_alt, Severity.ERROR, is_ours=True),
    Rule("paragraphs", "structure", "pair", paragraphs, Severity.ERROR),
    Rule("length", "structure", "pair", length, Severity.WARNING),
)
