"""Convert an assessment to plain JSON values with keys in a fixed order: the output of `assess_json`."""

from typing import Any

from calculators.answer import AnswerKind, AnswerPart, how_soon_sources, how_soon_text
from calculators.answers import Answer, Case
from calculators.assessment import Assessment
from calculators.findings import CATALOGUE
from calculators.gate import Gate
from calculators.imaging import CITES, OTHERWISE, Rung, recommended_test
from calculators.io.version import VERSION, rules_hash
from calculators.management import PlanItem
from calculators.newer_evidence import Beside, newer_evidence_on_imaging, newer_evidence_on_plan
from calculators.reader_text import Words, dict_or_none
from calculators.screen import Class, State, Suspicion
from calculators.text import plan_wording as plan_words
from calculators.text import rule_wording, screen_wording, wording
from calculators.text.reasons import gate_reason
from calculators.text.safety_net import safety_net_text
from calculators.text.screen_wording import age_alone
from calculators.unmet_rules import unmet_rules

Json = dict[str, Any]


def serialize(assessment: Assessment) -> Json:
    """Return the whole assessment as a JSON object. A later version may add keys but renames none."""
    return {
        "version": VERSION,
        "rules_hash": rules_hash(),
        "answers": answers_dict(assessment.case),
        "answer": _answer(assessment),
        "gate": _gate(assessment),
        "screen": _screen(assessment),
        "imaging": _imaging(assessment),
        "changes": [
            {
                "finding": c.finding, "answer": _plain_value(c.answer), "gate": str(c.outcome.gate), "class": str(c.outcome.cls),
                "floor": str(c.outcome.floor), "ceiling": str(c.outcome.ceiling),
            }
            for c in assessment.changes
        ],
        "management": _management(assessment),
        "shown": _shown(assessment),
        "foot": {
            "says": wording.WHAT_IT_IS.as_dict(),
            "safety_net": _safety_net(assessment).as_dict(),
            "under_review": wording.UNDER_REVIEW.as_dict(),
        },
    }  # fmt: skip


def _safety_net(assessment: Assessment) -> Words:
    """Return the warning signs: with an emergency or *immediate*, those to watch for while help is on the way."""
    case, answer = assessment.case, assessment.answer
    return safety_net_text(
        waiting=answer.kind is AnswerKind.STOP or answer.rung is Rung.NOW,
        fever=case.present("fever"),
        cancer_known=case.answered("cancer_history"),
        age_alone=age_alone(Suspicion.CANCER, assessment.screen.because(case, Suspicion.CANCER)),
    )


def answers_dict(case: Case) -> Json:
    """Return the answers given, in the order of the catalog."""
    return {f.id: _plain_value(case.given[f.id]) for f in CATALOGUE if f.id in case.given}


def _shown(assessment: Assessment) -> Json:
    """Return which rules, notes, and changes may be shown. With stop and outside, nothing below an urgent floor is."""
    covered, rung = assessment.gate.covered, assessment.answer.rung
    rules = [rule.id for rule in assessment.imaging.rules if covered or (rung and Rung(rule.outcome).urgent)]
    notes = (
        [id for part in assessment.notes.values() for id in part]
        if covered
        else [id for id in assessment.notes["imaging"] if rung and id in _URGENT_NOTES]
    )
    return {"rules": rules, "notes": sorted(notes, key=lambda id: int(id[1:])), "changes": covered}


_URGENT_NOTES = frozenset({"N2", "N3", "N4", "N5", "N13", "N14", "N21", "N22", "N23"})
"""Notes that are shown with an urgent rung if the guideline itself does not apply."""


def _plain_value(value: Answer | float) -> str | float:
    """Return an answer as text or as a number."""
    return str(value) if isinstance(value, Answer) else value


