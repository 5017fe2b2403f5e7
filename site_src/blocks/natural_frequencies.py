"""Natural frequencies: of so many people, how many have it, how many are found, how many are alarmed for nothing.

The figures are read out of the sentences of `docs/data/evidence.json`; `docs/data/frequencies.json` says out of which, and
has the words. The same rule stands in `people.js`, for a base rate of the reader's own; a test holds the two together.
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
"""The least and the most of a number. They are the same where the source gives one figure."""

FILE = DOCS / "data" / "frequencies.json"
TEST = re.compile(r"sensitivity[^\d%]*(\d+)(?: to (\d+))?%, specificity (\d+)(?: to (\d+))?%")
CASES = re.compile(r"([\d,]+) patients, (\d+) cancers")
NAME = re.compile(r"\{(\w+)(?:\?([^:}]*):([^}]*))?\}")
#: The kinds of people, in the order in which they stand: the ill, and both kinds with the finding side by side.
KINDS = ("missed", "maybe-found", "found", "false", "maybe-false", "right")


@dataclass(frozen=True)
class Figures:
    """What a picture is counted from: sensitivity, specificity and base rate in per cent, and where they were read."""

    sensitivity: Span
    specificity: Span
    base: float
    source: Row
    base_source: Row | None
    cases: Span


@cache
def data() -> Row:
    found: Row = read_json(FILE)
    return found


def figures(name: str, site_data: SiteData) -> Figures:
    """The figures of a picture, out of the evidence; raises `BuildError` where a sentence no longer holds them."""
    picture = data()["pictures"][name]
    source, found = _read(name, picture["figures"], TEST, site_data)
    low, high, least, most = (int(part) if part else None for part in found.groups())
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
    """To the nearest whole person, a half upwards: as the script does it."""
    return math.floor(number + 0.5)


def counts(of: int, base: float, sensitivity: Span, specificity: Span) -> dict[str, Span]:
    """Whole people, each number counted from the whole ones before it, so that they add up."""
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
    """How many there are of each kind in the picture."""
    found, false = counted["found"], counted["false"]
    sizes = (counted["missed"][0], found[1] - found[0], found[0], false[0], false[1] - false[0], counted["right"][0])
    return dict(zip(KINDS, sizes, strict=True))


def fill_template(template: str, counted: dict[str, Span], span: str) -> str:
    """A sentence with its numbers: {ill} is a number or a span of two, {ill?has:have} a word by it."""

    def one(found: re.Match[str]) -> str:
        low, high = counted[found[1]]
        if found[2] is not None:
            return found[2] if low == high == 1 else found[3]
        if low == high:
            return f"{low:,}"
        return span.replace("{low}", f"{low:,}").replace("{high}", f"{high:,}")

    return NAME.sub(one, template)
