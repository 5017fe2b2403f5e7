"""Teaching cases as pages, and the table of all cases: stories, questions with replies, and the guideline's answer."""

from __future__ import annotations

from html import escape
from typing import Any

from markupsafe import Markup

from site_src.blocks.statement import count_noun
from site_src.content.site_data import NOTES, RULES, SiteData
from site_src.content.ui_text import both, word
from site_src.content.ui_text import sentence as both_sentences
from site_src.features.teaching.cases import (
    ASKED_WITH_FLAGS,
    PAGES,
    Reply,
    Stage,
    TeachingCase,
    assess,
    case_fragment,
    case_of,
    cases,
    errors,
)
from site_src.html import Rows, link, sentence, table
from site_src.markup import ladder as diagrams
from site_src.markup.icons import badge

Json = dict[str, Any]

DIFFICULTY = {1: "easy", 2: "medium", 3: "hard"}
ANSWER_LABELS = {"present": "Present", "absent": "Absent", None: "Cannot be known; stays open"}
LEARNER_NO_SCRIPT = {
    "own": "Writing a case needs JavaScript, which is turned off. The site’s own cases work without it.",
    "progress": "Recording progress needs JavaScript, which is turned off. The cases themselves work without it.",
}
REPLY_SOURCES = {"patient": "Asked", "examination": "Examined", "record": "From the record"}


def _source_link(name: str, site_data: SiteData) -> str:
    """Return a link to a statement, a note, or a rule."""
    if name in {row["id"] for row in site_data.notes}:
        return link(f"{site_data.page_of(*NOTES)}#note-{name}", f"note {name}")
    if name.startswith("rule-"):
        return link(f"{site_data.page_of(*RULES)}#{name}", f"<code>{name.removeprefix('rule-')}</code>")
    return link(site_data.statement_target(name), f"<code>{name}</code>")


def _source_links(names: list[str], site_data: SiteData) -> str:
    return ", ".join(_source_link(name, site_data) for name in names)


def _list_html(items: list[str], **attributes: str) -> str:
    more = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<ul{more}>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""


def _fold(summary: str, body: str, kind: str, *, searched: bool = True) -> str:
    out = "" if searched else ' data-search-exclude=""'
    return (
        f'<details class="ub-fold {kind}"{out}><summary>{summary}</summary>'
        f'<div class="ub-fold__body">{body}</div></details>'
    )


def case_table(_site_data: SiteData, _level: int) -> str:
    """Return the table of all cases, the easy ones first, with the teaching point of each."""
    rows: Rows = []
    for case in cases():
        tempts = "; ".join(escape(errors()[name]["says"]) for name in case.errors) or "–"
        about = [DIFFICULTY[case.difficulty], str(case.minutes), escape(sentence(case.teaches)), tempts]
        cells = [link(case.page, escape(case.title)), *about]
        rows.append(({"id": f"case-{case.id}"}, cells))
    return table("Teaching cases", ["Case", "Difficulty", "Minutes", "Teaching point", "Error it invites"], rows)


def error_table(site_data: SiteData, _level: int) -> str:
    """Return the table of errors, each with the cases that invite it."""
    rows: Rows = []
    for row in errors().values():
        case_links = ", ".join(link(case.page, escape(case.title)) for case in cases() if row["id"] in case.errors)
        rows.append(
            ({"id": f"error-{row['id']}"}, [escape(row["says"]), case_links, _source_links(row["rests_on"], site_data)])
        )
    return table("Errors", ["Error", "Cases", "Based on"], rows)


def case_page(ident: str, site_data: SiteData, level: int) -> str:
    """Return the page of a case: its stages with the questions that can be asked, then the guideline's answer."""
    case = case_of(ident)
    several = len(case.stages) > 1
    parts = [_head(case), mount_point("case", case.id)]
    for place, stage in enumerate(case.stages, start=1):
        title = f"{place}. {stage.title}" if several else stage.title
        parts.append(f'<h{level} id="stage-{place}">{escape(title)}</h{level}>')
        mount = Markup('<div data-teach="stage" data-search-exclude></div>')
        body = f'<p class="ub-story">{escape(stage.says)}</p>{_question_list(stage, site_data, place)}{mount}'
        parts.append(body if place == 1 else _fold("What happens next", body, "ub-later"))
    parts.append(f'<h{level} id="the-guide">The guideline’s answer</h{level}>')
    parts.append(
        _fold("Decide first, then open this", _answer_key(case, site_data, level + 1), "ub-guide", searched=False)
    )
    parts.append(f'<p class="ub-meta">{_next_case(case)}</p>')
    return "".join(parts)


