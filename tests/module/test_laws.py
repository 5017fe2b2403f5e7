"""Laws, tried on cases that nobody thought of: presence never lowers, answers stay inside, asking settles, nothing breaks."""

import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import calculators
from calculators import case_of
from calculators.answer import ShownAnswer, shown_answer
from calculators.assessment import outcome_of
from calculators.gate import assess_gate
from calculators.imaging import assess_imaging
from tests.module.support.case_builders import (
    ABSENT,
    CATALOGUE,
    GATE,
    NOT_ASSESSED,
    PRESENT,
    RANGES,
    YES_NO,
    Answers,
    Json,
    is_sentence,
)
from tests.module.support.specification import RUNGS

LINES: dict[str, list[float]] = {
    "age_years": [0, 17, 17.9, 18, 49, 50, 50.5, 51, 120],
    "esr_mm_h": [0, 19, 19.9, 20, 200],
    "duration_weeks": [0, 3, 3.9, 4, 5.9, 6, 6.1, 12, 12.1, 5200],
    "conservative_weeks": [0, 3, 3.9, 4, 6, 6.1, 5200],
}


def numbers(id: str) -> st.SearchStrategy[float]:
    low, high = RANGES[id]
    return st.sampled_from(LINES[id]) | st.floats(low, high, allow_nan=False) | st.integers(low, high)


def fits(answers: Answers) -> bool:
    """Care does not outlast the pain."""
    care, pain = answers.get("conservative_weeks"), answers.get("duration_weeks")
    return care is None or pain is None or bool(care <= pain)


@st.composite
def cases(draw: st.DrawFn) -> Answers:
    """Answers of every density: few known, most absent, anything."""
    usual = draw(st.sampled_from((NOT_ASSESSED, ABSENT)))
    answers: Answers = dict.fromkeys(YES_NO, usual)
    for id in draw(st.lists(st.sampled_from(YES_NO), max_size=12)):
        answers[id] = draw(st.sampled_from((PRESENT, ABSENT, NOT_ASSESSED)))
    for id in RANGES:
        if draw(st.booleans()):
            answers[id] = draw(numbers(id))
    if not fits(answers):
        del answers["duration_weeks"]
    return answers


def ends(answers: Answers) -> tuple[int, int]:
    """Floor and ceiling as heights on the ladder."""
    found = outcome_of(case_of(**answers))
    return RUNGS.index(found.floor), RUNGS.index(found.ceiling)


def known(answers: Answers, id: str) -> bool:
    return answers.get(id) not in (None, NOT_ASSESSED)


@given(cases(), st.sampled_from(YES_NO))
def test_a_present_finding_never_lowers_the_floor_or_the_ceiling(answers: Answers, id: str) -> None:
    low, high = ends(answers)
    more_low, more_high = ends({**answers, id: PRESENT})
    assert more_low >= low
    assert more_high >= high


@given(cases(), st.sampled_from(YES_NO))
def test_a_yes_instead_of_a_no_never_lowers_either_end(answers: Answers, id: str) -> None:
    no, yes = ends({**answers, id: ABSENT}), ends({**answers, id: PRESENT})
    assert yes[0] >= no[0]
    assert yes[1] >= no[1]


@given(cases(), st.sampled_from(YES_NO))
def test_not_assessed_ranks_between_no_and_yes(answers: Answers, id: str) -> None:
    no, unknown, yes = (ends({**answers, id: value}) for value in (ABSENT, NOT_ASSESSED, PRESENT))
    assert no[0] == unknown[0] <= yes[0]
    assert no[1] <= unknown[1] == yes[1]


@given(cases(), st.data())
def test_answering_an_unknown_stays_inside_floor_and_ceiling(answers: Answers, data: st.DataObject) -> None:
    open_ids = [id for id in CATALOGUE if not known(answers, id) and id != "esr_mm_h"]
    assume(open_ids)
    id = data.draw(st.sampled_from(open_ids))
    answer: Any = data.draw(numbers(id) if id in RANGES else st.sampled_from((PRESENT, ABSENT)))
    assume(fits({**answers, id: answer}))
    low, high = ends(answers)
    after_low, after_high = ends({**answers, id: answer})
    assert low <= after_low <= after_high <= high


@given(cases(), st.data())
def test_answering_all_that_is_asked_settles_the_ladder(answers: Answers, data: st.DataObject) -> None:
    low, high = ends(answers)
    for id in assess_imaging(case_of(**answers)).next_questions:
        if id in RANGES:
            most = answers.get("duration_weeks", RANGES[id][1]) if id == "conservative_weeks" else RANGES[id][1]
            answers = {**answers, id: min(data.draw(numbers(id)), most)}
        else:
            answers = {**answers, id: data.draw(st.sampled_from((PRESENT, ABSENT)))}
    after_low, after_high = ends(answers)
    assert low <= after_low == after_high <= high


def shown(answers: Answers) -> ShownAnswer:
    case = case_of(**answers)
    return shown_answer(case, assess_gate(case), assess_imaging(case))


