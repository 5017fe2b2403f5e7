"""A case in plain words, for a class: its stages, its questions with their replies, and the guide's way with its reasons.

The presenter view, the sheets of the browser and the PDF files all say it from here. Words are those for a clinician.
"""

from __future__ import annotations

from typing import Any

from site_src.content.site_data import SiteData
from site_src.content.ui_text import rung_badge
from site_src.features.teaching.cases import ASKED_WITH_FLAGS, Reply, Stage, TeachingCase, assess, errors
from site_src.features.teaching.pages import ANSWER_LABELS, REPLY_SOURCES
from site_src.html import sentence

Json = dict[str, Any]

#: What a class votes on, as it stands beside the ladder: the most urgent on top.
CHOICES = (
    "stop", "immediate", "urgent-evaluation", "first-test", "after-conservative-care", "none", "outside",
)  # fmt: skip


def choices() -> list[Json]:
    """The steps of the ladder, and the two answers that are none."""
    return [{"id": name, "says": rung_badge(name)["clinician"]} for name in CHOICES]


def reply_value(reply: Reply, row: Json) -> str:
    """What a reply means as an answer."""
    if isinstance(reply.answer, str) or reply.answer is None:
        return ANSWER_LABELS[reply.answer]
    unit = row["unit"]["clinician"]
    return f"{reply.answer:g} {unit.removesuffix('s') if reply.answer == 1 else unit}"


def _question_groups(stage: Stage, site_data: SiteData, names: list[str]) -> list[Json]:
    """The questions that can be asked, a group at a time."""
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
    """The one answer that is shown: its badge, its sentences, the ladder, and which choice of a class it is."""
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
    """What stands behind the answer: why, what it rests on, the plan, what is held back."""
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
    """The rules that are shown and the statements behind them, by their ids."""
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
    """Every finding that tells something: present, a number, or one that nobody can know."""
    rows = {row["id"]: row for row in site_data.findings}
    telling = [reply for name, reply in stage.replies.items() if reply.answer != "absent" and name != ASKED_WITH_FLAGS]
    return [
        f"{rows[reply.finding]['label']['clinician']}: {reply_value(reply, rows[reply.finding])}" for reply in telling
    ]


def source_label(name: str) -> str:
    """What a learning point rests on, in words."""
    if name.startswith("rule-"):
        return f"rule {name.removeprefix('rule-')}"
    return f"note {name}" if name[0] == "N" and name[1:].isdigit() else name


def summarize_case(case: TeachingCase, site_data: SiteData) -> Json:
    """One case, whole."""
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
    """The questions without an answer, as the checklist of a worksheet has them."""
    return [
        {
            "title": group["title"]["clinician"],
            "questions": [row["label"]["clinician"] for row in site_data.findings if row["group"] == group["id"]],
        }
        for group in site_data.groups
    ]
