"""Where the measurements keep their things, and the one case that every page answers."""

from __future__ import annotations

import base64
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SITE = ROOT / "site"
SCRATCH = ROOT / "build" / "bench"
RESULTS = ROOT / "docs" / "data" / "bench.json"

#: Its answer is at the top of the ladder, which no page shows before it has computed it.
CASE = {"fever": "present", "severe_neuro_deficit": "present", "age_years": 63}
#: What carries the answer, in our pages and in those for comparison.
ANSWERED = '[data-result][data-floor="immediate"]'
CALCULATOR = "calculators/imaging.html"
NEXT_CALCULATOR = "calculators/management.html"


def case_fragment() -> str:
    """The case as the fragment of a link into our site."""
    return "#case=" + base64.urlsafe_b64encode(json.dumps(CASE).encode()).decode().rstrip("=")


class SkippedPart(Exception):
    """A part that could not be measured; the message is the sentence that says so."""
