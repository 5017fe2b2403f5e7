"""The component gallery: every component of the pages in every state.

The code that draws the pages draws the gallery, too, with answers that are recorded at build time.

states.json   which cases are shown, and what of each
gallery.js    draws them in the page: a calculator whose engine is a list of recorded answers, copied component by component
gallery.css   the frames around the copies
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

import calculators
from site_src.blocks import statement
from site_src.blocks.calculator_form import KINDS, calculator_html
from site_src.bundler import with_data
from site_src.content.clinical_cases import clinical_cases
from site_src.content.site_data import SiteData
from site_src.features.local_settings.files import EXAMPLE
from site_src.features.teaching.pages import mount_point
from site_src.markup import icons
from site_src.markup.ladder import legend
from site_src.paths import read_json

HERE = Path(__file__).parent
STATES = HERE / "states.json"
# Sections that the script draws; the build draws the others.
DRAWN_BY_SCRIPT = ("ladder", "questions", "result", "bar", "trial", "visit", "machine", "house", "ask", "front")
SECTIONS = ("badges", *DRAWN_BY_SCRIPT, "learner", "statements")
# The questions for the question box, by the resulting state.
QUESTIONS = {"answered": "fever", "unanswered": "xylophone"}
# The steps of the presenter view that are shown, from one case with votes.
SLIDES = {
    "case": "the-belt",
    "kinds": ["case", "story", "ask", "poll", "answer", "ladder", "plan", "points"],
    "votes": {"none": 9, "first-test": 4},
}
_IDS = re.compile(r'(?<![-\w])(id|aria-labelledby|for)="')

Row = dict[str, Any]


def gallery_states() -> list[Row]:
    """Return the cases in the order of the page, each with its answers: its own, or those of a clinical case."""
    story_answers = {story.id: story.answers for story in clinical_cases()}
    return [
        {**state, "answers": state.get("answers", story_answers.get(state.get("story")))} for state in read_json(STATES)
    ]


def gallery_script() -> str:
    """Return the script of the page: the calculators' HTML, the assessment of each case, then the bundle."""
    gallery = {
        "calculators": {kind: calculator_html(kind, own_page=True) for kind in KINDS},
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "states": [
            {**state, "assessment": _assess(state["answers"]), "explained": _explain(state["answers"])}
            for state in gallery_states()
        ],
        "trials": [
            {"answers": answers, "assessment": _assess(answers)}
            for state in gallery_states()
            if "trial" in state
            for answers in [{**state["answers"], **state["trial"]}]
        ],
        "local": read_json(EXAMPLE),
        "houses": local_settings_examples(),
        "questions": QUESTIONS,
        "slides": SLIDES,
    }
    return with_data("window.UB_GALLERY", gallery, HERE / "gallery.js")


def _assess(answers: Row) -> str:
    return calculators.assess_json(json.dumps(answers))


def _explain(answers: Row) -> str:
    return calculators.explained_json(json.dumps(answers))


def local_settings_examples() -> list[tuple[str, str, Row, str]]:
    """Return examples of local settings on a page: title, place, settings, or the text of an invalid file."""
    site_data = read_json(EXAMPLE)
    return [
        ("A copy past its date", "head", {**site_data, "review_by": "2020-01-31"}, ""),
        ("A bad file", "head", {}, json.dumps({**site_data, "emergency_number": 112, "idle_minutes": 0})),
        ("The foot of a page", "foot", site_data, ""),
    ]


def section_html(name: str, site_data: SiteData) -> str:
    """Return the HTML of a section of the gallery."""
    if name == "badges":
        return _badges()
    if name == "learner":
        return mount_point("gallery")
    if name == "statements":
        return _statements(site_data)
    return f'<div class="ub-gallery" data-gallery="{name}"></div>'


def _badges() -> str:
    """Return badges, certain and possible; the icons with their names; the legend of the ladder; buttons, tags, and notices."""
    badges = [icons.badge(rung) for rung in icons.BADGES] + [icons.badge(rung, open=True) for rung in icons.BADGES]
    drawn = [Markup("<li>{} <code>{}</code></li>").format(icons.icon(name), name) for name in icons.SHAPES]
    return Markup(
        '<div class="ub-gallery"><p class="ub-gallery__row">{}</p><ul class="ub-plain ub-gallery__icons">{}</ul>{}</div>'
    ).format(Markup(" ").join(badges), Markup().join(drawn), Markup(legend()))


def _statements(site_data: SiteData) -> str:
    """Return one statement for each kind of support in the literature, with ids that are unique to the gallery."""
    shown: dict[str, str] = {}
    for row in site_data.statements:
        shown.setdefault(statement.support_words(site_data.evidence[row["id"]])[0], row["id"])
    blocks = [
        f'<article class="ub-st" aria-label="{escape(support)}">{statement.top(ident, 3, site_data)}'
        f"{statement.rest(ident, site_data)}</article>"
        for support, ident in shown.items()
    ]
    return _IDS.sub(r'\1="gallery-', "".join(blocks)).replace('href="#', 'href="#gallery-')
