"""Choose the one answer to show: its kind, its rung, and its text for each reader.

Gate, screen, and ladder always contain everything that was computed; this module decides what is shown.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from calculators.answers import Answer, Case
from calculators.gate import Gate, GateResult
from calculators.imaging import (
    NEURO_FINDINGS,
    Imaging,
    Rung,
    TestChoice,
    familiar_over_50,
    fired_rules,
    only_cancer_now,
    recommended_test,
)
from calculators.reader_text import Words, join_words
from calculators.screen import FLAGS, NERVE_SIGNS, Suspicion
from calculators.text import wording
from calculators.text.reasons import labels


class AnswerKind(StrEnum):
    """Kind of an answer.

    Stop has priority over outside; settled needs a clear gate and equal ends; all else is open.
    """

    STOP = "stop"
    OUTSIDE = "outside"
    SETTLED = "settled"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One part of the answer, shown in the order given. `rung` selects the color; *unknown* is not a rung."""

    role: str
    says: Words
    rung: str | None = None
    badge: Words | None = None
    lead: Words | None = None


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """The answer as shown. `ladder` is the floor and ceiling to draw, or None if no ladder may be drawn."""

    kind: AnswerKind
    rung: Rung | None
    could_be: Rung | None
    scope_unchecked: bool
    badge: Words
    says: Words
    parts: list[AnswerPart]
    ladder: tuple[Rung, Rung] | None
    next_questions: list[str]
    """The unanswered questions on which the answer depends, those of the scope first."""
    check: list[str] = field(default_factory=list[str])
    """The two answers to look at again, if only they keep the answer open: familiar pain over 50."""

    @property
    def ladder_settled(self) -> bool:
        """Whether the drawing may say *settled*.

        Never with stop, outside, or an unchecked scope, even if floor and ceiling are equal.
        """
        return self.kind is AnswerKind.SETTLED


def shown_answer(case: Case, gate: GateResult, imaging: Imaging, *, worked_up: bool = False) -> ShownAnswer:
    """Return the answer to show, from the gate and both ends of the ladder.

    `worked_up`: the flags were worked up, nothing serious was found, and the plan is given (N19). Only the text reads it.
    """
    if gate.status is Gate.STOP:
        return _stop(gate, imaging)
    if gate.status is Gate.OUTSIDE:
        return _outside(case, gate, imaging)
    familiar = familiar_over_50(case)
    if gate.status is Gate.CLEAR and imaging.settled and familiar is None:
        shown = _settled(case, imaging)
    else:
        shown = _open(case, gate, imaging, familiar)
    return _with_work_up(shown) if worked_up else shown


def _with_work_up(shown: ShownAnswer) -> ShownAnswer:
    """Return the answer with the result of the work-up after its step and time."""
    at = next(number for number, part in enumerate(shown.parts) if part.role == "how-soon") + 1
    parts = [*shown.parts[:at], AnswerPart("released", wording.RELEASED), *shown.parts[at:]]
    return replace(shown, parts=parts, says=_combined(parts))


def how_soon_text(case: Case, imaging: Imaging) -> Words:
    """Return how soon the floor calls for action. No rung depends on it."""
    floor = imaging.floor
    usual = wording.HOW_SOON[floor]
    if only_cancer_now(floor, imaging.rules):
        assessed = all(case.absent(id) for id in NEURO_FINDINGS)
        signs = case.present("radiculopathy_signs")
        text = wording.WEEK_ALLOWED if assessed else wording.NERVE_SIGN_KNOWN if signs else wording.NEURO_FIRST
        return Words(text, usual.patient)
    fracture = any(id in FLAGS[Suspicion.FRACTURE].flags for id in imaging.floor_findings)
    return wording.HOW_SOON_FRACTURE if floor is Rung.FIRST_TEST and fracture else usual


def how_soon_sources(imaging: Imaging) -> list[str]:
    """Return the sources of the time: those beyond the article."""
    return ["niceQS56"] if only_cancer_now(imaging.floor, imaging.rules) else []


def _ladder_if_immediate(imaging: Imaging) -> tuple[Rung, Rung] | None:
    """Return the ladder to draw for a case outside the scope: only an immediate floor is shown."""
    return (Rung.NOW, Rung.NOW) if imaging.floor is Rung.NOW else None