def mount_point(part: str, ident: str = "") -> str:
    """Return the element in which the script draws a component. It is empty without JavaScript."""
    return Markup('<div class="ub-teach" data-teach="{}" data-case="{}" data-search-exclude></div>').format(part, ident)


def learner_part(part: str) -> str:
    """Return a learner's component that has a page of its own, with a sentence for readers without JavaScript."""
    return f"{mount_point(part)}<noscript><p>{LEARNER_NO_SCRIPT[part]}</p></noscript>"


def _next_case(case: TeachingCase) -> str:
    """Return a link to the next case of the table or, after the last one, to the table."""
    later = cases()[cases().index(case) + 1 :]
    return f"Next case: {link(later[0].page, escape(later[0].title))}" if later else link(f"{PAGES}.md", "All cases")


def _head(case: TeachingCase) -> str:
    stages = count_noun(len(case.stages), "stage")
    about = f"{DIFFICULTY[case.difficulty].capitalize()} · about {case.minutes} minutes · {stages} · fictional"
    return f'<p class="ub-meta">{about}. Written for rules version {escape(case.rules)}.</p>'


def _question_list(stage: Stage, site_data: SiteData, place: int) -> str:
    """Return the questions by group; later stages repeat only those with a new reply."""
    replies = [reply for name, reply in stage.replies.items() if place == 1 or name in stage.new_replies]
    rows = {row["id"]: row for row in site_data.findings}
    groups = []
    for group in site_data.groups:
        inside = [reply for reply in replies if rows[reply.finding]["group"] == group["id"]]
        if inside:
            opened = "".join(_reveal(reply, rows[reply.finding], place) for reply in inside)
            title = f'<p class="ub-asks__title" data-search-exclude="">{both(group["title"])}</p>'
            groups.append(f'<div class="ub-asks">{title}{opened}</div>')
    hint = (
        "Select a question to see the reply."
        if place == 1
        else "Only questions whose answer may have changed are repeated."
    )
    return f'<p class="ub-asks__hint" data-search-exclude="">{hint}</p>{"".join(groups)}' if groups else ""


def _reveal(reply: Reply, row: Json, place: int) -> str:
    """Return a question that opens to its reply. Shared replies are excluded from the search."""
    searched = "" if reply.own else ' data-search-exclude=""'
    return (
        f'<details class="ub-reveal" data-finding="{reply.finding}" data-stage="{place - 1}"{searched}>'
        f'<summary data-search-exclude="">{both(row["ask"])}</summary>'
        f'<p>{escape(reply.says)} <span class="ub-tag">{REPLY_SOURCES[reply.by]}</span> <b>{_reply_value(reply, row)}</b></p></details>'
    )


def _reply_value(reply: Reply, row: Json) -> str:
    """Return a reply as the answer for a calculator."""
    if isinstance(reply.answer, str) or reply.answer is None:
        return ANSWER_LABELS[reply.answer]
    unit = row["unit"] if reply.answer != 1 else {who: text.removesuffix("s") for who, text in row["unit"].items()}
    return f"{reply.answer:g} {both(unit)}"


def _unlinked_heading(title: str, level: int) -> str:
    """Return a heading without an address or an entry in the table of contents, since both would open the fold."""
    return f'<p class="ub-guide__head" role="heading" aria-level="{level}">{escape(title)}</p>'


def _answer_key(case: TeachingCase, site_data: SiteData, level: int) -> str:
    parts = []
    for place, stage in enumerate(case.stages, start=1):
        about = f", stage {place}" if len(case.stages) > 1 else ""
        parts.append(_unlinked_heading(f"From the story alone{about}", level))
        parts.append(_answer_before_questions(stage, site_data))
        parts.append(_unlinked_heading(f"After every question{about}", level))
        parts.append(_answer_after_questions(stage, site_data))
    parts.append(_unlinked_heading("Take-home points", level))
    points = [
        f"{escape(point['says'])} <small>{_source_links(point['rests_on'], site_data)}</small>" for point in case.points
    ]
    parts.append(_list_html(points, **{"class": "ub-points"}))
    if case.errors:
        parts.append(_unlinked_heading("Error this case invites", level))
        parts.append(_list_html([escape(sentence(errors()[name]["says"])) for name in case.errors]))
    target = site_data.calculator_page("management")
    opens = link(target, "Open this case in the management calculator", data_case=case_fragment(case.stages[-1].asked))
    parts.append(f'<p class="ub-opens">{opens}</p>')
    return "".join(parts)


