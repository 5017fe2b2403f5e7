"""Numbers as people type them: one reading or none, units of time, and the way back to a text."""

import json
import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import calculators
from calculators.io.error_text import quoted
from calculators.io.typed_number import MAX_LENGTH, number_text, typed_number, unambiguous_spellings
from tests.module.support.case_builders import RANGES, errors_of_text

UNITS = {"age_years": "years", "esr_mm_h": "mm/h", "duration_weeks": "weeks", "conservative_weeks": "weeks"}
WEEKS_IN = {"day": Fraction(1, 7), "week": Fraction(1), "month": Fraction(1461, 336), "year": Fraction(1461, 28)}
GROUPED = ["1,040", "1.040", "1.000", "65,000", "12.000", "104,000", "+1,040", "-1,040", "1,571", " 1,040 "]
SPACED = ["1 040", "1'040", "1’040", "1_040", "1\u00a0040", "1\u202f040", "1\u2009040", "12 000", "1 040 000"]
NEITHER = [
    "1,04,0",
    "1,040,000",
    "1.040,5",
    "1,040.5",
    "6,5,5",
    "1..5",
    "1 04",
    "1,0 40",
    "10 000 00",
    "3-4",
    "3/52",
    "~3",
    "<1",
]
OTHER_DIGITS = ["٦", "۶", "६", "６", "６.５", "1\u0664", "½", "1½", "²", "Ⅳ", "一"]


def answers_of(**fields: Any) -> dict[str, Any]:
    """Return the answers for the texts of a form."""
    found: dict[str, Any] = json.loads(calculators.form_json(json.dumps(fields)))
    return found


def page_error(**fields: Any) -> str:
    """Return the one sentence that a page shows a clinician."""
    explained = json.loads(calculators.explained_json(calculators.form_json(json.dumps(fields))))
    (fault,) = explained["faults"]
    says: str = fault["says"]["clinician"]
    return says


@pytest.mark.parametrize("id", UNITS)
@pytest.mark.parametrize("text", [*GROUPED, *SPACED, *NEITHER, *OTHER_DIGITS])
def test_no_input_accepts_a_number_that_could_mean_another(id: str, text: str) -> None:
    assert answers_of(**{id: text}) == {id: text}
    for given_as in (calculators.form_json(json.dumps({id: text})), json.dumps({id: text})):
        (fault,) = errors_of_text(given_as)
        assert fault["finding"] == id
    assert id not in page_error(**{id: text})


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("1,040", ["1040", "1.04"]),
        ("1.000", ["1000", "1"]),
        ("5,100", ["5100", "5.1"]),
        ("1,571", ["1571", "1.5710"]),
        ("+1.040", ["+1040", "+1.04"]),
        ("1,040 days", ["1040 days", "1.04 days"]),
        ("1 040", ["1040"]),
        ("1’040 wk", ["1040 wk"]),
        ("1 040 000 days", []),
    ],
)
def test_a_sentence_says_how_to_type_it_and_that_is_read(text: str, instead: list[str]) -> None:
    if instead:
        assert unambiguous_spellings(text, "weeks") == tuple(instead)
    ways = f"ype {' or '.join(instead)}." if instead else f"not “{text}”."
    assert ways in page_error(duration_weeks=text)
    (fault,) = errors_of_text(json.dumps({"duration_weeks": text}))
    assert fault["says"].endswith(ways)
    for way in instead:
        assert typed_number(way, "weeks") == pytest.approx(
            float(Fraction(way.split()[0]) / (7 if "days" in way else 1)), abs=1e-4
        )


@pytest.mark.parametrize("text", ["six", "1,04,0", "1 m", "", "1,040 fortnights", "9" * 40])
def test_for_any_other_text_nothing_is_proposed(text: str) -> None:
    assert unambiguous_spellings(text, "weeks") == ()


def test_a_text_of_more_than_thirty_characters_is_not_read_and_nothing_is_proposed() -> None:
    assert typed_number(f"{'52':>30}") == 52
    assert typed_number(f"{'52':>31}") is None
    assert unambiguous_spellings(f"{'1,040':>30}", "weeks") == ("1040", "1.04")
    assert unambiguous_spellings(f"{'1,040':>31}", "weeks") == unambiguous_spellings(f"{'1,040':>32}", "weeks") == ()


@pytest.mark.parametrize("id", UNITS)
@pytest.mark.parametrize(
    "text", [*GROUPED, *SPACED, "150,000", "-1.040", "0 000 130", "0 000", "5,200", "5,201", "1,200", "120 000"]
)
def test_no_sentence_proposes_what_the_field_would_refuse(id: str, text: str) -> None:
    low, high = RANGES[id]
    ways = unambiguous_spellings(text, UNITS[id])
    taken = [way for way in ways if low <= float(way) <= high]
    sentence, (fault,) = page_error(**{id: text}), errors_of_text(json.dumps({id: text}))
    if taken:
        assert sentence.endswith(f"cannot be read as one number. Type {' or '.join(taken)}.")
        assert fault["says"].endswith(f"; type {' or '.join(taken)}.")
    else:
        assert f"must be a number from {low} to {high} " in sentence
        assert "ype " not in sentence + fault["says"]
        assert fault["says"].endswith(f", not {quoted(text)}.")
    for way in taken:
        assert json.loads(calculators.assess_json(calculators.form_json(json.dumps({id: way}))))["answers"] == {
            id: float(way)
        }


