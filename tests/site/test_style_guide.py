"""Text for readers follows the style guide: plain American English, one term for one thing."""

from __future__ import annotations

import pytest

from site_src.content.page_parser import Page
from tests.site.support.reader_texts import reader_texts
from tests.site.support.style_guide import ALLOWED, PATTERNS, is_allowed, style_errors


@pytest.fixture(scope="module")
def found(built_pages: list[Page]) -> list[tuple[str, str, str]]:
    """Each match of a pattern: where, which pattern, and the words around it."""
    texts = reader_texts(built_pages)
    assert len(texts) > 5000
    return [(where, pattern.name, around) for text, where in texts.items() for pattern, around in style_errors(text)]


def test_no_text_for_a_reader_breaks_the_style_guide(found: list[tuple[str, str, str]]) -> None:
    assert [match for match in found if not is_allowed(*match)] == []


def test_every_exception_is_still_needed(found: list[tuple[str, str, str]]) -> None:
    unused = [entry for entry in ALLOWED if not any(is_allowed(*match, entries=[entry]) for match in found)]
    assert unused == []
    assert all(entry.reason for entry in ALLOWED)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The reasons stand under the table", "stands"),
        ("Relief beside the test", "beside"),
        ("Not before the test has its result", "whoever"),
        ("numbness in the area one sits on", "one sits on"),
        ("Mended in this version", "mend"),
        ("The reader is told why", "told"),
        ("The answers are held until the page gives way to the next", "held"),
        ("The temperature is to be taken too", "is to be"),
        ("All of them are here by now", "by now"),
        ("This house’s own facts", "house"),
        ("a plain film first", "film"),
        ("a raised ESR", "raised ESR"),
        ("neurological symptoms", "neurological"),
        ("fever or shivers", "carer"),
        ("no rule fires", "fires"),
        ("pain that grows for weeks", "grow"),
        ("The pain has not grown", "grow"),
        ("Two halves: the pain and the medication", "halves"),
        ("treated with tablets", "tablets"),
        ("that is a fault of the site", "fault"),
        ("use clinical judgement", "British spelling"),
        ("The guideline recognises it", "British spelling"),
        ("a sensitivity of 78 %", "space before %"),
        ("38.0 °C or more", "space before °C"),
        ("a reading of 38.0°C", "°C without °F"),
        ("6 November 2025", "date"),
        ("It is “not assessed”.", "period after a closing quotation mark"),
        ("Any one of trauma, age and osteoporosis.", "serial comma"),
    ],
)
def test_the_patterns_match_what_the_style_guide_warns_about(text: str, name: str) -> None:
    assert name in {pattern.name for pattern, _ in style_errors(text)}


def test_plain_sentences_match_nothing() -> None:
    plain = (
        "Any one of trauma, age, and osteoporosis is enough.",
        "Stand or walk as long as you can. 78% of patients had a fever of 38.0°C (100.4°F) or higher.",
        "It counts as “not assessed,” not as “no.” Dated November 6, 2025.",
    )
    assert [style_errors(text) for text in plain] == [[], [], []]
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)
    assert all(pattern.instead for pattern in PATTERNS)
