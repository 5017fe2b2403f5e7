"""Show the measured speed of the site from docs/data/bench.json, and compare it with the targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from site_src.blocks.review_status import date_in_words
from site_src.content.site_data import SiteData
from site_src.html import Rows, table
from site_src.markup.bar_chart import Bar, bar_chart
from site_src.paths import DOCS, read_json

Row = dict[str, Any]
DATA = DOCS / "data"
#: The space between a number and its unit.
NO_BREAK = "\N{NO-BREAK SPACE}"
NAMED = re.compile(r"\{([\w.-]+)\}")

ENGINES = {"chromium": "Chromium", "firefox": "Firefox"}
LINES = {
    "fast": "fast connection",
    "brotli": "20 Mbit/s, 40 ms, Brotli",
    "uncompressed": "20 Mbit/s, 40 ms, no compression",
    "file": "from a folder on disk",
}
PAGES = {
    "ours": "This site",
    "ours-no-copy": "This site, no offline copy",
    "engine": "Its runtime on an empty page",
    "compile": "Pyodide’s WebAssembly file compiled, no Python",
    "stock": "loadPyodide",
    "pyscript": "PyScript",
    "micropython": "MicroPython, one rule only",
    "plain": "JavaScript, one rule only",
}
VISITS = {"cold": "first visit", "warm": "repeat visit", "next": "next page of a visit"}
REST = {
    "change.asked": "Change: decision module only, without the page",
    "change.frames": "One word changed, nothing computed: on screen, frames drawn immediately",
    "change.document": "Change: answer in the document",
    "change.drawn": "Change: answer on screen, frames drawn immediately",
    "change.display": "Change: answer on screen at 60 frames per second",
    "reading.pages": "Reading page: data transferred",
    "reading.largest": "Largest reading page",
    "reading.search-index": "Search index, loaded with them",
    "build.first": "Build of the whole site after set-up",
    "build.again": "Rebuild of the whole site",
    "serve.saved": "Edited page shown again",
    "tenfold.pages.build": "Build with ten times the pages",
    "tenfold.pages.search-index": "Search index with ten times the pages, uncompressed",
    "tenfold.rules.build": "Build with ten times the rules",
    "tenfold.rules.search-index": "Search index with ten times the rules, uncompressed",
    "tenfold.rules.change.document": "A change with ten times the rules: answer in the document",
    "tenfold.rules.change.drawn": "The same: answer drawn, frames as soon as they are wanted",
}
KINDS = ("bytes", "memory", "processor")
PART_NAMES = {
    "start": "Starts in Chromium", "firefox": "Starts in Firefox", "change": "Changes", "reading": "Pages to read",
    "build": "Builds", "tenfold": "Ten times the content",
}  # fmt: skip


def parts(folder: Path = DATA) -> Row:
    """Return the measured parts; empty before the first run."""
    path = folder / "bench.json"
    found: Row = read_json(path)["parts"] if path.is_file() else {}
    return found


def measures(folder: Path = DATA) -> Row:
    """Return every measure by its name."""
    return {name: measure for part in parts(folder).values() for name, measure in part["measures"].items()}


def amount(value: float, unit: str) -> str:
    """Return a number with its unit as text."""
    if unit == "bytes":
        number, unit = f"{value / 1e6:.2f}", "MB"
    elif unit == "ms" and value >= 1000:
        number, unit = f"{value / 1000:.2f}", "s"
    else:
        number = f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"
    return f"{number}{NO_BREAK}{unit}"


def median_and_quartiles(measure: Row) -> str:
    """Return a median with its quartiles as HTML."""
    median = amount(measure["median"], measure["unit"])
    if "low" not in measure or measure["n"] < 2:
        return median
    return f"{median}<small>{amount(measure['low'], measure['unit'])} to {amount(measure['high'], measure['unit'])}</small>"


def ratio(measure: Row) -> str:
    """Return a ratio with its quartiles as HTML; a dash for the reference."""
    found = measure.get("ratio")
    return f"{found['median']:.2f}<small>{found['low']:.2f} to {found['high']:.2f}</small>" if found else "–"


def name_of(name: str) -> str:
    """Describe a measure such as `fast.ours.cold` in words."""
    line, page, visit = name.split(".")[:3]
    return f"{PAGES[page]}, {VISITS[visit]}, {LINES[line]}"


def starts(engine: str, measured: Row) -> dict[str, Row]:
    """Return the times to a first answer in one engine, by connection, page, and visit."""
    prefix = f"{engine}."
    of_engine = {name.removeprefix(prefix): row for name, row in measured.items() if name.startswith(prefix)}
    order = [f"{line}.{page}.{visit}" for line in LINES for visit in VISITS for page in PAGES]
    return {name: of_engine[name] for name in order if name in of_engine}


def start_table(_site_data: SiteData, level: int) -> str:
    """Return the table of starts: time, ratio, data, memory, and processor time."""
    measured, html = measures(), ""
    heads = ["Page", "Time to first answer", "Ratio to loadPyodide", "Data sent", "Memory", "Processor time"]
    for engine, title in ENGINES.items():
        rows: Rows = []
        for name, row in starts(engine, measured).items():
            other_measures = [measured.get(f"{engine}.{name}.{kind}") for kind in KINDS]
            cells = [
                amount(found["median"], found["unit"]) if found and found["median"] else "–" for found in other_measures
            ]
            rows.append(({}, [name_of(name), median_and_quartiles(row), ratio(row), *cells]))
        if rows:
            html += f'<h{level} id="start-{engine}">{title}</h{level}>' + table(f"First answer in {title}", heads, rows)
    return html or _nothing()


def start_plot(_site_data: SiteData, _level: int) -> str:
    """Return the chart of the times to a first answer in Chromium."""
    measured = measures()
    bars = [
        Bar(name_of(name), row["median"] / 1000, row["low"] / 1000, row["high"] / 1000, highlighted=".ours" in name)
        for name, row in starts("chromium", measured).items()
        if not {"engine", "compile", "ours-no-copy"} & set(name.split("."))
    ]
    return bar_chart("Seconds to the first answer, in Chromium", bars) if bars else _nothing()


def rest_table(_site_data: SiteData, _level: int) -> str:
    """Return the table of all measures that are not starts."""
    measured = measures()
    rows: Rows = []
    for name, title in REST.items():
        if row := measured.get(name):
            highest = amount(row["p95"], row["unit"]) if "p95" in row else "–"
            rows.append(({}, [title, median_and_quartiles(row), highest, ratio(row)]))
    heads = ["What", "Median and quartiles", "95th percentile", "Ratio"]
    return table("Changes, pages, builds, server", heads, rows) if rows else _nothing()


def targets_table(_site_data: SiteData, _level: int) -> str:
    """Return the table of targets, results, and the reasons for missed targets."""
    measured = measures()
    rows: Rows = [
        ({}, [escape(target["says"]), *target_result(target, measured)])
        for target in read_json(DATA / "targets.json")["targets"]
    ]
    return table("Targets", ["Measure", "Limit", "Measured", "Result"], rows)


def target_result(target: Row, measured: Row) -> list[str]:
    """Return the cells of one target."""
    measure = measured.get(target["measure"])
    limit = f"{target['at_most']:g}" if target["value"] == "ratio" else ""
    if measure is None or (target["value"] == "ratio" and "ratio" not in measure):
        return [limit or f"{target['at_most']:g}", "–", "Not measured."]
    found = measure["ratio"]["median"] if target["value"] == "ratio" else measure[target["value"]]
    value = f"{found:.2f}" if target["value"] == "ratio" else amount(found, measure["unit"])
    if found <= target["at_most"]:
        outcome = "Reached."
    else:
        stretch = "" if target["kind"] == "reach" else " This was a stretch goal."
        outcome = f"<strong>Not reached.</strong>{stretch} {escape(fill_measures(target['bound'], measured))}"
    return [limit or amount(target["at_most"], measure["unit"]), value, outcome]


def fill_measures(sentence: str, measured: Row) -> str:
    """Replace the names of measures in braces by their values."""

    def value_of(found: re.Match[str]) -> str:
        """Return the value of one measure."""
        name, value = (found[1][:-4], "p95") if found[1].endswith(".p95") else (found[1], "median")
        measure = measured.get(name)
        return amount(measure[value], measure["unit"]) if measure else "(not measured)"

    return NAMED.sub(value_of, sentence)


def conditions(_site_data: SiteData, _level: int) -> str:
    """Return the machine, date, versions, and method of each part, or why it could not be measured."""
    rows: Rows = []
    for name, part in parts().items():
        machine = part["machine"]
        on = f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']}"
        versions = ", ".join(f"{what} {version}" for what, version in part["versions"].items())
        how = part.get("left") or f"{part['repetitions']} repetitions; load before {machine['load_before']}"
        cells = [PART_NAMES[name], date_in_words(part["date"]), escape(on), escape(versions), escape(how)]
        rows.append(({}, cells))
    heads = ["Part", "Date", "Machine", "Versions", "Method"]
    return table("Test setup", heads, rows) if rows else _nothing()


def problems(folder: Path = DATA) -> Iterator[str]:
    """Yield targets that name a measure that no run measures. A measure that one run misses is no problem."""
    for target in read_json(folder / "targets.json")["targets"]:
        for name in (target["measure"], *NAMED.findall(target["bound"])):
            if not is_measure_name(name):
                yield f"docs/data/targets.json, {target['id']!r}: no measure is called {name!r}."


def is_measure_name(name: str) -> bool:
    """Return whether a measure may have this name: an engine, connection, page, and visit, or one of REST."""
    engine, *start = name.split(".")
    if engine not in ENGINES:
        return name.removesuffix(".p95") in REST
    kinds = zip(start, (LINES, PAGES, VISITS, KINDS), strict=False)
    return len(start) in {3, 4} and all(word in kind for word, kind in kinds)


def _nothing() -> str:
    return "<p>Not measured yet.</p>"


TABLES = {
    "speed-targets": targets_table,
    "speed-start": start_table,
    "speed-plot": start_plot,
    "speed-rest": rest_table,
    "speed-conditions": conditions,
}
