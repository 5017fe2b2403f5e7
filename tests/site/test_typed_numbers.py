"""How the form reads typed numbers: its own reading of zero is the module's, and one week is not one weeks."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

from calculators.io.typed_number import MAX_LENGTH, typed_number
from site_src.node import run_node
from site_src.paths import ROOT

SCRIPT = ROOT / "site_src" / "frontend" / "calculator" / "question" / "number.js"
AROUND = [
    "",
    " ",
    "\u200b",
    "\u200e",
    "\u2060",
    "\ufeff",
    "\u00a0",
    "\u202f",
    "\x1c",
    "\u00ad",
    "\u180e",
    "\u200d",
    ".",
]
SIGNS = ["", "+", "-", "--", "\u2212", "- "]
AMOUNTS = [
    "0", "00", "0.0", "0,0", "0.", "0,", ".0", ",00", "0e-1", "0e-07", "0.0e-999", "0,0e-1", "00e-1", "0E-1", "0e1", "0e+1", "0e-",
    "0e-1234", "0e", "1e-400", "9e-999", "1e-7", "0.001", "1", "10", "0..0", "0 0", "0.000", "0,000",
    ".", "", "0-0", "0" * 30, "0" * 31, "\u0660", "\uff10", "O",
]  # fmt: skip
UNITS = [
    "",
    "mm",
    " mm/h",
    "mm/hr",
    "\u00a0MM/H.",
    " mm.",
    " mm..",
    " mmol",
    "mm/",
    " mm h",
    "\ufeffmm",
    " weeks",
    " h",
    "\u212am",
    "\u017f",
]


def test_the_form_asks_back_every_text_that_the_module_reads_as_zero_and_no_other() -> None:
    texts = ["".join(parts) for parts in product(AROUND, SIGNS, AMOUNTS, UNITS, AROUND)]
    zeros = [text for text in texts if typed_number(text, "mm/h") == 0]
    assert len(zeros) > 5000
    assert {"\u200b0", "0e-1", "0 mm/h", "-0", "0" * MAX_LENGTH} <= set(zeros)
    assert set(read_by_script(zeros=texts)["zeros"]) == set(zeros)


def test_the_form_says_one_week_and_two_weeks() -> None:
    given = [["duration_weeks", 1], ["duration_weeks", "1"], ["duration_weeks", 2], ["duration_weeks", "1 day"], ["age_years", 1],
             ["esr_mm_h", 1], ["duration_weeks", 0.5], ["duration_weeks", 11]]  # fmt: skip
    expected = ["1 week", "1 week", "2 weeks", "1 day", "1 year", "1 mm/h", "0.5 weeks", "11 weeks"]
    assert read_by_script(measured=given)["measured"] == expected


def read_by_script(zeros: list[str] | None = None, measured: list[Any] | None = None) -> dict[str, Any]:
    """Return what the script of the form makes of these inputs."""
    job: dict[str, object] = {
        "script": SCRIPT.as_uri(),
        "zeros": zeros or [],
        "measured": measured or [],
    }
    found: dict[str, Any] = json.loads(run_node(Path(__file__).parent / "support" / "numbers.mjs", job, ROOT))
    return found