def _answer(result: Json) -> str:
    """Return the answer that is shown: badge, then each part in words."""
    answer = result["answer"]
    rung = answer["kind"] if answer["kind"] in ("stop", "outside") and not answer["rung"] else answer["rung"]
    says = []
    for part in answer["parts"]:
        lead = f"<b>{both(part['lead'])}</b> " if part["lead"] else ""
        says.append(f"{lead}{both(both_sentences(part['says']))}")
    shown = "".join(f"<p>{text}</p>" for text in says)
    gate = _list_html([str(both(both_sentences(row["says"]))) for row in result["gate"]["shown"]])
    return f'<p class="ub-case-answer">{badge(rung or "unknown", words=answer["badge"])}</p>{shown}{gate}'


def _answer_before_questions(stage: Stage, site_data: SiteData) -> str:
    labels = {row["id"]: row["label"] for row in site_data.findings}
    asked = [str(both(labels[name])) for name in stage.expect["heard"].get("ask_next", [])]
    following = f"<p><b>Key questions at this point:</b></p>{_list_html(asked)}" if asked else ""
    return _answer(assess(stage.heard)) + following


def _answer_after_questions(stage: Stage, site_data: SiteData) -> str:
    """Return the answer, the ladder, and the full explanation."""
    result = assess(stage.asked)
    drawn = result["answer"]["ladder"]
    ladder = f'<div class="ub-diagram" data-search-exclude="">{diagrams.ladder("tall", **drawn)}</div>' if drawn else ""
    rows = [
        ("Why", _rules_shown(result, site_data)),
        ("Red-flag screen", [f"{both(row['title'])}: {both(row['says'])}" for row in result["screen"]["shown"]]),
        ("Details", _sentences(result["imaging"]["says"])),
        ("Plan", _plan(result, site_data)),
        (str(both(word("held-back"))), _sentences(result["management"]["held_back"])),
        (str(both(word("psychosocial"))), _psychosocial(result, site_data)),
        (str(both(word("referral"))), _sentences(result["management"]["referral"])),
        (str(both(word("follow-up"))), _sentences([result["management"]["follow_up"]])),
        ("Notes", [_source_links(notes, site_data)] if (notes := result["shown"]["notes"]) else []),
        ("Known", [_stated_finding(reply, site_data) for reply in stage.replies.values() if _is_stated(reply)]),
        ("Absent", _absent_findings(stage, site_data)),
    ]
    definitions = "".join(f"<div><dt>{name}</dt><dd>{_list_html(items)}</dd></div>" for name, items in rows if items)
    return f'{_answer(result)}{ladder}<dl class="ub-way-of">{definitions}</dl>'


def _is_stated(reply: Reply) -> bool:
    return reply.answer != "absent" and reply.finding != ASKED_WITH_FLAGS


def _absent_findings(stage: Stage, site_data: SiteData) -> list[str]:
    """Return the findings that were asked about and are absent, as one line."""
    labels = {row["id"]: row["label"] for row in site_data.findings}
    return ["; ".join(str(both(labels[name])) for name in stage.absent)] if stage.absent else []


def _stated_finding(reply: Reply, site_data: SiteData) -> str:
    """Return a finding that is present, a number, or one that cannot be known."""
    row = next(row for row in site_data.findings if row["id"] == reply.finding)
    return f"{both(row['label'])}: {_reply_value(reply, row)}"


def _sentences(rows: list[Json]) -> list[str]:
    return [str(both(both_sentences(row["says"]))) for row in rows if row["says"]["clinician"]]


def _rules_shown(result: Json, site_data: SiteData) -> list[str]:
    """Return the rules that are shown, each as a link, with their statements."""
    why = []
    for rule in result["imaging"]["rules"]:
        if rule["id"] in result["shown"]["rules"]:
            sources = _source_links([f"rule-{rule['id']}", *rule["statements"]], site_data)
            why.append(f"{both(both_sentences(rule['says']))} <small>{sources}</small>")
    return [*(_source_link(f"rule-{name}", site_data) for name in result["gate"]["rules"]), *why]


def _plan(result: Json, site_data: SiteData) -> list[str]:
    plan = result["management"]
    items = [
        f"{both(both_sentences(item['says']))} <small>{_source_link(item['statement'], site_data)}</small>"
        for item in [*plan["first_line"], *plan["second_line"]]
    ]
    return [str(both(both_sentences(plan["says"]))), *items]


def _psychosocial(result: Json, site_data: SiteData) -> list[str]:
    labels = {row["id"]: row["label"] for row in site_data.findings}
    return [str(both(labels[name])) for name in result["management"]["psychosocial"]["present"]]