@pytest.mark.parametrize("text", ["1e-400", "9e-999", "1.5e-324", "2e-324", "0.1e-400"])
def test_a_number_so_near_zero_that_it_would_be_held_as_zero_is_refused(text: str) -> None:
    for id in UNITS:
        assert answers_of(**{id: text}) == {id: text}
        assert f"“{text}” cannot be read as one number" in page_error(**{id: text})
        (fault,) = errors_of_text(f'{{"{id}": {text}}}')
        assert fault["says"].endswith("not a number that is too close to zero.")


@pytest.mark.parametrize("text", ["0e-1", "0.0e-999", "0", "-0", "0,0", "\u200b0", "00 "])
def test_a_zero_is_read_as_zero(text: str) -> None:
    for unit in UNITS.values():
        assert typed_number(text, unit) == 0


def test_no_part_of_a_day_is_rounded_to_zero() -> None:
    assert typed_number("0.0000000000001 days", "weeks") == 1e-13 / 7


def test_a_difference_that_is_only_the_error_of_the_computation_leaves_whole_weeks_whole() -> None:
    for text in ("41.99999999999999 days", "42.00000000000001 days"):
        assert typed_number(text, "weeks") == 6
    for text in ("41.9999999999 days", "42.0000000001 days"):
        assert typed_number(text, "weeks") != 6


@pytest.mark.parametrize(
    ("care", "pain", "says"),
    [("1", "0.5", "1 week is longer than the pain has lasted (0.5 weeks)"),
     ("2", "1", "2 weeks is longer than the pain has lasted (1 week)"),
     ("7 days", "1 day", "1 week is longer than the pain has lasted (1 day)")],
)  # fmt: skip
def test_one_week_is_not_one_weeks(care: str, pain: str, says: str) -> None:
    assert says in page_error(duration_weeks=pain, conservative_weeks=care)


def test_a_record_says_one_week_and_one_year() -> None:
    for words in ("1 week", "1 year"):
        made = calculators.record_json(json.dumps({"answers": {"duration_weeks": 1, "age_years": 1}}))
        assert re.search(rf": {words}[\\.;,]", made), made


@pytest.mark.parametrize(
    ("text", "number"),
    [("6,5", 6.5), ("6.5", 6.5), ("38,0", 38), ("0.125", 0.125), ("0,500", 0.5), (",125", 0.125), ("12,3456", 12.3456), ("1,04", 1.04),
     ("1040", 1040), ("1234,567", 1234.567), ("\u200b52\u200e", 52), ("\ufeff7 ", 7), ("1e-7", 1e-7), ("1.5e-07", 1.5e-7)],
)  # fmt: skip
def test_a_decimal_comma_or_point_with_one_reading_is_read(text: str, number: float) -> None:
    for unit in UNITS.values():
        assert typed_number(text, unit) == number


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        *[(text, 1.4286) for text in ("10 days", "10 d", "10days", "10 Days", "10 DAY", "10,0 days", "10d.", " 10  days ", "10\u00a0days")],
        *[(text, 3) for text in ("3 weeks", "3 week", "3 wk", "3wks.", "3 W", "3")],
        *[(text, 8.6964) for text in ("2 months", "2 month", "2 mo", "2mos.", "2 MO")],
        *[(text, 52.1786) for text in ("1 year", "1 yr", "1yrs", "1 y")],
        ("7 days", 1), ("28 days", 4), ("42 days", 6), ("84 days", 12), ("0 days", 0), ("1 day", 0.1429), ("27 days", 3.8571),
        ("1 month", 4.3482), ("3 months", 13.0446), ("1,5 months", 6.5223), ("0.5 year", 26.0893), ("1.5 weeks", 1.5),
    ],
)  # fmt: skip
def test_a_duration_is_read_in_days_weeks_months_and_years(text: str, weeks: float) -> None:
    for id in ("duration_weeks", "conservative_weeks"):
        assert answers_of(**{id: text}) == {id: weeks}


@pytest.mark.parametrize(
    "text",
    ["a week", "ten days", "half a year", "2w 3d", "2 weeks 3 days", "3 m", "5 hours", "10 days ago", "days", "10 dayz", "days 10",
     "1 1/2 weeks",
     "3 weeks or so", "10 ďays", "10 days!", "1e2 days", "3 mm"],
)  # fmt: skip
def test_another_text_is_refused_in_a_sentence_that_says_what_can_be_typed(text: str) -> None:
    assert answers_of(duration_weeks=text) == {"duration_weeks": text}
    sentence = page_error(duration_weeks=text)
    for words in ("Duration of this pain", text, "days, weeks, months, or years", "10 days"):
        assert words in sentence
    assert "duration_weeks" not in sentence