def _answer(assessment: Assessment) -> Json:
    """Return the part `answer`."""
    shown = assessment.answer
    return {
        "kind": str(shown.kind),
        "rung": shown.rung,
        "could_be": shown.could_be,
        "scope_unchecked": shown.scope_unchecked,
        "badge": shown.badge.as_dict(),
        "says": shown.says.as_dict(),
        "parts": [_part(part) for part in shown.parts],
        "ask": shown.next_questions,
        "check": shown.check,
        "ladder": None
        if shown.ladder is None
        else {"floor": shown.ladder[0], "ceiling": shown.ladder[1], "settled": shown.ladder_settled},
    }


def _part(part: AnswerPart) -> Json:
    """Return one part of the answer."""
    return {
        "role": part.role,
        "rung": part.rung,
        "badge": dict_or_none(part.badge),
        "lead": dict_or_none(part.lead),
        "says": part.says.as_dict(),
    }


def _gate(assessment: Assessment) -> Json:
    """Return the part `gate`."""
    gate = assessment.gate
    return {
        "status": str(gate.status),
        "rules": [rule.id for rule in gate.rules],
        "ask": gate.next_questions,
        "shown": [
            {
                "rule": rule.id, "outcome": rule.outcome, "because": list(rule.findings), "origin": str(rule.origin),
                "sources": list(rule.sources), "says": gate_reason(rule).as_dict(),
            }
            for rule in gate.rules
        ],
    }  # fmt: skip


def _screen(assessment: Assessment) -> Json:
    """Return the part `screen`."""
    screen = assessment.screen
    return {
        "suspicions": {str(about): str(state) for about, state in screen.suspicions.items()},
        "flags": screen.flags,
        "ask": screen.next_questions,
        "class": str(screen.cls),
        "notes": assessment.notes["screen"],
        "shown": _shown_suspicions(assessment),
    }


def _shown_suspicions(assessment: Assessment) -> list[Json]:
    """Return the suspicions to show. With stop and outside, only those suspected: no class and no reassurance."""
    screen, covered = assessment.screen, assessment.gate.covered
    rows: list[Json] = []
    for about, state in screen.suspicions.items():
        if not covered and state is not State.SUSPECTED:
            continue
        because = screen.because(assessment.case, about)
        text = screen_wording.suspicion_text(about, state, because, screen.open_count(assessment.case, about))
        rows.append(
            {
                "about": str(about),
                "state": str(state),
                "because": because,
                "title": screen_wording.suspicion_title(about, because).as_dict(),
                "says": text.as_dict(),
            }
        )
    if covered:
        text = screen_wording.CLASS[screen.cls]
        because = screen.flags if screen.cls is Class.SERIOUS else []
        rows.append(
            {
                "about": "class",
                "state": str(screen.cls),
                "because": because,
                "title": screen_wording.CLASS_TITLE.as_dict(),
                "says": text.as_dict(),
            }
        )
    return rows


def _imaging(assessment: Assessment) -> Json:
    """Return the part `imaging`."""
    imaging, settled = assessment.imaging, assessment.answer.kind is AnswerKind.SETTLED
    rules: list[Json] = []
    for rule in imaging.rules:
        test = recommended_test(Rung(rule.outcome), [rule], assessment.case.if_absent)
        text = rule_wording.rule_text(rule, test, settled=settled, decides=rule.outcome == imaging.floor)
        # "Do not image routinely" is cited only if it is the answer, never while a question is open.
        statements = [] if rule is OTHERWISE and not settled else list(rule.statements)
        rules.append(
            {
                "id": rule.id, "rung": rule.outcome, "test": test, "origin": str(rule.origin), "because": list(rule.findings),
                "statements": statements, "sources": list(rule.sources), "says": text.as_dict(),
            }
        )  # fmt: skip
    return {
        "floor": str(imaging.floor),
        "ceiling": str(imaging.ceiling),
        "settled": imaging.settled,
        "rules": rules,
        "cites": list(CITES[imaging.floor]),
        "test": imaging.test,
        "then": imaging.then,
        "due_in_weeks": imaging.due_in_weeks,
        "ask": imaging.next_questions,
        "how_soon": {
            "says": how_soon_text(assessment.case, imaging).as_dict(),
            "sources": how_soon_sources(imaging),
            "ask": imaging.neuro_questions,
        },
        "notes": assessment.notes["imaging"],
        "says": _extra_texts(assessment),
        "beside": [_newer_evidence(b) for b in newer_evidence_on_imaging(assessment.case, assessment.gate, assessment.screen, imaging)],
        "unmet": [
            {
                "id": unmet.rule.id, "rung": unmet.rule.outcome, "lacks": unmet.lacks, "blocked_by": unmet.blocked_by,
                "says": unmet.says.as_dict(),
            }
            for unmet in unmet_rules(assessment.case.if_absent)
        ],
    }  # fmt: skip


