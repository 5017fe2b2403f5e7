"""The tests of the tests: an error put into either opinion is noticed by the comparison.

Into the second opinion's tables every single error of a few kinds is put, one after the other (`table_errors`). Into the
module go errors of the same kinds, by hand.
"""

from __future__ import annotations

import copy
import dataclasses
from functools import cache
from typing import Any

import pytest

from calculators import (
    Case,
    answer,
    assess,
    assessment,
    gate,
    imaging,
    management,
    newer_evidence,
    notes,
    plan_rules,
    screen,
)
from calculators.io.serialize import serialize
from calculators.rules import Rule, present
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.probes import probes
from tests.module.proof.support.reference_of_module import module_decisions, reference_decisions
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.reference_tables import Tables
from tests.module.proof.support.table_errors import edits

Said = dict[str, Any]


def without_changes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(assessment, "changes_of", lambda case: [])


@cache
def module_says() -> tuple[Said, ...]:
    with pytest.MonkeyPatch.context() as patch:
        without_changes(patch)
        return tuple(module_decisions(serialize(assess(Case(answers)))) for answers in probes())


@cache
def second_says() -> tuple[Said, ...]:
    reference = ReferenceModel()
    return tuple(reference_decisions(reference.judge(answers)) for answers in probes())


def test_both_agree_on_the_probes(record_law: RecordLaw) -> None:
    for answers, one, other in zip(probes(), module_says(), second_says(), strict=True):
        assert one == other, answers
    record_law("module and second opinion agree: the whole assessment", len(probes()))


def test_every_note_rule_and_status_is_seen_and_not_seen(record_law: RecordLaw) -> None:
    """No note, rule or outcome is idle: the probes hold a case with it and one without it."""
    seen: dict[str, int] = {}
    for whole in second_says():
        plan = whole["management"]
        items = [item[0] for line in ("first_line", "second_line", "held_back", "referral") for item in plan[line]]
        named = {
            *(note for part in ("screen", "imaging", "management") for note in whole[part]["notes"]),
            *items, plan["follow_up"][1], plan["status"], *whole["gate"]["rules"], *(r[0] for r in whole["imaging"]["rules"]),
            *(["plan-psychosocial"] if plan["psychosocial"]["present"] else []),
        } - {None}  # fmt: skip
        for name in named:
            seen[name] = seen.get(name, 0) + 1
    rules = [*gate.RULES, *imaging.ALL_RULES, *plan_rules.RULE_BY_ID.values()]
    expected = {rule.id for rule in rules} | {note.id for note in notes.NOTES} | set(management.Status)
    # Everyone not withheld has the first line, one way or another; the rest is sometimes there and sometimes not.
    assert set(seen) == {str(name) for name in expected}
    assert all(0 < count < len(probes()) for count in seen.values())
    record_law("every note, rule, and status occurs and is absent at least once", len(expected))


# --- errors in the second opinion


def caught(tables: Tables) -> int | None:
    """Return the first probe for which the changed tables and the module disagree, or None."""
    reference = ReferenceModel(tables)
    for place, (answers, one) in enumerate(zip(probes(), module_says(), strict=True)):
        if reference_decisions(reference.judge(answers)) != one:
            return place
    return None


EDITS = edits()
SAME: dict[str, str] = {
    "('ladder', 'due', 'if') conservative_weeks < 4: 5": "with the floor at none, persistent has not fired: care is under 4 weeks",
    "('ladder', 'due', 'if') without conservative_weeks < 4": "likewise",
    "('management', 'climbing', 2) without ceiling above floor": "with both ends at immediate the plan is withheld",
    "('management', 'first_line', 5, 'given', 0) without status provisional": "what is withheld lists nothing",
    "('management', 'ask', 0, 'if', 0) without status withheld": "urgent and not withheld is released: work_up_done is known",
    "('management', 'ask', 2, 'if', 1) never": "likewise",
    "('notes', 'notes', 20, 'if', 1) never": "bleeding fires wherever bleeding with root pain does",
    "asked: esr_mm_h": "no completion measures it",
    "asked: duration_weeks": "no rule of the ladder reads it",
}
"""Edits that change no answer, each with the reason: the specification says these things twice."""


@pytest.mark.parametrize("share", range(4))
def test_every_single_error_in_the_tables_is_caught(share: int, record_law: RecordLaw) -> None:
    missed = set()
    for name, edit in list(EDITS.items())[share::4]:
        tables = copy.deepcopy(Tables())
        edit(tables)
        if caught(tables) is None:
            missed.add(name)
    assert missed == {name for name in list(EDITS)[share::4] if name in SAME}
    record_law("an error in the second opinion's tables is caught", len(list(EDITS)[share::4]) - len(missed))


