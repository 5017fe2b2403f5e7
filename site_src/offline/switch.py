"""Whether this browser keeps the site, in words, with the switch for it. Hidden until the script knows the state."""

from __future__ import annotations

from site_src.widget.words import both, word

STATES = ("kept", "coming", "off", "failed", "impossible")
# Which states a button stands in.
BUTTONS = {"remove": ("off", "kept coming"), "keep": ("on", "off failed")}


def switch() -> str:
    """The element that the theme's offline.js fills."""
    says = "".join(f'<p data-when="{state}" hidden>{both(word(f"offline-{state}"))}</p>' for state in STATES)
    buttons = "".join(
        f'<button type="button" class="ub-btn" data-keep="{choice}" data-when="{states}" hidden>'
        f"{both(word(f'offline-{name}'))}</button>"
        for name, (choice, states) in BUTTONS.items()
    )
    return f'<div class="ub-offline" data-offline="" data-search-exclude><div role="status">{says}</div>{buttons}</div>'