def test_the_own_unit_of_another_number_is_understood_and_no_other() -> None:
    assert answers_of(age_years="58 years") == answers_of(age_years="58 yrs") == {"age_years": 58}
    assert answers_of(esr_mm_h="20 mm/h") == answers_of(esr_mm_h="20mm") == {"esr_mm_h": 20}
    for id, text in (
        ("age_years", "8 months"),
        ("age_years", "58 weeks"),
        ("esr_mm_h", "20 days"),
        ("esr_mm_h", "20 mmol"),
    ):
        assert answers_of(**{id: text}) == {id: text}


def test_a_duration_beyond_its_range_is_named_as_it_was_typed() -> None:
    assert page_error(duration_weeks="101 years").endswith("must be a number from 0 to 5200 weeks, not “101 years”.")
    assert page_error(age_years="121").endswith("must be a number from 0 to 120 years, not 121.")
    assert answers_of(duration_weeks="99 years") == {"duration_weeks": 5165.6786}


@given(st.integers(0, 36_400))
def test_days_keep_every_threshold(days: int) -> None:
    weeks = typed_number(f"{days} days", "weeks")
    assert weeks is not None
    for line in (4, 6, 12):
        assert (weeks < line) == (days < 7 * line)
        assert (weeks > line) == (days > 7 * line)


@given(st.decimals(0, 5000, places=9), st.sampled_from(sorted(WEEKS_IN)))
def test_no_amount_of_any_unit_is_rounded_over_a_whole_week(amount: Any, unit: str) -> None:
    weeks = typed_number(f"{amount:f} {unit}s", "weeks")
    assert weeks is not None
    exact = Fraction(amount) * WEEKS_IN[unit]
    assert abs(Fraction(weeks) - exact) <= Fraction(1, 10_000)
    for line in (4, 6, 12, round(exact)):
        assert weeks >= line or exact < line
        assert weeks <= line or exact > line or exact - line < Fraction(1, 10**9)


MARKS = st.text(st.sampled_from("0123456789.,'’ _\u00a0\u202f+-"), min_size=1, max_size=12)


@given(MARKS, st.sampled_from(sorted(UNITS.values())))
def test_no_text_is_read_as_a_number_that_it_cannot_mean(text: str, unit: str) -> None:
    """A mark is a decimal mark or separates thousands; where those differ, or more than a mark is in it, nothing is read."""
    value = typed_number(text, unit)
    if value is None:
        return
    bare = text.strip()
    assert not re.search(r"[0-9][^0-9.,]+[0-9]", bare), "no space, apostrophe or sign between digits"
    assert len(re.findall(r"[.,]", bare)) <= 1
    assert Fraction(value) == Fraction(float(bare.replace(",", ".")))
    if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}", bare):
        raise AssertionError(f"{text!r} is 1000 times as much to another reader")


@given(st.text(max_size=MAX_LENGTH + 2), st.sampled_from(sorted(UNITS.values())))
def test_no_text_breaks_the_reading_or_the_proposal(text: str, unit: str) -> None:
    value, instead = typed_number(text, unit), unambiguous_spellings(text, unit)
    assert value is None or not instead
    if instead:
        for way in instead:
            assume(len(way) <= MAX_LENGTH)
            assert typed_number(way, unit) is not None


@given(st.sampled_from(sorted(UNITS)), st.data())
def test_a_number_written_for_a_form_is_read_back_as_the_same_number(id: str, data: st.DataObject) -> None:
    low, high = RANGES[id]
    thousandths = st.integers(low * 1000, high * 1000).map(lambda n: n / 1000)
    value = data.draw(st.floats(low, high) | st.integers(low, high) | thousandths)
    answers = json.dumps({id: value})
    texts = json.loads(calculators.texts_json(answers))
    assert calculators.assess_json(calculators.form_json(json.dumps(texts))) == calculators.assess_json(answers)


@pytest.mark.parametrize(
    ("value", "text"),
    [(6, "6"), (1.4286, "10 days"), (0.1429, "1 day"), (4.3482, "1 month"), (8.6964, "2 months"), (52.1786, "1 year"),
     (104.3571, "2 years"),
     (1.5, "1.5"), (0.14, "0.14"), (1.125, "1.1250"), (0.125, "0.125"), (1e-7, "1e-07"), (5e-324, "5e-324")],
)  # fmt: skip
def test_weeks_are_written_in_the_unit_in_which_they_are_short(value: float, text: str) -> None:
    assert number_text(value, "weeks") == text


def test_other_numbers_are_written_as_they_are() -> None:
    assert (number_text(1.4286, "years"), number_text(52, "mm/h")) == ("1.4286", "52")
