"""List the catalog, the rules, and the texts as plain JSON values, for the site and the command line."""

from collections.abc import Callable
from typing import Any

from calculators import gate, imaging, plan_rules, screen
from calculators.findings import CATALOGUE, GROUPS, Finding, Kind
from calculators.imaging import CITES, LADDER
from calculators.newer_evidence import ALL as BESIDE
from calculators.notes import NOTES
from calculators.reader_text import dict_or_none
from calculators.rules import Rule
from calculators.statements import STATEMENTS
from calculators.text import plan_wording, screen_wording, wording
from calculators.text.safety_net import SAFETY_NET, WHILE_WAITING
from calculators.text.ui_text import PAGE_WORDS

Row = dict[str, Any]

ALL_RULES: tuple[Rule, ...] = (*gate.RULES, *screen.RULES, *imaging.ALL_RULES, *plan_rules.RULES)


def _outcome_if_present(finding: Finding) -> str | None:
    """Return the rung or gate status to which the finding alone leads, or None if no rule reads it alone."""
    for rule in (*gate.RULES, *imaging.RULES):
        positive = [clause for clause in rule.when if clause.positive]
        if len(positive) == 1 and positive[0].finding == finding.id and finding.kind is Kind.YES_NO:
            return str(rule.outcome)
    return None


def _plain(value: bool | float | None) -> str | float | None:
    """Return an assumed value as an answer: present, absent, a number, or None for a number that stays unknown."""
    return {True: "present", False: "absent"}[value] if isinstance(value, bool) else value


def findings() -> list[Row]:
    """List every finding with its wording, range, and notes.

    `if_unknown` is the value that an unanswered question has at the floor and at the ceiling, null for a number that
    stays unknown; at the ceiling, a number is never more than the known number `at_most`.
    """
    return [
        {
            "id": f.id, "kind": str(f.kind), "group": f.group, "origin": str(f.origin), "label": f.label.as_dict(),
            "ask": f.ask.as_dict(), "help": {"clinician": f.help}, "low": f.low, "high": f.high, "unit": dict_or_none(f.unit),
            "notes": list(f.notes), "rung": _outcome_if_present(f), "meaning_since": f.meaning_since,
            "if_unknown": {"floor": _plain(f.if_absent), "ceiling": _plain(f.if_present)}, "at_most": f.at_most,
        }
        for f in CATALOGUE
    ]  # fmt: skip


def groups() -> list[Row]:
    """List the groups in which findings are shown together."""
    return [
        {"id": g.id, "title": g.title.as_dict(), "none_of_these": g.none_of_these, "hint": dict_or_none(g.hint)}
        for g in GROUPS
    ]


def rungs() -> list[Row]:
    """List the rungs of the ladder, least urgent first."""
    return [
        {
            "id": str(rung),
            "badge": wording.BADGE[rung].as_dict(),
            "meaning": wording.MEANING[rung].as_dict(),
            "cites": list(CITES[rung]),
        }
        for rung in LADDER
    ]


def rules() -> list[Row]:
    """List the rules of all parts with their conditions and what supports them."""
    return [
        {
            "id": r.id, "family": str(r.family), "title": r.title.as_dict(), "condition": r.condition_text().as_dict(),
            "when": [clause.as_dict() for clause in r.when], "reads": list(r.findings), "outcome": str(r.outcome), "test": r.test,
            "origin": str(r.origin), "statements": list(r.statements), "sources": list(r.sources), "notes": list(r.notes),
        }
        for r in ALL_RULES
    ]  # fmt: skip


def statements() -> list[Row]:
    """List the statements of the article in our own words."""
    return [
        {
            "id": s.id,
            "subject": s.subject,
            "says": s.says.as_dict(),
            "article_numbers": list(s.article_numbers),
            "use": str(s.use),
        }
        for s in STATEMENTS.values()
    ]


def notes() -> list[Row]:
    """List the interpretation notes."""
    return [{"id": n.id, "title": n.title, "says": n.says, "list": n.list, "when": n.when} for n in NOTES]


def words() -> list[Row]:
    """List the texts that belong to no rule or statement: those of the page, and the fixed texts of answers."""
    fixed = {
        "disclaimer": wording.WHAT_IT_IS,
        "safety-net": SAFETY_NET,
        "under-review": wording.UNDER_REVIEW,
        "scope": wording.SCOPE,
        "open-none": wording.OPEN_NONE,
        "not-yet-known": wording.NOT_YET_KNOWN,
        "emergency": wording.EMERGENCY,
        "not-covered": wording.NOT_COVERED,
        "not-urgent": wording.NOT_URGENT,
        "no-urgent-imaging": wording.NO_URGENT_IMAGING,
        "start": wording.START,
        "while-waiting": WHILE_WAITING,
        **{f"how-soon-{rung}": text for rung, text in wording.HOW_SOON.items()},
        "settled-why": wording.SETTLED_WHY,
        "settled-why-esr": wording.SETTLED_WHY_ESR,
        "class-title": screen_wording.CLASS_TITLE,
        **{f"answer-{rung}": wording.rung_text(rung, imaging.TestChoice.RADIOGRAPH) for rung in LADDER},
        **{f"suspicion-{about}": title for about, title in screen_wording.SUSPICION_TITLE.items()},
        **{f"class-{cls}": text for cls, text in screen_wording.CLASS.items()},
        **{f"plan-{status}": text for status, text in plan_wording.STATUS.items()},
        **{f"beside-{beside.about}": beside.says for beside in BESIDE},
    }
    return [{"id": id, "says": text.as_dict()} for id, text in (fixed | PAGE_WORDS).items()]


def suspicions() -> list[Row]:
    """List the four suspicions and their flags; `over_50_new` and `raised_esr` are flags derived from numbers."""
    return [
        {
            "id": str(about), "title": screen_wording.SUSPICION_TITLE[about].as_dict(), "flags": list(flag_list.flags),
            "over_50_new": flag_list.over_50_new, "raised_esr": flag_list.raised_esr,
        }
        for about, flag_list in screen.FLAGS.items()
    ]  # fmt: skip


LISTINGS: dict[str, Callable[[], list[Row]]] = {
    "findings": findings,
    "groups": groups,
    "rules": rules,
    "rungs": rungs,
    "statements": statements,
    "suspicions": suspicions,
    "notes": notes,
    "wording": words,
}


def listing(kind: str) -> list[Row]:
    """Return one of the lists by its name in `LISTINGS`. Raises `KeyError` for another name."""
    return LISTINGS[kind]()
