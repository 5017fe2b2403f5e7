"""Compute natural frequencies: of 1,000 people, how many are ill, how many are found, how many are false alarms.

The figures are parsed from sentences of `docs/data/evidence.json`; `docs/data/frequencies.json` names the sentences and
has the texts. `natural-frequencies.js` has the same computation, for a reader's own base rate; a test compares the two.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from site_src.content.site_data import SiteData
from site_src.paths import DOCS, BuildError, read_json

Row = dict[str, Any]
Span = tuple[int, int]
"""The lowest and the highest value; they are equal if the source gives one figure."""

FILE = DOCS / "data" / "frequencies.json"
TEST = re.compile(r"sensitivity[^\d%]*(\d+)(?: to (\d+))?%, specificity (\d+)(?: to (\d+))?%")
CASES = re.compile(r"([\d,]+) patients, (\d+) cancers")
NAME = re.compile(r"\{(\w+)(?:\?([^:}]*):([^}]*))?\}")
#: The kinds of people, in the order of the figure: the two kinds with the finding are adjacent.
KINDS = ("missed", "maybe-found", "found", "false", "maybe-false", "right")


@dataclass(frozen=True)
class Figures:
    """The input of a figure: sensitivity, specificity, and base rate in percent, with their sources."""

    sensitivity: Span
    specificity: Span
    base: float
    source: Row
    base_source: Row | None
    cases: Span


@cache
def data() -> Row:
    """Return docs/data/frequencies.json."""
    found: Row = read_json(FILE)
    return found


def figures(name: str, site_data: SiteData) -> Figures:
    """Return the input of a figure. Raises `BuildError` if a sentence no longer contains the figures."""
    picture = data()["pictures"][name]
    source, found = _read(name, picture["figures"], TEST, site_data)
    low, high, least, most = (int(text) if text else None for text in found.groups())
    test: Row = {"sensitivity": (low, high or low), "specificity": (least, most or least), "source": source}
    if "assumed" in picture["base"]:
        return Figures(**test, base=picture["base"]["assumed"], base_source=None, cases=(0, 0))
    base_source, counted = _read(name, picture["base"], CASES, site_data)
    patients, cases = (int(part.replace(",", "")) for part in counted.groups())
    return Figures(**test, base=round(100 * cases / patients, 2), base_source=base_source, cases=(cases, patients))


def _read(name: str, entry: Row, form: re.Pattern[str], site_data: SiteData) -> tuple[Row, re.Match[str]]:
    evidence = site_data.evidence.get(entry["statement"], {"supports": [], "refines": []})
    for source in [*evidence["supports"], *evidence["refines"]]:
        if source["key"] == entry["key"] and (found := form.search(source["says"] or "")):
            return source, found
    raise BuildError(
        f"docs/data/frequencies.json, {name!r}: no sentence of {entry['key']!r} at the statement {entry['statement']!r} "
        f"in docs/data/evidence.json has the figures of the picture."
    )


def rounded(number: float) -> int:
    """Round to whole people, a half upwards, as the script does."""
    return math.floor(number + 0.5)


def counts(of: int, base: float, sensitivity: Span, specificity: Span) -> dict[str, Span]:
    """Return counts of people, each computed from rounded counts, so that they add up."""
    ill = rounded(of * base / 100)
    well = of - ill
    found = rounded(ill * sensitivity[0] / 100), rounded(ill * sensitivity[1] / 100)
    false = rounded(well * (100 - specificity[1]) / 100), rounded(well * (100 - specificity[0]) / 100)
    positive = found[0] + false[0], found[1] + false[1]
    return {
        "of": (of, of),
        "ill": (ill, ill),
        "well": (well, well),
        "found": found,
        "missed": (ill - found[1], ill - found[0]),
        "false": false,
        "right": (well - false[1], well - false[0]),
        "positive": positive,
        "negative": (of - positive[1], of - positive[0]),
    }


def group_sizes(counted: dict[str, Span]) -> dict[str, int]:
    """Return how many people of each kind the figure shows."""
    found, false = counted["found"], counted["false"]
    sizes = (counted["missed"][0], found[1] - found[0], found[0], false[0], false[1] - false[0], counted["right"][0])
    return dict(zip(KINDS, sizes, strict=True))


def fill_template(template: str, counted: dict[str, Span], span: str) -> str:
    """Return a sentence with its counts: {ill} is a number or a range, {ill?has:have} a verb that agrees with it."""

    def one(found: re.Match[str]) -> str:
        """Return the text for one placeholder."""
        low, high = counted[found[1]]
        if found[2] is not None:
            return found[2] if low == high == 1 else found[3]
        if low == high:
            return f"{low:,}"
        return span.replace("{low}", f"{low:,}").replace("{high}", f"{high:,}")

    return NAME.sub(one, template)
