"""Show five paper cases with the counted actions and the assumed times."""

from __future__ import annotations

from html import escape
from typing import Any

from site_src.content.site_data import SiteData
from site_src.html import Rows, sentence, table
from site_src.paths import DOCS, read_json

CASES = DOCS / "data" / "paper-cases.json"
RESULTS = DOCS / "data" / "bedside.json"
INPUT_MODES = {"keyboard": "Keyboard only", "thumb": "Thumb only"}
ACTIONS = {"key": "a key", "tap": "a tap", "swipe": "a swipe", "look": "finding the next item on paper and on the page"}

Row = dict[str, Any]


def results() -> Row:
    """Return what the last run of `make bedside` counted, or nothing before the first run."""
    found: Row = read_json(RESULTS) if RESULTS.is_file() else {"assumed": {}, "cases": {}}
    return found


def cases(_site_data: SiteData, _level: int) -> str:
    """Return the paper cases and the answer of each."""
    rows: Rows = [
        ({}, [escape(case["title"]), escape(case["text"]), escape(sentence(case["expect"]["says"]))])
        for case in read_json(CASES)
    ]
    return table("Five paper cases", ["Case", "Text", "Expected answer"], rows)


def counts(_site_data: SiteData, _level: int) -> str:
    """Return the actions and times by case and input mode."""
    counted = results()["cases"]
    rows: Rows = []
    for case in read_json(CASES):
        for mode, title in INPUT_MODES.items():
            if count := counted.get(case["id"], {}).get(mode):
                done = [
                    f"{count[what]} {name}"
                    for what, name in (("key", "keys"), ("tap", "taps"), ("swipe", "swipes"))
                    if count[what]
                ]
                cells = [", ".join(done), str(count["look"]), f"{count['machine']:.1f} s", f"{count['seconds']:.0f} s"]
                rows.append(({}, [f"{escape(case['title'])}: {title.lower()}", *cells]))
    heads = ["Case and method", "Actions", "Looks", "Computing time (measured)", "Total time (estimated)"]
    return table("Actions and time to a copied record", heads, rows) if rows else "<p>Not measured yet.</p>"


def assumed(_site_data: SiteData, _level: int) -> str:
    """Return the time that is assumed for each action."""
    rows: Rows = [({}, [ACTIONS[what], f"{seconds:g} s"]) for what, seconds in results()["assumed"].items()]
    return table("Assumed times", ["Action", "Assumed time"], rows)


TABLES = {"bedside-cases": cases, "bedside-counts": counts, "bedside-assumed": assumed}
