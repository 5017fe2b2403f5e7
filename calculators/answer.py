"""Choose the one answer to show: its kind, its rung, and its text for each reader.

Gate, screen, and ladder always contain everything that was computed; this module decides what is shown.
"""

from dataclasses import dataclass
from enum import StrEnum

from calculators.answers import Case
from calculators.gate import Gate, GateResult
from calculators.imaging import Imaging, Rung
from calculators.reader_text import Words, join_words
from calculators.screen import NERVE_SIGNS
from calculators.text import wording


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

    @property
    def ladder_settled(self) -> bool:
        """Whether the drawing may say *settled*.

        Never with stop, outside, or an unchecked scope, even if floor and ceiling are equal.
        """
        return self.kind is AnswerKind.SETTLED


def shown_answer(case: Case, gate: GateResult, imaging: Imaging) -> ShownAnswer:
    """Return the answer to show, from the gate and both ends of the ladder."""
    if gate.status is Gate.STOP:
        return _stop(gate, imaging)
    if gate.status is Gate.OUTSIDE:
        return _outside(gate, imaging)
    inconsistent = case.has_inconsistent_onset()
    if gate.status is Gate.CLEAR and imaging.settled and not (inconsistent and imaging.floor is Rung.NONE):
        return _settled(case, imaging, inconsistent)
    return _open(case, gate, imaging, inconsistent)


def _ladder_if_immediate(imaging: Imaging) -> tuple[Rung, Rung] | None:
    """Return the ladder to draw for a case outside the scope: only an immediate floor is shown."""
    return (Rung.NOW, Rung.NOW) if imaging.floor is Rung.NOW else None


def _stop(gate: GateResult, imaging: Imaging) -> ShownAnswer:
    """Return the answer for an emergency outside the spine."""
    now = imaging.floor is Rung.NOW
    titles = [rule.title for rule in gate.rules if rule.outcome == Gate.STOP]
    text = wording.stop_text(titles, image_now=now)
    part = AnswerPart("stop", text, "stop", wording.EMERGENCY)
    return ShownAnswer(
        AnswerKind.STOP,
        Rung.NOW if now else None,
        None,
        False,
        wording.EMERGENCY,
        text,
        [part],
        _ladder_if_immediate(imaging),
    )


def _outside(gate: GateResult, imaging: Imaging) -> ShownAnswer:
    """Return the answer for a patient whom the guideline does not cover; an urgent red flag comes first."""
    titles = [rule.title for rule in gate.rules]
    floor = imaging.floor
    if not floor.urgent:
        text = wording.outside_text(titles)
        part = AnswerPart("outside", text, "outside", wording.NOT_COVERED)
        return ShownAnswer(AnswerKind.OUTSIDE, None, None, False, wording.NOT_COVERED, text, [part], None)
    first = AnswerPart("first", wording.rung_text(floor, imaging.test), floor, wording.BADGE[floor], wording.FIRST)
    then = AnswerPart("outside", wording.outside_but_urgent_text(titles), "outside", wording.NOT_COVERED)
    text = join_words([first.says, then.says])
    return ShownAnswer(
        AnswerKind.OUTSIDE, floor, None, False, wording.BADGE[floor], text, [first, then], _ladder_if_immediate(imaging)
    )


def _consistency_check(case: Case) -> list[AnswerPart]:
    """Return the request to check the two inconsistent answers (N17)."""
    weeks = case.number("duration_weeks")
    assert weeks is not None
    return [AnswerPart("check", wording.consistency_text(weeks, case.present("new_onset")))]


def _settled(case: Case, imaging: Imaging, inconsistent: bool) -> ShownAnswer:
    """Return the answer that no remaining question could change."""
    floor = imaging.floor
    words, badge = wording.rung_text(floor, imaging.test), wording.BADGE[floor]
    if floor is Rung.NONE and any(case.present(id) for id in NERVE_SIGNS):
        words, badge = wording.NO_URGENT_IMAGING, wording.NOT_URGENT
    why = wording.SETTLED_WHY if floor.urgent else wording.SETTLED_WHY_ESR
    parts = [AnswerPart("answer", words, floor, badge), AnswerPart("why", why)]
    if floor is Rung.NONE and badge is not wording.NOT_URGENT and case.unanswered(NERVE_SIGNS):
        parts.append(AnswerPart("why", wording.NERVES_NOT_ASKED))
    parts += _consistency_check(case) if inconsistent else []
    return ShownAnswer(AnswerKind.SETTLED, floor, None, False, badge, _combined(parts), parts, (floor, floor))


def _combined(parts: list[AnswerPart]) -> Words:
    """Join the parts into one text, each with its lead."""
    return join_words([join_words([p.lead, p.says], " ") if p.lead else p.says for p in parts])


def _open(case: Case, gate: GateResult, imaging: Imaging, inconsistent: bool) -> ShownAnswer:
    """Return the answer while questions are open: at least the floor, possibly the ceiling."""
    floor, ceiling = imaging.floor, imaging.ceiling
    scope_open = gate.status is Gate.OPEN
    floor_words = wording.rung_text(floor, imaging.test)
    could_be = AnswerPart(
        "could-be",
        wording.could_be_text(ceiling, imaging.ceiling_test, len(imaging.next_questions)),
        ceiling,
        wording.BADGE[ceiling],
        wording.COULD_BE,
    )
    scope = [AnswerPart("scope", wording.scope_text(urgent=floor.urgent))] if scope_open else []
    if floor is Rung.NONE and imaging.settled and scope_open:
        badge = wording.NOT_YET_KNOWN
        summary = shown = [AnswerPart("answer", wording.no_flag_scope_open_text(gate.next_questions), "unknown", badge)]
    elif floor is Rung.NONE:
        badge = wording.NOT_YET_KNOWN
        words = wording.OPEN_NONE
        if imaging.settled:
            # No question is left; two answers are inconsistent (N17).
            words = Words(words.clinician, wording.ODD_PAIR_PATIENT)
        unknown = AnswerPart("answer", words, "unknown", badge)
        summary = [unknown, *scope]
        shown = [unknown, *([] if imaging.settled else [could_be]), *scope]
    elif imaging.settled:
        badge = wording.BADGE[floor]
        summary = shown = [AnswerPart("answer", floor_words, floor, badge), *scope]
    else:
        badge = wording.at_least_badge(floor)
        at_least = AnswerPart("at-least", floor_words, floor, wording.BADGE[floor], wording.AT_LEAST)
        summary = shown = [at_least, could_be, *scope]
    check = _consistency_check(case) if inconsistent else []
    return ShownAnswer(
        AnswerKind.OPEN,
        None if floor is Rung.NONE else floor,
        None if imaging.settled else ceiling,
        scope_open,
        badge,
        _combined([*summary, *check]),
        [*shown, *check],
        (floor, ceiling),
    )
