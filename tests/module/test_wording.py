"""What may never be said: forbidden words, double negations, and reassurance while anything is open."""

import re

import pytest

import calculators
from calculators.text import wording
from tests.module.support.case_builders import (
    EVERYTHING_ABSENT,
    FIRST_TEST,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
    Json,
    assessment_of,
)
from tests.module.support.phrases import FORBIDDEN, NO_IMAGING, NOT_SUSPECTED, OUTLOOK
from tests.module.support.sample import sample_assessments, texts_for_reader, visible_parts, visible_text

NEGATION = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|neither|nor|cannot|without|un(?:less|able))\b|n[’']t\b", re.IGNORECASE
)
SETTLED_SAID = ("No remaining question could change this", "No other question could change this")


def sayers() -> list[Json]:
    return [row["says"] for row in calculators.listing("wording")]


def cases(kind: str) -> list[Json]:
    found = [case for case in sample_assessments() if case["answer"]["kind"] == kind]
    assert len(found) > 20, "the sample has too few of this kind"
    return found


def test_the_sample_reaches_every_kind_status_and_rung() -> None:
    found = sample_assessments()
    assert {case["answer"]["kind"] for case in found} == {"stop", "outside", "settled", "open"}
    assert {case["management"]["status"] for case in found} == {"withheld", "provisional", "beside-test", "given"}
    assert len({case["imaging"]["floor"] for case in found}) == 5
    assert len({case["screen"]["class"] for case in found}) == 4


@pytest.mark.parametrize("reader", ["clinician", "patient"])
def test_no_answer_uses_a_forbidden_word(reader: str) -> None:
    for case in sample_assessments():
        for text in texts_for_reader(case, reader):
            assert not FORBIDDEN.search(text), text


@pytest.mark.parametrize("reader", ["clinician", "patient"])
def test_no_loose_text_uses_a_forbidden_word(reader: str) -> None:
    for words in sayers():
        assert not FORBIDDEN.search(words[reader]), words


def test_no_text_for_patients_has_a_double_negative() -> None:
    for case in sample_assessments():
        for text in texts_for_reader(visible_parts(case), "patient"):
            for sentence in re.split(r"[.;:?]|, but | and | or ", text):
                assert len(NEGATION.findall(sentence)) < 2, sentence


def test_no_answer_gives_a_percentage() -> None:
    for case in sample_assessments():
        assert "%" not in visible_text(case)
        assert "per cent" not in visible_text(case)


def test_every_text_is_there_for_both_readers() -> None:
    for case in sample_assessments():
        clinician, patient = list(texts_for_reader(case, "clinician")), list(texts_for_reader(case, "patient"))
        assert len(clinician) == len(patient)
        assert all(text.strip() == text and text for text in clinician + patient)


def test_no_imaging_is_shown_only_if_it_is_settled() -> None:
    for case in sample_assessments():
        settled_none = case["answer"]["kind"] == "settled" and case["answer"]["rung"] == "none"
        assert any(words in visible_text(case) for words in NO_IMAGING) is settled_none
        badge_says_so = case["answer"]["badge"]["clinician"] in ("No imaging now", "Not urgent")
        assert badge_says_so is settled_none


def test_the_advice_against_imaging_is_cited_only_where_it_is_the_answer() -> None:
    for case in sample_assessments():
        cited = [statement for rule in case["imaging"]["rules"] for statement in rule["statements"]]
        if "no-routine-imaging" in cited:
            assert (case["answer"]["kind"], case["answer"]["rung"]) == ("settled", "none")


def test_settled_is_said_only_of_what_is_settled() -> None:
    for case in sample_assessments():
        settled = case["answer"]["kind"] == "settled"
        assert any(words in visible_text(case) for words in SETTLED_SAID) is settled
        assert case["answer"]["kind"] != "settled" or case["gate"]["status"] == "clear"
        assert case["answer"]["kind"] != "settled" or case["imaging"]["floor"] == case["imaging"]["ceiling"]


@pytest.mark.parametrize("kind", ["stop", "outside"])
def test_with_stop_and_outside_nothing_reassures(kind: str) -> None:
    for case in cases(kind):
        text = visible_text(case)
        for words in (*NO_IMAGING, *NOT_SUSPECTED, *SETTLED_SAID, *OUTLOOK):
            assert words not in text
        assert all(row["state"] == "suspected" for row in case["screen"]["shown"])
        assert case["shown"]["changes"] is False
        assert case["answer"]["could_be"] is None
        assert case["management"]["first_line"] == case["management"]["second_line"] == []


URGENT = ("immediate", "urgent-evaluation")


@pytest.mark.parametrize(("kind", "least"), [("stop", URGENT), ("outside", URGENT)])
def test_with_stop_and_outside_no_lower_rung_is_shown(kind: str, least: tuple[str, ...]) -> None:
    for case in cases(kind):
        floor, answer = case["imaging"]["floor"], case["answer"]
        assert answer["rung"] == (floor if floor in least else None)
        shown = [rule["rung"] for rule in case["imaging"]["rules"] if rule["id"] in case["shown"]["rules"]]
        assert not set(shown) & {"first-test", "after-conservative-care", "none"}
        assert "X-ray" not in visible_text(case)
        assert not {row["role"] for row in case["imaging"]["says"]} & {"then", "due"}


def test_only_a_full_plan_mentions_the_expected_course() -> None:
    for case in sample_assessments():
        listed = [item["statement"] for item in case["management"]["first_line"]]
        given = case["management"]["status"] == "given"
        weeks = case["answers"].get("duration_weeks")
        holds = not case["management"]["second_line"] and (weeks is None or weeks <= 6)
        assert ("first-line-education" in listed) is (given and holds)
        if not given:
            assert not any(words in visible_text(case) for words in OUTLOOK)


