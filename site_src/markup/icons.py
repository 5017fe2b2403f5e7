"""Draw icons and badges. A badge shows a rung by word, icon, and color together."""

from markupsafe import Markup

from site_src.content.ui_text import Both, both, listing, rung_badge

_OCTAGON = '<path d="M8.3 2.5h7.4l5.8 5.8v7.4l-5.8 5.8H8.3l-5.8-5.8V8.3z"/>'
_RING = '<circle cx="12" cy="12" r="9.5"/>'

# One shape for each rung, so that they can be distinguished without color: ring, calendar, tube, clock, octagon.
SHAPES = {
    "none": _RING + '<path d="M7.5 12h9"/>',
    "after-conservative-care": '<rect x="3" y="4.5" width="18" height="17" rx="2"/><path d="M3 10h18M8 2.5v4M16 2.5v4M8 15.5h8"/>',
    "first-test": '<path d="M9 2.5v16a3 3 0 0 0 6 0v-16"/><path d="M7 2.5h10"/><path d="M9 12h6"/>',
    "urgent-evaluation": _RING + '<path d="M12 6.5V12l3.5 2.5"/>',
    "immediate": _OCTAGON + '<path d="M13 6.5 8.5 13H12l-1 4.5 4.5-6.5H12z"/>',
    "stop": _OCTAGON + '<path d="M7.5 12h9"/>',
    "outside": _RING + '<path d="M5.5 18.5l13-13"/>',
    "unknown": '<circle cx="12" cy="12" r="9.5" stroke-dasharray="3.5 3"/>'
    '<path d="M9.3 9.3a2.8 2.8 0 1 1 4 2.9c-.9.5-1.3 1-1.3 1.9"/><path d="M12 17.2v.1"/>',
    "scope": _RING + '<path d="M12 2.5v5M12 16.5v5M2.5 12h5M16.5 12h5"/>',
    "copy": '<rect x="8" y="8" width="13" height="13" rx="2"/><path d="M16 8V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h3"/>',
    "link": '<path d="M10 14a4.5 4.5 0 0 0 6.4.4l3-3a4.5 4.5 0 0 0-6.4-6.4l-1.5 1.5"/>'
    '<path d="M14 10a4.5 4.5 0 0 0-6.4-.4l-3 3A4.5 4.5 0 0 0 11 19l1.5-1.5"/>',
    "print": '<path d="M7 8V3h10v5M7 17H4a1 1 0 0 1-1-1v-6a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v6a1 1 0 0 1-1 1h-3"/><path d="M7 14h10v7H7z"/>',
    "undo": '<path d="M4 9h10a5.5 5.5 0 0 1 0 11H8"/><path d="M8 4.5 3.5 9 8 13.5"/>',
    "again": '<path d="M20 12a8 8 0 1 1-2.5-5.800"/><path d="M20 3v5h-5"/>',
    "arrow": '<path d="M4 12h15M13 6l6 6-6 6"/>',
}
# From the least to the most urgent.
RUNGS = tuple(row["id"] for row in listing("rungs"))
# The badges: the five rungs, and the three answers without a rung.
BADGES = (*RUNGS, "stop", "outside", "unknown")


def icon(name: str) -> Markup:
    """Return a line icon at text size, hidden from assistive technology. It must be next to words."""
    shape = Markup(SHAPES[name])
    return Markup('<svg class="ub-icon" data-icon="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>').format(
        name, shape
    )


def badge(rung: str, open: bool = False, words: Both | None = None) -> str:  # noqa: A002 (the word of the drawing)
    """Return the badge of a rung. With *open* it is outlined: a possible answer, not a certain one."""
    kind = "ub-badge ub-badge--open" if open else "ub-badge"
    return Markup('<span class="{}" data-rung="{}">{}<span>{}</span></span>').format(
        kind, rung, icon(rung), both(words or rung_badge(rung))
    )