# --- errors in the module


def rule_with(rules: tuple[Rule, ...], id: str, **changed: Any) -> tuple[Rule, ...]:
    """Return the rules with one of them changed."""
    assert any(rule.id == id for rule in rules)
    return tuple(dataclasses.replace(rule, **changed) if rule.id == id else rule for rule in rules)


def bound(rules: tuple[Rule, ...], id: str, to: int) -> tuple[Rule, ...]:
    """Return the rules with the number in one of them changed."""
    when = next(rule.when for rule in rules if rule.id == id)
    return rule_with(rules, id, when=tuple(dataclasses.replace(c, value=to) if c.value else c for c in when))


def note_with(id: str, **changed: Any) -> tuple[notes.Note, ...]:
    return tuple(dataclasses.replace(note, **changed) if note.id == id else note for note in notes.NOTES)


def flags(about: screen.Suspicion, **changed: Any) -> dict[screen.Suspicion, screen.FlagList]:
    return {**screen.FLAGS, about: dataclasses.replace(screen.FLAGS[about], **changed)}


def less(about: screen.Suspicion, flag: str) -> dict[screen.Suspicion, screen.FlagList]:
    assert flag in screen.FLAGS[about].flags
    return flags(about, flags=tuple(f for f in screen.FLAGS[about].flags if f != flag))


INFECTION, CANCER, FRACTURE, CORD = screen.Suspicion
EITHER = imaging.TestChoice.ESR_OR_RADIOGRAPH
STOP = answer._stop


def less_rule(id: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in imaging.RULES if rule.id != id)


