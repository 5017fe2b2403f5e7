"""The state of the offline copy in words, with its buttons. Hidden until the script knows the state."""

from __future__ import annotations

from site_src.content.ui_text import both, word

STATES = ("kept", "part", "coming", "off", "failed", "refused", "impossible")
# Each button: its choice, and the states in which it is shown.
BUTTON_STATES = {"remove": ("off", "kept part coming"), "keep": ("on", "off failed"), "again": ("on", "part")}
#: Why a file could not be cached, as in frontend/shared/server-response.js and frontend/page/offline.js.
FAILURE_REASONS = ("missing", "refused", "status", "page", "other", "changed", "type", "unreached", "room")
#: The elements that the script fills, by the placeholder in the text.
PLACEHOLDERS = {"file": 'code data-fill="name"', "sent": 'span data-fill="sent"'} | {
    name: f'span data-count="{name}"' for name in ("n", "of", "more")
}


def offline_switch() -> str:
    """Return the element that frontend/page/offline.js fills."""
    says = "".join(f'<p data-when="{state}" hidden>{_words(f"offline-{state}")}</p>' for state in STATES)
    buttons = "".join(
        f'<button type="button" class="ub-btn" data-keep="{choice}" data-when="{states}" hidden>'
        f"{both(word(f'offline-{name}'))}</button>"
        for name, (choice, states) in BUTTON_STATES.items()
    )
    intros = "".join(
        f'<p data-lacks="{which}" hidden>{_words(f"offline-lacks-{which}")}</p>' for which in ("own", "newer")
    )
    whys = "".join(f'<li data-why="{why}">{_words(f"offline-why-{why}")}</li>' for why in FAILURE_REASONS)
    missing = f"{intros}<ul data-lacking></ul><p data-more hidden>{_words('offline-lacks-more')}</p><ul data-whys hidden>{whys}</ul>"
    return f'<div class="ub-offline" data-offline="" data-search-exclude><div role="status">{says}</div>{missing}{buttons}</div>'


def _words(name: str) -> str:
    """Return a text with elements in the place of its placeholders."""
    text = str(both(word(name)))
    for named, element in PLACEHOLDERS.items():
        text = text.replace(f"{{{named}}}", f"<{element}></{element.partition(' ')[0]}>")
    return text
