"""Paths of the benchmarks, and the one case that every page answers."""

from __future__ import annotations

import base64
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SITE = ROOT / "site"
SCRATCH = ROOT / "build" / "bench"
RESULTS = ROOT / "docs" / "data" / "bench.json"

#: Its answer is the most urgent step, which no page shows before it has computed it.
CASE = {"fever": "present", "severe_neuro_deficit": "present", "age_years": 63}
#: The element with the answer, in the site and in the pages for comparison.
ANSWERED = '[data-result][data-floor="immediate"]'
CALCULATOR = "calculators/imaging.html"
NEXT_CALCULATOR = "calculators/management.html"


def case_fragment() -> str:
    """Return the case as the fragment of a link into the site."""
    return "#case=" + base64.urlsafe_b64encode(json.dumps(CASE).encode()).decode().rstrip("=")


class BenchmarkError(Exception):
    """A benchmark could not be run; the message is the sentence that says so."""
