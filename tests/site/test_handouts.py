"""The PDF files of the ready sessions: the same each time, read as a reader of PDF files reads them."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from site_src.content.site_data import site_data
from site_src.features.teaching import case_summary, handouts
from site_src.features.teaching.sessions import Session, sessions

WHEN = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
GAPS = re.compile(r"\s+")


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Every sheet of every session."""
    return handouts.all_handouts(COMMIT, WHEN)


def normalized(text: str) -> str:
    """Return a text without line breaks and the changes they cause."""
    return GAPS.sub("", text)


def text_of(pdf: bytes, foot: str) -> str:
    """Return the text of all sheets without their footers, which can come in the middle of a sentence."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    texts = [normalized(page.extract_text()) for page in pages]
    for number, text in enumerate(texts, start=1):
        assert text.endswith(f"{normalized(foot)}{number}/{len(texts)}")
    return "".join(text[: text.rindex(normalized(foot))] for text in texts)


def test_made_again_they_are_the_same_and_at_another_commit_they_are_not(made: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(
        f"handouts/{one.id}-{kind}.pdf" for one in sessions() for kind in ("worksheet", "key")
    )
    assert handouts.all_handouts(COMMIT, WHEN) == made
    others = handouts.all_handouts(COMMIT[::-1], WHEN)
    assert [name for name in made if made[name] == others[name]] == []


@pytest.mark.parametrize("session", sessions(), ids=lambda one: one.id)
@pytest.mark.parametrize("kind", handouts.KINDS)
def test_a_sheet_says_what_the_cases_say_with_version_date_and_commit(
    made: dict[str, bytes], session: Session, kind: str
) -> None:
    pdf = made[f"handouts/{session.id}-{kind}.pdf"]
    known = site_data()
    text = text_of(pdf, handouts.sheet_data(session, kind, COMMIT, WHEN, known)["pinned"])
    for wanted in (
        session.title, *session.aims, f"Version {known.version}, rules {known.rules_hash}", "February 3, 2026", "commit 0123456789ab",
    ):  # fmt: skip
        assert normalized(wanted) in text, wanted
    for part in session.items:
        assert normalized(part.title) in text
        assert (normalized(part.note) in text) == (kind == "key")
    for case in session.cases:
        one = case_summary.summarize_case(case, known)
        for stage in one["stages"]:
            assert (normalized(stage["says"]) in text) == (kind == "worksheet")
            answers = [
                *stage["heard"]["says"],
                *stage["asked"]["says"],
                *stage["asked"]["why"],
                *stage["asked"]["plan"],
                *stage["known"],
                f"Absent {'; '.join(stage['absent'])}",
            ]
            assert stage["absent"]
            for answer in answers if kind == "key" else []:
                assert normalized(answer) in text, answer
        for point in one["points"]:
            assert (normalized(point["says"]) in text) == (kind == "key")
    for group in case_summary.blank_checklist(known) if kind == "worksheet" else []:
        for question in group["questions"]:
            assert text.count(normalized(question)) >= len(session.cases), question


def test_a_reader_of_screens_finds_title_language_and_tags_and_a_viewer_the_date(made: dict[str, bytes]) -> None:
    for name, pdf in made.items():
        reader = PdfReader(io.BytesIO(pdf))
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], name
        assert root["/Lang"] == "en"
        assert "/StructTreeRoot" in root
        about = reader.metadata
        assert about is not None
        assert about.title
        assert about.creation_date == WHEN


def test_a_checklist_stands_in_columns_of_about_one_height() -> None:
    groups = case_summary.blank_checklist(site_data())
    filled = handouts.split_columns(groups)
    assert [group for column in filled for group in column] == groups
    heights = [sum(len(group["questions"]) + 2 for group in column) for column in filled]
    assert max(heights) - min(heights) <= 6
