"""Show when to get help now: the page, and the list of warning signs for every box and page.

The signs are those of the decision module's safety net: the pages, the answers, and the printed sheet share one list.
"""

from __future__ import annotations

from html import escape
from typing import Any

from markupsafe import Markup

from site_src.content.site_data import SiteData
from site_src.content.ui_text import both, interface_texts, split_list, word
from site_src.content.ui_text import sentence as ended
from site_src.html import sentence

#: The target of every link to help.
HELP = "get-help.md"


def _text(name: str) -> str:
    return interface_texts()[name]["patient"]


def signs(site_data: SiteData) -> list[str]:
    """Return the signs, a sentence each."""
    return [sentence(sign) for sign in split_list(site_data.word("safety-net")["patient"])[1]]


def safety_net() -> str:
    """Return the signs as one paragraph, in the words for each reader (`calculators.text.wording.SAFETY_NET`)."""
    return Markup("<p>{}</p>").format(both(ended(word("safety-net"))))


def template_texts(site_data: SiteData) -> dict[str, Any]:
    """Return the texts of the box that the templates show."""
    words = {name: _text(f"help-now-{name}") for name in ("lead", "link")}
    return {**words, "title": _text("help-now"), "signs": signs(site_data)}


def block(site_data: SiteData) -> str:
    """Return the page's own part: room for the local emergency number, then the list."""
    items = "".join(f"<li>{escape(sign)}</li>" for sign in signs(site_data))
    return (
        f'<div class="ub-help ub-signs"><div class="ub-house" data-house="help" hidden=""></div>'
        f'<p>{escape(_text("help-now-lead"))}</p><ul data-signs="">{items}</ul></div>'
    )