def test_not_suspected_is_said_only_of_what_was_wholly_asked() -> None:
    for case in sample_assessments():
        for row in case["screen"]["shown"]:
            reassures = any(words in row["says"]["clinician"] + row["says"]["patient"] for words in NOT_SUSPECTED)
            assert reassures is (row["state"] == "not-suspected")


def test_absence_of_infection_comes_with_the_note_on_fever() -> None:
    for case in sample_assessments():
        if case["screen"]["suspicions"]["infection"] == "not-suspected":
            assert "N12" in case["screen"]["notes"]
            for row in case["screen"]["shown"]:
                assert row["about"] != "infection" or "N12" in row["says"]["clinician"]


def test_an_open_suspicion_says_how_many_questions_are_open() -> None:
    for case in sample_assessments():
        for row in case["screen"]["shown"]:
            if row["state"] == "open" and row["about"] != "class":
                assert re.fullmatch(r"not ruled out: (1 question|\d+ questions) unanswered", row["says"]["clinician"])
                assert row["says"]["patient"].startswith("not fully checked yet")


def test_every_result_says_what_it_is_what_it_is_not_and_when_to_return() -> None:
    for case in sample_assessments():
        foot = case["foot"]
        for reader in ("clinician", "patient"):
            assert "under review" in foot["says"][reader].lower()
            assert "not a diagnosis" in foot["says"][reader]
            waiting = case["answer"]["kind"] == "stop" or case["answer"]["rung"] == "immediate"
            assert foot["safety_net"][reader].startswith("While ") is waiting
            assert ("at once" in foot["safety_net"][reader]) is not waiting
            assert case["answers"].get("fever") != PRESENT or "fever" not in foot["safety_net"][reader]
            assert foot["under_review"][reader].lower().startswith("under review")
        assert re.fullmatch(r"[0-9a-f]{12}", case["rules_hash"])


@pytest.mark.parametrize(("weeks", "shown"), [(1, "1 week"), (2, "2 weeks"), (0.5, "0.5 weeks")])
def test_an_unusual_pair_is_named_with_its_weeks(weeks: float, shown: str) -> None:
    says = wording.consistency_text(weeks, new=False)
    assert f"duration ({shown})" in says.clinician
    assert f"{shown} of this pain" in says.patient


AGE_ALONE: Answers = {"age_years": 60, "new_onset": PRESENT}


@pytest.mark.parametrize("more", [{}, SETTLED], ids=["nothing else answered", "everything else absent"])
def test_a_patient_whose_only_flag_is_the_age_reads_nothing_of_cancer(more: Answers) -> None:
    """Questions and their labels are left out: a question about cancer is asked by its name."""
    found = assessment_of(more, AGE_ALONE)
    statements = {row["id"]: row["says"]["patient"] for row in calculators.listing("statements")}
    rows = [*found["answer"]["parts"], *found["screen"]["shown"], *found["imaging"]["rules"], *found["imaging"]["says"]]
    plan = found["management"]
    rows += [plan, plan["follow_up"], *plan["first_line"], *plan["held_back"], *plan["beside"]]
    shown = [row[key]["patient"] for row in rows for key in ("title", "lead", "says") if row.get(key)]
    shown += [statements[id] for rule in found["imaging"]["rules"] for id in rule["statements"]]
    shown += [found["foot"]["safety_net"]["patient"]]
    assert [text for text in shown if "cancer" in text.lower()] == []
    fracture = next(row for row in found["screen"]["shown"] if row["about"] == "fracture")
    assert "weak sign" in fracture["says"]["patient"]


def test_with_another_flag_for_cancer_the_patient_reads_of_it() -> None:
    found = assessment_of(SETTLED, AGE_ALONE, unexplained_weight_loss=PRESENT)
    assert "cancer" in next(row for row in found["screen"]["shown"] if row["about"] == "cancer")["says"]["patient"]


def test_familiar_pain_over_50_waits_for_no_question_once_all_are_answered() -> None:
    answers = {**EVERYTHING_ABSENT, "age_years": 60, "duration_weeks": 2, "conservative_weeks": 1}
    plan = assessment_of(answers)["management"]
    assert plan["status"] == "provisional"
    for reader in ("clinician", "patient"):
        texts = [
            plan["says"][reader],
            plan["follow_up"]["says"][reader],
            *(row["says"][reader] for row in plan["held_back"]),
        ]
        assert [text for text in texts if "question" in text] == []
    assert "whether this pain is new" in plan["says"]["patient"]


def test_a_plan_that_waits_gives_no_second_number_of_questions() -> None:
    for found in sample_assessments():
        assert not any(char.isdigit() for char in found["management"]["says"]["clinician"])


@pytest.mark.parametrize("base", [TODAY, FIRST_TEST], ids=["today", "first-test"])
def test_after_the_work_up_the_answer_says_that_its_step_is_done(base: Answers) -> None:
    found = assessment_of(base, work_up_done=PRESENT)
    roles = [part["role"] for part in found["answer"]["parts"]]
    assert roles[:3] == ["answer", "how-soon", "released"]
    assert "so this step is done" in found["answer"]["says"]["patient"]
    assert "released" not in [part["role"] for part in assessment_of(base)["answer"]["parts"]]


def test_with_a_known_nerve_sign_the_time_is_not_conditional() -> None:
    case = {**SETTLED, "cancer_history": PRESENT, "new_onset": PRESENT}
    alone, nerve = (
        assessment_of(case, radiculopathy_signs=sign)["imaging"]["how_soon"]["says"]["clinician"]
        for sign in (None, PRESENT)
    )
    assert "if there are any" in alone
    assert "if there are any" not in nerve
    assert "within 24 hours" in nerve