@given(cases(), st.data())
def test_answering_all_that_the_answer_asks_settles_it_but_for_familiar_pain(
    answers: Answers, data: st.DataObject
) -> None:
    for id in shown(answers).next_questions:
        if id in RANGES:
            most = answers.get("duration_weeks", RANGES[id][1]) if id == "conservative_weeks" else RANGES[id][1]
            answers = {**answers, id: min(data.draw(numbers(id)), most)}
        else:
            answers = {**answers, id: data.draw(st.sampled_from((PRESENT, ABSENT)))}
    after = shown(answers)
    assert (after.kind == "open") == (after.check == ["new_onset", "duration_weeks"])
    if after.kind == "open":
        assert shown({**answers, "new_onset": PRESENT}).kind == "settled"
        assert after.could_be == "first-test"


@given(cases(), st.sampled_from(YES_NO))
def test_a_present_finding_never_lowers_the_rung_that_is_shown(answers: Answers, id: str) -> None:
    assume(id not in GATE)
    before, after = shown({**answers, id: ABSENT}), shown({**answers, id: PRESENT})
    assert RUNGS.index(after.rung or "none") >= RUNGS.index(before.rung or "none")


@given(cases())
def test_an_answer_of_an_earlier_version_never_lowers_the_floor_nor_the_ceiling(answers: Answers) -> None:
    """Questions that became wider are asked again: that can only widen what is said."""
    saved = {"answers": answers, "version": "0.1.0", "rules_hash": "1918e55f80fc"}
    found = json.loads(calculators.saved_json(json.dumps(saved)))
    before, after = ends(answers), ends(found["answers"])
    assert after[0] == before[0]
    assert after[1] >= before[1]
    assert not set(found["asked_again"]) & set(found["answers"])


@given(cases())
def test_nothing_is_asked_exactly_when_it_is_settled(answers: Answers) -> None:
    found = assess_imaging(case_of(**answers))
    assert (found.next_questions == []) is found.settled
    assert not {"esr_mm_h", "duration_weeks"} & set(found.next_questions)
    assert not [id for id in found.next_questions if known(answers, id)]


@given(cases(), numbers("esr_mm_h"))
def test_an_esr_never_lowers_and_a_low_one_changes_no_rung(answers: Answers, esr: float) -> None:
    without = ends({**answers, "esr_mm_h": None})
    with_it = ends({**answers, "esr_mm_h": esr})
    assert with_it[0] >= without[0]
    assert with_it[1] >= without[1]
    if esr < 20:
        assert with_it == without


@pytest.mark.parametrize("id", ["age_years", "conservative_weeks", "esr_mm_h"])
@given(cases(), st.data())
def test_a_higher_number_never_lowers_the_ladder(id: str, answers: Answers, data: st.DataObject) -> None:
    low, high = sorted((data.draw(numbers(id)), data.draw(numbers(id))))
    assume(fits({**answers, id: high}))
    before, after = ends({**answers, id: low}), ends({**answers, id: high})
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(cases(), st.sampled_from((PRESENT, ABSENT)))
def test_a_finished_work_up_touches_neither_gate_nor_screen_nor_ladder(answers: Answers, work_up: str) -> None:
    asked, done = ({**answers, "work_up_done": value} for value in (NOT_ASSESSED, work_up))
    assert outcome_of(case_of(**asked)) == outcome_of(case_of(**done))


def outcome(text: str) -> Json:
    """Return what the module answers to any input: an assessment, or errors that are sentences."""
    out = calculators.assess_json(text)
    assert out.isascii()
    found: Json = json.loads(out)
    if "faults" in found:
        assert list(found) == ["faults"]
        assert found["faults"]
        assert all(is_sentence(fault["says"]) for fault in found["faults"])
    else:
        assert found["version"] == calculators.VERSION
    return found


@given(st.text(st.characters(codec=None), max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    outcome(text)
    outcome(calculators.form_json(text))


@given(st.text(st.sampled_from('{}[]":,\\0123456789.eE+-naNIfiytrulsd \n\ufeff\ud800é'), max_size=60))
def test_no_text_that_looks_like_json_breaks_it(text: str) -> None:
    outcome(text)
    outcome(calculators.form_json(text))


JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=10)
    | st.sampled_from((PRESENT, ABSENT, NOT_ASSESSED)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


@given(JSON_VALUES)
def test_no_json_breaks_it(value: Any) -> None:
    outcome(json.dumps(value))


@given(st.dictionaries(st.sampled_from(CATALOGUE) | st.text(max_size=12), JSON_VALUES, max_size=8))
def test_no_object_breaks_it_and_every_unknown_id_is_named(value: Json) -> None:
    found = outcome(json.dumps(value))
    named = {fault["finding"] for fault in found.get("faults", [])}
    assert {id for id in value if id not in CATALOGUE} <= named
    outcome(calculators.form_json(json.dumps(value)))


@settings(max_examples=60)
@given(cases())
def test_a_whole_case_comes_back_as_it_was_given(answers: Answers) -> None:
    found = outcome(json.dumps(answers))
    given_answers = {id: value for id, value in answers.items() if value not in (None, NOT_ASSESSED)}
    assert found["answers"] == given_answers
    texts = json.loads(calculators.texts_json(json.dumps(answers)))
    typed = {
        id: texts[id].replace(".", ",") if "e-" not in texts.get(id, "e-") else texts.get(id, value)
        for id, value in answers.items()
    }
    assert outcome(calculators.form_json(json.dumps(typed))) == found
