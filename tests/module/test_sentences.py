"""What is no case gets these very sentences: `sentences.json` was read line by line, and nothing else may be said."""

import json
from pathlib import Path

import pytest

from tests.module.support.case_builders import errors_of_text

ROWS = json.loads(Path(__file__).with_name("sentences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["given"][:40].encode("unicode_escape").decode())
def test_the_refusal_is_worded_as_agreed(row: dict[str, str | list[str]]) -> None:
    given, says = row["given"], row["says"]
    assert isinstance(given, str)
    assert [fault["says"] for fault in errors_of_text(given)] == says
