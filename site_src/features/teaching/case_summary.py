"""Summarize a teaching case in plain words: its stages, its questions with their replies, and the guideline's explanation.

The presenter view, the printed sheets, and the PDF files use these texts. They are worded for clinicians.
"""

from __future__ import annotations

from typing import Any

from site_src.content.site_data import SiteData
from site_src.content.ui_text import rung_badge
from site_src.features.teaching.cases import ASKED_WITH_FLAGS, Reply, Stage, TeachingCase, assess, errors
from site_src.features.teaching.pages import ANSWER_LABELS, REPLY_SOURCES
from site_src.html import sentence
from site_src.markup.icons import RUNGS

Json = dict[str, Any]

#: The choices of a class's vote, the most urgent first, as on the ladder.
CHOICES = ("stop", *reversed(RUNGS), "outside")


def choices() -> list[Json]:
    """Return the steps of the ladder, and the two answers that are not steps."""
    return [{"id": name, "says": rung_badge(name)["clinician"]} for name in CHOICES]


def reply_value(reply: Reply, row: Json) -> str:
    """Return a reply as the text of an answer."""
    if isinstance(reply.answer, str) or reply.answer is None:
        return ANSWER_LABELS[reply.answer]
    unit = row["unit"]["clinician"]
    return f"{reply.answer:g} {unit.removesuffix('s') if reply.answer == 1 else unit}"


def _question_groups(stage: Stage, site_data: SiteData, names: list[str]) -> list[Json]:
    """Return the questions that can be asked, by group."""
    rows = {row["id"]: row for row in site_data.findings}
    groups = []
    for group in site_data.groups:
        asked = [
            {
                "id": name,
                "says": stage.replies[name].says,
                "by": REPLY_SOURCES[stage.replies[name].by],
                "value": reply_value(stage.replies[name], rows[name]),
            }
            for name in names
            if rows[name]["group"] == group["id"]
        ]
        if asked:
            groups.append({"title": group["title"]["clinician"], "questions": asked})
    return groups


def _sentences(rows: list[Json]) -> list[str]:
    return [sentence(row["says"]["clinician"]) for row in rows if row["says"]["clinician"]]


def answer_text(result: Json) -> Json:
    """Return the answer that is shown: its badge, its sentences, the ladder, and the class's choices that match it."""
    answer, imaging = result["answer"], result["imaging"]
    outside_ladder = answer["kind"] in ("stop", "outside")
    low, high = imaging["floor"], imaging["ceiling"]
    right = [answer["kind"]] if outside_ladder else list(dict.fromkeys((low, high)))
    says = []
    for part in answer["parts"]:
        lead = f"{part['lead']['clinician']} " if part["lead"] else ""
        says.append(lead + sentence(part["says"]["clinician"]))
    return {
        "rung": answer["kind"] if outside_ladder and not answer["rung"] else answer["rung"] or "unknown",
        "badge": answer["badge"]["clinician"],
        "says": says,
        "right": right,
        "ladder": answer["ladder"],
    }


def explanation(result: Json, site_data: SiteData) -> Json:
    """Return the explanation of an answer: reasons, sources, plan, and what is on hold."""
    plan = result["management"]
    shown = [rule for rule in result["imaging"]["rules"] if rule["id"] in result["shown"]["rules"]]
    labels = {row["id"]: row["label"]["clinician"] for row in site_data.findings}
    return {
        "why": [*_sentences(result["gate"]["shown"]), *_sentences(shown)],
        "rests": [*(f"rule {name}" for name in result["gate"]["rules"]), *_rule_sources(shown), *_note_sources(result)],
        "plan": [
            sentence(plan["says"]["clinician"]),
            *_sentences([*plan["first_line"], *plan["second_line"]]),
            *_sentences(plan["referral"]),
            *_sentences([plan["follow_up"]]),
        ],
        "held": _sentences(plan["held_back"]),
        "psychosocial": [sentence(labels[name]) for name in plan["psychosocial"]["present"]],
    }


def _rule_sources(rules: list[Json]) -> list[str]:
    """Return the ids of the rules that are shown and of their statements."""
    return list(dict.fromkeys(name for rule in rules for name in (f"rule {rule['id']}", *rule["statements"])))


def _note_sources(result: Json) -> list[str]:
    return [f"note {name}" for name in result["shown"]["notes"]]


def _stage_summary(stage: Stage, site_data: SiteData, place: int) -> Json:
    heard, asked = assess(stage.heard), assess(stage.asked)
    names = [name for name in stage.replies if place == 1 or name in stage.new_replies]
    labels = {row["id"]: row["label"]["clinician"] for row in site_data.findings}
    return {
        "title": stage.title,
        "says": stage.says,
        "asks": _question_groups(stage, site_data, names),
        "worth": [labels[name] for name in stage.expect["heard"].get("ask_next", [])],
        "known": _stated_findings(stage, site_data),
        "absent": [labels[name] for name in stage.absent],
        "heard": answer_text(heard),
        "asked": answer_text(asked) | explanation(asked, site_data),
    }


def _stated_findings(stage: Stage, site_data: SiteData) -> list[str]:
    """Return every finding that is informative: present, a number, or one that cannot be known."""
    rows = {row["id"]: row for row in site_data.findings}
    telling = [reply for name, reply in stage.replies.items() if reply.answer != "absent" and name != ASKED_WITH_FLAGS]
    return [
        f"{rows[reply.finding]['label']['clinician']}: {reply_value(reply, rows[reply.finding])}" for reply in telling
    ]


def source_label(name: str) -> str:
    """Return the source of a learning point in words."""
    if name.startswith("rule-"):
        return f"rule {name.removeprefix('rule-')}"
    return f"note {name}" if name[0] == "N" and name[1:].isdigit() else name


def summarize_case(case: TeachingCase, site_data: SiteData) -> Json:
    """Return the summary of a whole case."""
    return {
        "id": case.id,
        "title": case.title,
        "page": case.page.replace(".md", ".html"),
        "difficulty": case.difficulty,
        "minutes": case.minutes,
        "teaches": sentence(case.teaches),
        "tempts": [sentence(errors()[name]["says"]) for name in case.errors],
        "stages": [_stage_summary(stage, site_data, place) for place, stage in enumerate(case.stages, start=1)],
        "points": [
            {"says": one["says"], "rests": [source_label(name) for name in one["rests_on"]]} for one in case.points
        ],
    }


def blank_checklist(site_data: SiteData) -> list[Json]:
    """Return the questions without answers, for the checklist of a worksheet."""
    return [
        {
            "title": group["title"]["clinician"],
            "questions": [row["label"]["clinician"] for row in site_data.findings if row["group"] == group["id"]],
        }
        for group in site_data.groups
    ]
