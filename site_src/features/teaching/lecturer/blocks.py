"""The HTML of the session pages before a script runs: the ready-made sessions, the form, and the plan of each session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from site_src.features.teaching import case_summary, handouts
from site_src.features.teaching.cases import cases
from site_src.features.teaching.pages import DIFFICULTY
from site_src.features.teaching.sessions import Session, link_fragment, session_paths, sessions
from site_src.html import Rows, link, sentence, table
from site_src.markup import icons, ladder
from site_src.paths import THEME

COMPOSE = "teach/session.md"
PRESENT = "teach/present.md"


def handout_links(session: Session) -> list[str]:
    """Return links to the PDF files of a session. Only a release has these files."""
    places = {kind: f"{handouts.FOLDER}/{session.id}-{kind}.pdf" for kind in handouts.KINDS}
    return [link(place, f"{handouts.text(kind)} (PDF)") for kind, place in places.items() if (THEME / place).is_file()]


def ready_sessions() -> str:
    """Return the table of ready-made sessions, with links to present, change, or download each."""
    rows: Rows = []
    for one in sessions():
        case_links = ", ".join(link(case.page, escape(case.title)) for case in one.cases)
        opens = [
            link(PRESENT, "Present", data_fragment=link_fragment(one)),
            link(COMPOSE, "Change", data_fragment=link_fragment(one)),
            link(one.file, "File", download="", data_file=one.id),
            *handout_links(one),
        ]
        cells = [escape(one.title), str(one.minutes), case_links, " · ".join(opens)]
        rows.append(({"id": f"session-{one.id}"}, cells))
    return table("Ready-made sessions", ["Session", "Minutes", "Cases", "Actions"], rows)


def session_form() -> str:
    """Return the form: title, objectives, parts, and actions. It is hidden until its script runs."""
    offered = "".join(
        f'<option value="{case.id}">{escape(case.title)} ({DIFFICULTY[case.difficulty]}, {case.minutes} min)</option>'
        for case in cases()
    )
    choice = f'<select id="session-case" name="case">{offered}</select>'
    acts = (
        ("present", "Present"), ("copy", "Copy link"), ("save", "Save as file"), ("open", "Open file"),
        ("worksheet", "Print worksheet"), ("key", "Print answer key"), ("empty", "Start over"),
    )  # fmt: skip
    buttons = "".join(
        f'<button type="button" class="ub-btn{" ub-btn--main" if name == "present" else ""}" data-act="{name}">{text}</button>'
        for name, text in acts
    )
    return (
        '<form class="ub-form ub-session" data-session="" hidden autocomplete="off">'
        '<div class="ub-session__errors" data-place="errors" tabindex="-1" role="group" aria-label="Errors" hidden></div>'
        '<div class="ub-form__field"><label for="session-title">Title</label>'
        '<input type="text" id="session-title" name="title" maxlength="200"></div>'
        '<div class="ub-form__field"><label for="session-aims">Learning objectives</label>'
        '<p class="ub-meta" id="session-aims-help">One per line, up to four. The class sees them at the beginning and at the end.</p>'
        '<textarea rows="4" id="session-aims" name="aims" aria-describedby="session-aims-help"></textarea></div>'
        '<div class="ub-session__parts"><p class="ub-session__head" id="session-parts">Parts, in order</p>'
        '<p class="ub-meta ub-num" data-place="total"></p>'
        '<ol class="ub-plain" data-place="parts" aria-labelledby="session-parts"></ol>'
        f'<div class="ub-session__add"><label for="session-case">A case</label>{choice}'
        '<button type="button" class="ub-btn" data-act="add">Add the case</button>'
        '<button type="button" class="ub-btn" data-act="talk">Add a part without a case</button></div></div>'
        '<p class="ub-session__moved" data-place="moved" hidden></p>'
        f'<div class="ub-actions">{buttons}</div><div class="ub-session__says" role="status" data-place="says"></div></form>'
        '<p class="ub-session__without">Building, copying, and presenting a session need JavaScript. '
        "You can still run the ready-made sessions from their plans and the case pages.</p>"
    )


def _key_help(keys: tuple[str, ...], does: str) -> str:
    """Return some keys and what they do. `data-keys` is the first word of that text."""
    named = " ".join(f'<kbd class="ub-key">{key}</kbd>' for key in keys)
    return f'<span data-keys="{does.partition(",")[0]}">{named} {does}</span>'


def presenter() -> str:
    """Return the empty presenter view, preceded by the choice of a session."""
    keys = (
        (("→", "space", "page ↓"), "next"), (("←", "page ↑"), "back"), (("Home", "End"), "first, last"),
        (("1–9, 0", "↑", "↓"), "ask, group"),
        (("B",), "black screen"), (("F",), "full screen"), (("Esc",), "exit"),
    )  # fmt: skip
    shown = "".join(_key_help(named, does) for named, does in keys)
    goes = (
        ("back", "Back"),
        ("next", "Next"),
        ("screen", "Full screen"),
        ("restart", "Start over"),
        ("leave", "Exit"),
    )
    buttons = "".join(
        f'<button type="button" class="ub-btn" data-go="{name}"{" hidden" if name == "restart" else ""}>{text}</button>'
        for name, text in goes
    )
    parts = "".join(
        [*(icons.badge(name) for name in case_summary.CHOICES), icons.badge("unknown"), ladder.ladder("tall")]
    )
    return (
        '<div class="ub-session__errors" data-place="errors" tabindex="-1" role="group" aria-label="Errors" hidden></div>'
        '<p class="ub-session__moved" data-place="moved" hidden></p><p aria-live="polite" data-place="waits"></p>'
        '<div class="ub-present" data-present="" hidden>'
        '<p class="ub-present__where ub-num" data-place="where"></p><div class="ub-present__step" data-place="step"></div>'
        f'<div class="ub-present__foot"><p class="ub-present__keys">{shown}</p>'
        f'<p class="ub-num" data-place="count"></p><div class="ub-actions">{buttons}</div></div></div>'
        f'<div class="ub-present__choose" data-place="choose">{ready_sessions()}'
        '<div class="ub-actions"><button type="button" class="ub-btn" data-open="" hidden>Open a session file</button></div>'
        f"<p>{link(COMPOSE, 'Build a session')} · {link('teach/lecturers-guide.md', 'Lecturer’s guide')}. "
        "Without JavaScript this page shows nothing more: use a plan from the lecturer’s guide and the case pages.</p></div>"
        f"<template data-parts>{parts}</template>"
    )


def session_plan(session: Session) -> str:
    """Return the plan of a session by minutes."""
    rows: Rows = []
    for item in session.items:
        what = f"Case: {link(item.case.page, escape(item.case.title))}" if item.case else escape(item.says)
        point = escape(sentence(item.case.teaches)) if item.case else ""
        rows.append(({}, [f"{item.starts_at}–{item.starts_at + item.minutes}", what, escape(item.note), point]))
    aims = "".join(f"<li>{escape(sentence(aim))}</li>" for aim in session.aims)
    opens = " · ".join([
        link(PRESENT, "Present it", data_fragment=link_fragment(session)),
        link(COMPOSE, "Change it", data_fragment=link_fragment(session)),
        link(session.file, "File", download="", target="_blank", rel="noopener"),
        *handout_links(session),
    ])  # fmt: skip
    head = ["Minutes", "Part", "Notes for you", "Teaching point"]
    return (
        f'<p class="ub-session__name"><b>{escape(session.title)}</b></p><p>Learning objectives:</p><ul>{aims}</ul>'
        f'{table(f"{session.minutes}-minute plan", head, rows)}<p class="ub-meta">{opens}</p>'
    )


def _plan_by_id(ident: str) -> str:
    return session_plan(next(one for one in sessions() if one.id == ident))


BLOCKS: dict[str, Callable[[], str]] = {
    "ready": ready_sessions,
    "form": session_form,
    "front": presenter,
    **{path.stem: partial(_plan_by_id, path.stem) for path in session_paths()},
}
