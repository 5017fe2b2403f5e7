"""Write an assessment as a note of at most 12 lines for a chart: the answer first, then what it is based on.

Each line is one paragraph, however long. Every finding that is present is named; of many that were not assessed, the
urgent ones are named and the others are counted by group.
"""

from collections.abc import Iterable
from typing import Any

from calculators import gate, imaging
from calculators.answers import Answer
from calculators.findings import BY_ID, CATALOGUE, GROUPS
from calculators.imaging import Rung
from calculators.io.chart_note import ABSENT, NOT_ASSESSED, PRESENT, date_line, number_line
from calculators.reader_text import Words, for_both
from calculators.text.plain_text import TextView

Json = dict[str, Any]

MAX_LINES = 12
NAMED = 5
"""Up to this many findings are named; more are counted by group."""

_FIRST = ("age_years", "new_onset", "duration_weeks")
"""The findings that begin the summary, with any answer."""
_URGENT = frozenset(
    [*gate.QUESTIONS, *(id for rule in imaging.RULES if Rung(rule.outcome).urgent for id in rule.findings)]
)
"""The questions whose answer may be an emergency or may call for a doctor today."""
_WITH_ANSWER = ("where", "stiff-spine")
_NEXT = ("then", "due", "local-pathway")
"""The additions to the answer, by their role: on the line after it, and under *Next*."""

_SCOPE = for_both("Other causes and pregnancy")
"""Replaces the title of the scope's group, without the age, which begins the summary."""
_NONE_PRESENT = Words("none marked", "none so far")
_COULD_BE_URGENT = Words("Not assessed and possibly urgent", "Not answered, and could be urgent")
_NOTHING = for_both("none")
_LEAD: dict[str, Words] = {
    "why": for_both("Why"),
    "newer": for_both("Newer evidence"),
    "next": for_both("Next"),
    "ask": Words("Ask next", "Answer next"),
    "plan": for_both("Plan"),
}
_ARTICLE = "article"
_BEYOND = "not in the article"


def short_note(assessed: Json, reader: str, date: str) -> str:
    """Return the result of `serialize` as a short note. `reader` is "clinician" or "patient"; `date` is as typed."""
    view = TextView(assessed, reader)
    says = {row["role"]: view.text(row) for row in assessed["imaging"]["says"]}
    foot = assessed["foot"]
    lines = [
        f"[{view.pick_text(assessed['answer']['badge'])}] {view.text(assessed['answer'])}",
        _sentences(says[role] for role in _WITH_ANSWER if role in says),
        _summary(view),
        _absent(view),
        _after_lead(view, "why", _why(view)),
        _after_lead(view, "newer", view.newer_evidence()),
        _after_lead(view, "ask", _ask(view)),
        _after_lead(view, "next", [*(says[role] for role in _NEXT if role in says), *_referral_and_follow_up(view)]),
        _after_lead(view, "plan", [view.text(assessed["management"])]),
        view.pick_text(foot["safety_net"]),
        _sentences(view.footer()[1:]),
        date_line(view, date),
    ]
    return "\n".join(line for line in lines if line)


def _sentences(texts: Iterable[str]) -> str:
    """Return several texts as one line."""
    return ". ".join(texts)


def _after_lead(view: TextView, lead: str, texts: list[str]) -> str:
    """Return a line with its lead, or nothing if there are no texts."""
    return f"{view.pick(_LEAD[lead])}: {_sentences(texts)}" if texts else ""


def _summary(view: TextView) -> str:
    """Return age, onset, and duration, then what is present, the other numbers, and what was not assessed."""
    given = view.assessed["answers"]
    rest = [id for id in given if id not in _FIRST]
    present = view.labels([id for id in rest if given[id] == Answer.PRESENT])
    if not present and given.get("new_onset") != Answer.PRESENT:
        present = view.pick(_NONE_PRESENT)
    shown = [f"{view.pick(PRESENT)}: {present}"] if present else []
    numbers = [number_line(view, id) for id in rest if BY_ID[id].unit]
    return _sentences([*(_first(view, id) for id in _FIRST), *shown, *numbers, *_not_assessed(view)])


def _first(view: TextView, id: str) -> str:
    """Return one of the first findings with its answer, or that it was not assessed."""
    value = view.assessed["answers"].get(id)
    if value is not None and BY_ID[id].unit:
        return number_line(view, id)
    answer = NOT_ASSESSED if value is None else PRESENT if value == Answer.PRESENT else ABSENT
    return f"{view.labels([id])}: {view.pick(answer).lower()}"


def _not_assessed(view: TextView) -> list[str]:
    """Return what was not assessed: by name, or if there is much, by name what is urgent and the rest by group."""
    given, ask = view.assessed["answers"], view.assessed["answer"]["ask"]
    left = [finding.id for finding in CATALOGUE if finding.id not in given and finding.id not in _FIRST]
    urgent = [id for id in left if id in ask and id in _URGENT] if len(left) > NAMED else []
    others = [id for id in left if id not in urgent]
    lines = [f"{view.pick(_COULD_BE_URGENT)}: {view.labels(urgent)}"] if urgent else []
    if others or not urgent:
        lines.append(f"{view.pick(NOT_ASSESSED)}: {_named_or_counted(view, others) or view.pick(_NOTHING)}")
    return lines


def _absent(view: TextView) -> str:
    """Return what is absent, or nothing if nothing is."""
    ids = [id for id, value in view.assessed["answers"].items() if value == Answer.ABSENT and id not in _FIRST]
    return f"{view.pick(ABSENT)}: {_named_or_counted(view, ids)}" if ids else ""


def _named_or_counted(view: TextView, ids: list[str]) -> str:
    """Return a few findings by name, many as the count of each group."""
    if len(ids) <= NAMED:
        return view.labels(ids)
    counts: list[str] = []
    for group in GROUPS:
        all_ids = [finding.id for finding in CATALOGUE if finding.group == group.id and finding.id not in _FIRST]
        count = len([id for id in all_ids if id in ids])
        if count:
            title = _SCOPE if group.id == "gate" else group.title
            counts.append(f"{view.pick(title)} ({count} of {len(all_ids)})")
    return "; ".join(counts)


def _why(view: TextView) -> list[str]:
    """Return what the scope found and the imaging rules that are shown, for a clinician with their sources."""
    shown = view.assessed["shown"]["rules"]
    rules = [rule for rule in view.assessed["imaging"]["rules"] if rule["id"] in shown]
    rows = [*view.assessed["gate"]["shown"], *rules]
    return [view.text(row) + (f" ({_source(row)})" if view.clinician and _source(row) else "") for row in rows]


def _source(row: Json) -> str:
    """Return the article or the keys of the sources beyond it; nothing if the answer is not yet known."""
    if row.get("statements"):
        return _ARTICLE
    return ", ".join(row["sources"]) or (_BEYOND if row["origin"] == "beyond" else "")


def _ask(view: TextView) -> list[str]:
    """Return the first questions on which the answer depends, and how many more there are."""
    ask = view.assessed["answer"]["ask"]
    more = f" ({len(ask) - NAMED} more)" if len(ask) > NAMED else ""
    return [f"{view.labels(ask[:NAMED])}{more}"] if ask else []


def _referral_and_follow_up(view: TextView) -> list[str]:
    """Return the referrals and when the patient is seen again."""
    plan = view.assessed["management"]
    return [*view.texts(plan["referral"]), view.text(plan["follow_up"])]