def by_height(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules from the highest rung down, which the module relies on."""
    return tuple(sorted(rules, key=lambda rule: -imaging.Rung(rule.outcome).height))


DAMAGE: dict[str, tuple[Any, str, Any]] = {
    "raised ESR from 21": (imaging, "RULES", bound(imaging.RULES, "raised-esr", 21)),
    "care tried from 5 weeks": (imaging, "RULES", bound(imaging.RULES, "persistent", 5)),
    "over 50 becomes over 49": (imaging, "RULES", bound(imaging.RULES, "over-50-new-pain", 49)),
    "child under 19": (gate, "RULES", bound(gate.RULES, "gate-child", 19)),
    "fever leads to urgent evaluation": (imaging, "RULES", rule_with(imaging.RULES, "fever", outcome=imaging.Rung.TODAY)),
    "trauma leads to no imaging": (imaging, "RULES", rule_with(imaging.RULES, "trauma", outcome=imaging.Rung.AFTER_CARE)),
    "cord signs lead to urgent evaluation": (imaging, "RULES", rule_with(imaging.RULES, "cord-signs", outcome=imaging.Rung.TODAY)),
    "no rule for saddle anesthesia": (imaging, "RULES", tuple(r for r in imaging.RULES if r.id != "saddle")),
    "cancer reads no onset": (imaging, "RULES", rule_with(imaging.RULES, "cancer-new-pain", when=present("cancer_history"))),
    "weight loss without its statement": (imaging, "RULES", rule_with(imaging.RULES, "weight-loss", statements=())),
    "steroids need no radiograph": (imaging, "RULES", rule_with(imaging.RULES, "steroids", test=EITHER)),
    "an implant needs no radiograph": (imaging, "RULES", rule_with(imaging.RULES, "implant", test=EITHER)),
    "bleeding alone leads to immediate": (imaging, "RULES", by_height(rule_with(imaging.RULES, "bleeding", outcome=imaging.Rung.NOW))),
    "bleeding reads no root": (imaging, "RULES", rule_with(imaging.RULES, "bleeding-with-root-pain", when=present("bleeding_risk"))),
    "no rule for bleeding with root pain": (imaging, "RULES", less_rule("bleeding-with-root-pain")),
    "no rule for escalating pain": (imaging, "RULES", less_rule("escalating")),
    "a stiff spine gets a film": (imaging, "RULES", by_height(rule_with(imaging.RULES, "stiff-spine", outcome=imaging.Rung.FIRST_TEST))),
    "percussion without its sources": (imaging, "RULES", rule_with(imaging.RULES, "percussion", sources=())),
    "how soon: cancer is not alone": (imaging, "only_cancer_now", lambda floor, rules: any(r.id == "cancer-new-pain" for r in rules)),
    "how soon: no root is asked": (imaging, "NEURO_FINDINGS", imaging.NEURO_FINDINGS[:-1]),
    "how soon: the week without a root": (answer, "NEURO_FINDINGS", imaging.NEURO_FINDINGS[:-1]),
    "familiar pain under 3 weeks": (imaging, "YOUNG_PAIN_WEEKS", 3),
    "familiar pain is settled": (answer, "familiar_over_50", lambda case: None),
    "familiar pain has its plan": (management, "familiar_over_50", lambda case: None),
    "an emergency hides today": (answer, "_stop", lambda gate, ladder: STOP(gate, dataclasses.replace(ladder, floor=imaging.Rung.NONE))),
    "no line before an NSAID": (newer_evidence, "BEFORE_NSAID", newer_evidence.ACETAMINOPHEN),
    "pregnancy stops": (gate, "RULES", rule_with(gate.RULES, "gate-pregnancy", outcome=gate.Gate.STOP)),
    "lung is outside": (gate, "RULES", rule_with(gate.RULES, "gate-lung", outcome=gate.Gate.OUTSIDE)),
    "age is not asked": (gate, "QUESTIONS", gate.QUESTIONS[:-1]),
    "no iv drugs in infection": (screen, "FLAGS", less(INFECTION, "iv_drug_use")),
    "no escalating pain in cancer": (screen, "FLAGS", less(CANCER, "escalating_pain")),
    "no percussion in fracture": (screen, "FLAGS", less(FRACTURE, "percussion_tenderness")),
    "no implant in infection": (screen, "FLAGS", less(INFECTION, "spinal_implant")),
    "no bleeding in cord": (screen, "FLAGS", less(CORD, "bleeding_risk")),
    "no cord signs in cord": (screen, "FLAGS", less(CORD, "cord_signs")),
    "no age in cancer": (screen, "FLAGS", flags(CANCER, over_50_new=False)),
    "no ESR in infection": (screen, "FLAGS", flags(INFECTION, raised_esr=False)),
    "an ESR in fracture": (screen, "FLAGS", flags(FRACTURE, raised_esr=True)),
    "screen: over 51": (screen, "OLDER_YEARS", 51),
    "no stenosis in the class": (screen, "NERVE_SIGNS", ("radiculopathy_signs",)),
    "follow-up: over 60": (management, "OLDER_YEARS", 60),
    "late from 7 weeks": (management, "LATE_WEEKS", 7),
    "second line from 5 weeks": (management, "CARE_WEEKS", 5),
    "due at 5 weeks": (imaging, "CARE_WEEKS", 5),
    "education beside a test": (management, "_ALWAYS_RELIEF", (*management._ALWAYS_RELIEF, "first-line-education")),
    "a good outlook after a month": (management, "_OUTLOOK", ("natural-history",)),
    "no opioid caution": (management, "_ALWAYS_RELIEF", management._ALWAYS_RELIEF[:-1]),
    "severe pain is not asked": (management, "_ASKED", tuple(f for f in management._ASKED if f != "severe_pain")),
    "drugs before assessment": (management, "FIRST_LINE", tuple(reversed(plan_rules.FIRST_LINE))),
    "released though immediate": (management, "is_released", lambda case, imaging: case.present("work_up_done")),
    "N7 without the exact age": (notes, "NOTES", note_with("N7", applies=lambda a: a.fired("over-50-new-pain"))),
    "N5 without weight loss": (notes, "NOTES", note_with("N5", applies=lambda a: a.fired("infection", "iv-drugs"))),
    "N17 keeps nothing": (notes, "NOTES", note_with("N17", applies=lambda a: False)),
    "N21 without root pain": (notes, "NOTES", note_with("N21", applies=lambda a: a.fired("bleeding-with-root-pain"))),
    "N13 in the screen": (notes, "NOTES", note_with("N13", list="screen")),
    "N20 from three rules": (notes, "NOTES", note_with("N20", applies=lambda a: len(a.imaging.rules) > 2)),
    "every rule could fire": (Rule, "could_fire", lambda rule, case: True),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_a_deliberate_error_in_the_module_is_caught(
    name: str, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    module_part, attribute, value = DAMAGE[name]
    opinions = second_says()
    without_changes(monkeypatch)
    monkeypatch.setattr(module_part, attribute, value)
    try:
        agree = all(
            module_decisions(serialize(assess(Case(answers)))) == other
            for answers, other in zip(probes(), opinions, strict=True)
        )
    except KeyError:
        # What the plan has no words for is noticed too.
        agree = False
    assert not agree
    record_law("an error inserted into the module is caught", 1)