def _answer_parts(
    case: Case, imaging: Imaging, role: str, words: Words, badge: Words, lead: Words | None
) -> list[AnswerPart]:
    """Return what the floor calls for, then how soon, as two parts."""
    parts = [AnswerPart(role, words, imaging.floor, badge, lead)]
    if imaging.floor is not Rung.NONE:
        parts.append(AnswerPart("how-soon", how_soon_text(case, imaging), lead=wording.HOW_SOON_LEAD))
    return parts


def _stop(gate: GateResult, imaging: Imaging) -> ShownAnswer:
    """Return the answer for an emergency outside the spine; an urgent red flag of the spine counts, too."""
    titles = [rule.title for rule in gate.rules if rule.outcome == Gate.STOP]
    text = wording.stop_text(titles, imaging.floor)
    part = AnswerPart("stop", text, "stop", wording.EMERGENCY)
    rung = imaging.floor if imaging.floor.urgent else None
    return ShownAnswer(
        AnswerKind.STOP, rung, None, False, wording.EMERGENCY, text, [part], _ladder_if_immediate(imaging), []
    )  # fmt: skip


def _outside(case: Case, gate: GateResult, imaging: Imaging) -> ShownAnswer:
    """Return the answer for a patient whom the guideline does not cover: an urgent red flag first, open ones last."""
    titles = [rule.title for rule in gate.rules]
    floor, urgent = imaging.floor, imaging.floor.urgent
    parts: list[AnswerPart] = []
    if urgent:
        parts = _answer_parts(
            case, imaging, "first", wording.rung_text(floor, imaging.test), wording.BADGE[floor], wording.FIRST
        )
    text = wording.outside_but_urgent_text(titles) if urgent else wording.outside_text(titles)
    parts.append(AnswerPart("outside", text, "outside", wording.NOT_COVERED))
    ask = _next_questions(gate, imaging)
    if ask:
        parts.append(AnswerPart("still-open", wording.still_open_text(labels(ask))))
    badge = wording.BADGE[floor] if urgent else wording.NOT_COVERED
    says = _combined([replace(part, lead=None) if part.role == "first" else part for part in parts])
    return ShownAnswer(
        AnswerKind.OUTSIDE, floor if urgent else None, None, False, badge, says, parts,
        _ladder_if_immediate(imaging), ask,
    )  # fmt: skip


def _next_questions(gate: GateResult, imaging: Imaging) -> list[str]:
    """Return the open questions of the scope, of the ladder, and of the time, each once."""
    return list(dict.fromkeys([*gate.next_questions, *imaging.next_questions, *imaging.neuro_questions]))


def _consistency_check(case: Case) -> list[AnswerPart]:
    """Return the two answers to look at again, or nothing if they go together (N17)."""
    if not (case.has_inconsistent_onset() or familiar_over_50(case)):
        return []
    text = wording.consistency_text(case.number("duration_weeks"), case.present("new_onset"))
    return [AnswerPart("check", text)]


def _settled(case: Case, imaging: Imaging) -> ShownAnswer:
    """Return the answer that no remaining question could change."""
    floor = imaging.floor
    words, badge = wording.rung_text(floor, imaging.test), wording.BADGE[floor]
    if floor is Rung.NONE and any(case.present(id) for id in NERVE_SIGNS):
        words, badge = wording.NO_URGENT_IMAGING, wording.NOT_URGENT
    why = wording.SETTLED_WHY if floor.urgent or case.answered("esr_mm_h") else wording.SETTLED_WHY_ESR
    if imaging.neuro_questions:
        why = wording.SETTLED_BUT_TIME
    parts = [*_answer_parts(case, imaging, "answer", words, badge, None), AnswerPart("why", why)]
    if floor is Rung.NONE and badge is not wording.NOT_URGENT and case.unanswered(NERVE_SIGNS):
        parts.append(AnswerPart("why", wording.NERVES_NOT_ASKED))
    parts += _consistency_check(case)
    return ShownAnswer(
        AnswerKind.SETTLED, floor, None, False, badge, _combined(parts), parts, (floor, floor), imaging.neuro_questions
    )  # fmt: skip


