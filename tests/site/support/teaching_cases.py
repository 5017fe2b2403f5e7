"""Teaching cases as in their files, for tests to break."""

from __future__ import annotations

from typing import Any

from site_src.features.teaching.cases import ERRORS, FOLDER, SHARED_REPLIES
from site_src.paths import read_json

Json = dict[str, Any]

ONE_CASE = "five-weeks-on"
SHARED_ANSWERS = read_json(FOLDER / f"{SHARED_REPLIES}.json")
LISTED_ERRORS = read_json(FOLDER / f"{ERRORS}.json")


def raw_case(ident: str = ONE_CASE) -> Json:
    """Return a case as in its file, for a test to break."""
    found: Json = read_json(FOLDER / f"{ident}.json")
    return found
