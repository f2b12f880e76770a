"""axe-core in a page: all its rules, those for WCAG AAA and the experimental ones too, but a few with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOT_ASKED = {
    "p-as-heading": "experimental; takes the bold first line of an entry of a list for a heading",
}
_RUN = """async ([off, only]) => {
  const known = axe.getRules(only.length ? only : undefined).map(rule => rule.ruleId)
  const values = known.filter(id => !off.includes(id))
  const {violations} = await axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'rule', values}})
  return violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`))
}"""
# Of what the browser does not draw until it comes near (`content-visibility`), the boxes are guesses, which overlap.
_ALL_DRAWN = """addEventListener('DOMContentLoaded', () => document.head.append(
  Object.assign(document.createElement('style'), {textContent: '* {content-visibility: visible !important}'})))"""
# Observers of sizes are called between two frames.
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
COLOUR = "cat.color"


@contextmanager
def axe_tab(browser: Browser, script: Path) -> Iterator[Page]:
    """A tab in which axe is there after every navigation; nothing moves, so that colours are final, and all of a
    page is drawn."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    context.add_init_script(path=script)
    context.add_init_script(_ALL_DRAWN)
    try:
        yield context.new_page()
    finally:
        context.close()


def faults(page: Page, *tags: str) -> list[str]:
    """What axe finds on the page as it is shown, by the rules with one of these tags (none: by all)."""
    return list(page.evaluate(_RUN, [list(NOT_ASKED), list(tags)]))


def show(page: Page, width: int, scheme: str) -> None:
    """Set the width of the window and the colour scheme of the device; scripts have answered to both."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate(_TWO_FRAMES)