def _combined(parts: list[AnswerPart]) -> Words:
    """Join the parts into one text, each with its lead."""
    return join_words([join_words([p.lead, p.says], " ") if p.lead else p.says for p in parts])


def _open(case: Case, gate: GateResult, imaging: Imaging, familiar: Rung | None) -> ShownAnswer:
    """Return the answer while questions are open: at least the floor, possibly the highest rung that is still possible."""
    floor = imaging.floor
    ask = _next_questions(gate, imaging)
    scope_open = gate.status is Gate.OPEN
    highest, test = _highest_possible(case, imaging, familiar)
    if not case.given:
        start = AnswerPart("answer", wording.START, "unknown", wording.NOT_YET_KNOWN)
        badge, parts = wording.NOT_YET_KNOWN, [start]
    elif floor is Rung.NONE:
        badge, parts = wording.NOT_YET_KNOWN, _open_none(case, gate, imaging, familiar, _could_be(highest, test, 0))
    else:
        badge = wording.BADGE[floor] if imaging.settled else wording.at_least_badge(floor)
        role, lead = ("answer", None) if imaging.settled else ("at-least", wording.AT_LEAST)
        words = wording.rung_text(floor, imaging.test)
        parts = _answer_parts(case, imaging, role, words, wording.BADGE[floor], lead)
        if not imaging.settled:
            parts.append(_could_be(highest, test, len(ask)))
        if scope_open:
            parts.append(AnswerPart("scope", wording.scope_text(gate.next_questions, urgent=floor.urgent)))
    parts += _consistency_check(case) if case.given else []
    return ShownAnswer(
        AnswerKind.OPEN,
        None if floor is Rung.NONE else floor,
        None if highest is floor else highest,
        scope_open,
        badge,
        _combined(parts),
        parts,
        (floor, highest),
        ask,
        [] if familiar is None else ["new_onset", "duration_weeks"],
    )


def _highest_possible(case: Case, imaging: Imaging, familiar: Rung | None) -> tuple[Rung, TestChoice | None]:
    """Return the highest rung that an answer could still give, and its test: the ceiling, or that of new pain over 50."""
    if familiar is not None and familiar.height > imaging.ceiling.height:
        return familiar, _test_if_new(case, familiar)
    return imaging.ceiling, imaging.ceiling_test


def _test_if_new(case: Case, familiar: Rung) -> TestChoice | None:
    """Return the test of the rung that new pain would give."""
    fired = fired_rules(case.with_answer("new_onset", Answer.PRESENT).if_absent)
    return recommended_test(familiar, fired, case.if_absent)


def _familiar(case: Case, familiar: Rung) -> Words:
    """Return both halves of the answer of a patient over 50 whose pain was called not new."""
    nerves = any(case.present(id) for id in NERVE_SIGNS)
    return wording.familiar_text(familiar, _test_if_new(case, familiar), nerves=nerves)


def _could_be(rung: Rung, test: TestChoice | None, open_count: int) -> AnswerPart:
    """Return the part that says how urgent it could still be."""
    says = wording.could_be_text(rung, test, open_count)
    return AnswerPart("could-be", says, rung, wording.BADGE[rung], wording.COULD_BE)


def _open_none(
    case: Case, gate: GateResult, imaging: Imaging, familiar: Rung | None, could_be: AnswerPart
) -> list[AnswerPart]:
    """Return the parts of an answer for which nothing is certain yet: what is left, and what it could still be."""
    ask = _next_questions(gate, imaging)
    badge = wording.NOT_YET_KNOWN
    if not ask:
        assert familiar is not None
        return [AnswerPart("answer", _familiar(case, familiar), "unknown", badge)]
    parts = [AnswerPart("answer", wording.open_none_text(len(ask), labels(ask[: wording.NAMED])), "unknown", badge)]
    if imaging.settled:
        parts.append(AnswerPart("scope", wording.no_flag_scope_open_text(gate.next_questions)))
    else:
        parts.append(could_be)
        if gate.next_questions:
            parts.append(AnswerPart("scope", wording.scope_text(gate.next_questions, urgent=False)))
    if familiar is not None:
        parts.append(AnswerPart("familiar", _familiar(case, familiar)))
    return parts
