"""A case in plain words, for a class: its stages, its questions with their replies, and the guide's way with its reasons.

The presenter view, the sheets of the browser and the PDF files all say it from here. Words are those for a clinician.
"""

from __future__ import annotations

from typing import Any

from site_src.content.site_data import SiteData
from site_src.content.ui_text import rung_badge
from site_src.features.teaching.cases import SOMETIMES_ASKED, Case, Reply, Stage, assessed, errors
from site_src.features.teaching.pages import ANSWERS, BY
from site_src.html import sentence

Json = dict[str, Any]

#: What a class votes on, as it stands beside the ladder: the most urgent on top.
CHOICES = (
    "stop", "immediate", "urgent-evaluation", "first-test", "after-conservative-care", "none", "outside",
)  # fmt: skip


def choices() -> list[Json]:
    """The steps of the ladder, and the two answers that are none."""
    return [{"id": name, "says": rung_badge(name)["clinician"]} for name in CHOICES]


def value(reply: Reply, row: Json) -> str:
    """What a reply means as an answer."""
    if isinstance(reply.answer, str) or reply.answer is None:
        return ANSWERS[reply.answer]
    unit = row["unit"]["clinician"]
    return f"{reply.answer:g} {unit.removesuffix('s') if reply.answer == 1 else unit}"


def _asks(stage: Stage, site_data: SiteData, names: list[str]) -> list[Json]:
    """The questions that can be asked, a group at a time."""
    rows = {row["id"]: row for row in site_data.findings}
    groups = []
    for group in site_data.groups:
        asked = [
            {
                "id": name,
                "says": stage.replies[name].says,
                "by": BY[stage.replies[name].by],
                "value": value(stage.replies[name], rows[name]),
            }
            for name in names
            if rows[name]["group"] == group["id"]
        ]
        if asked:
            groups.append({"title": group["title"]["clinician"], "questions": asked})
    return groups


def _texts(rows: list[Json]) -> list[str]:
    return [sentence(row["says"]["clinician"]) for row in rows if row["says"]["clinician"]]


def answer_in_words(result: Json) -> Json:
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


def way(result: Json, site_data: SiteData) -> Json:
    """What stands behind the answer: why, what it rests on, the plan, what is held back."""
    plan = result["management"]
    shown = [rule for rule in result["imaging"]["rules"] if rule["id"] in result["shown"]["rules"]]
    labels = {row["id"]: row["label"]["clinician"] for row in site_data.findings}
    return {
        "why": [*_texts(result["gate"]["shown"]), *_texts(shown)],
        "rests": [*(f"rule {name}" for name in result["gate"]["rules"]), *_rests(shown), *_notes(result)],
        "plan": [
            sentence(plan["says"]["clinician"]),
            *_texts([*plan["first_line"], *plan["second_line"]]),
            *_texts(plan["referral"]),
            *_texts([plan["follow_up"]]),
        ],
        "held": _texts(plan["held_back"]),
        "psychosocial": [sentence(labels[name]) for name in plan["psychosocial"]["present"]],
    }


def _rests(rules: list[Json]) -> list[str]:
    """The rules that are shown and the statements behind them, by their ids."""
    return list(dict.fromkeys(name for rule in rules for name in (f"rule {rule['id']}", *rule["statements"])))


def _notes(result: Json) -> list[str]:
    return [f"note {name}" for name in result["shown"]["notes"]]


def _stage(stage: Stage, site_data: SiteData, place: int) -> Json:
    heard, asked = assessed(stage.heard), assessed(stage.asked)
    names = [name for name in stage.replies if place == 1 or name in stage.anew]
    labels = {row["id"]: row["label"]["clinician"] for row in site_data.findings}
    return {
        "title": stage.title,
        "says": stage.says,
        "asks": _asks(stage, site_data, names),
        "worth": [labels[name] for name in stage.expect["heard"].get("ask_next", [])],
        "known": _known(stage, site_data),
        "absent": [labels[name] for name in stage.absent],
        "heard": answer_in_words(heard),
        "asked": answer_in_words(asked) | way(asked, site_data),
    }


def _known(stage: Stage, site_data: SiteData) -> list[str]:
    """Every finding that tells something: present, a number, or one that nobody can know."""
    rows = {row["id"]: row for row in site_data.findings}
    telling = [reply for name, reply in stage.replies.items() if reply.answer != "absent" and name != SOMETIMES_ASKED]
    return [f"{rows[reply.finding]['label']['clinician']}: {value(reply, rows[reply.finding])}" for reply in telling]


def rests_on(name: str) -> str:
    """What a learning point rests on, in words."""
    if name.startswith("rule-"):
        return f"rule {name.removeprefix('rule-')}"
    return f"note {name}" if name[0] == "N" and name[1:].isdigit() else name


def told(case: Case, site_data: SiteData) -> Json:
    """One case, whole."""
    return {
        "id": case.id,
        "title": case.title,
        "page": case.page.replace(".md", ".html"),
        "difficulty": case.difficulty,
        "minutes": case.minutes,
        "teaches": sentence(case.teaches),
        "tempts": [sentence(errors()[name]["says"]) for name in case.errors],
        "stages": [_stage(stage, site_data, place) for place, stage in enumerate(case.stages, start=1)],
        "points": [{"says": one["says"], "rests": [rests_on(name) for name in one["rests_on"]]} for one in case.points],
    }


def blank(site_data: SiteData) -> list[Json]:
    """The questions without an answer, as the checklist of a worksheet has them."""
    return [
        {
            "title": group["title"]["clinician"],
            "questions": [row["label"]["clinician"] for row in site_data.findings if row["group"] == group["id"]],
        }
        for group in site_data.groups
    ]