def _extra_texts(assessment: Assessment) -> list[Json]:
    """Return where to image, what follows, and when it is due.

    Below the urgent rungs, these are shown only if the guideline applies.
    """
    imaging, covered = assessment.imaging, assessment.gate.covered
    texts: list[tuple[str, Words]] = []
    if imaging.floor.urgent:
        texts.append(("where", rule_wording.WHERE))
        if assessment.case.present("stiff_spine_injury"):
            texts.append(("stiff-spine", rule_wording.STIFF_SPINE))
        texts.append(("local-pathway", rule_wording.LOCAL_PATHWAY))
    if imaging.then is not None and covered:
        texts.append(("then", rule_wording.THEN[imaging.then]))
    if imaging.due_in_weeks is not None and covered:
        texts.append(("due", rule_wording.due_text(imaging.due_in_weeks)))
    return [{"role": role, "says": text.as_dict()} for role, text in texts]


def _newer_evidence(beside: Beside) -> Json:
    """Return one entry beyond the article."""
    return {
        "id": beside.about, "about": beside.about, "statement": beside.statement, "origin": "beyond",
        "sources": list(beside.sources), "says": beside.says.as_dict(),
    }  # fmt: skip


def _item(item: PlanItem, text: Words, because: bool = True) -> Json:
    """Return one entry of the plan, with its reasons unless `because` is false."""
    entry: Json = {"rule": item.rule.id, "statement": item.statement, "origin": str(item.rule.origin)}
    return entry | ({"because": item.because} if because else {}) | {"says": text.as_dict()}


def _management(assessment: Assessment) -> Json:
    """Return the part `management`."""
    plan = assessment.management
    stopped, scope_open = assessment.gate.status is Gate.STOP, assessment.gate.status is Gate.OPEN
    urgent = assessment.imaging.floor.urgent and not plan.released
    # Familiar pain over 50 with every question answered: the plan waits for no question, but for a second look.
    to_check = bool(assessment.answer.check) and not assessment.case.unanswered(plan.because)
    text = plan_words.status_text(plan, stopped=stopped, urgent=urgent, to_check=to_check)
    held_back = [
        plan_words.held_back_text(
            item,
            plan.status,
            scope_open=scope_open,
            flags_open=any(id not in assessment.gate.next_questions for id in plan.because),
            fever_known=assessment.case.answered("fever"),
            to_check=to_check,
        )
        for item in plan.held_back
    ]
    return {
        "status": str(plan.status),
        "because": plan.because,
        "first_line": [_item(item, plan_words.item_text(item), because=False) for item in plan.first_line],
        "second_line": [_item(item, plan_words.item_text(item), because=False) for item in plan.second_line],
        "held_back": [_item(item, text) for item, text in zip(plan.held_back, held_back, strict=True)],
        "psychosocial": {"present": plan.psychosocial_present, "ask": plan.psychosocial_ask},
        "referral": [_item(item, plan_words.item_text(item)) for item in plan.referral],
        "follow_up": {
            "when": plan.follow_up,
            "rule": plan.follow_up_rule.id if plan.follow_up_rule else None,
            "because": plan.follow_up_because,
            "says": plan_words.follow_up_text(plan, assessment.imaging, stopped=stopped, to_check=to_check).as_dict(),
        },
        "ask": plan.next_questions,
        "notes": assessment.notes["management"],
        "says": text.as_dict(),
        "beside": [_newer_evidence(b) for b in newer_evidence_on_plan(plan)],
    }
