"""The page on speed: what it shows is what was measured, and an aim that was missed says what bounds it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from site_src.blocks import performance
from site_src.content.site_data import SiteData, site_data
from site_src.html import elements
from site_src.markup.bar_chart import Bar, bar_chart, tick_step

Row = dict[str, Any]
COLD = {"unit": "ms", "n": 9, "median": 1500.0, "low": 1400.0, "high": 1600.0, "to": "chromium.fast.stock.cold",
        "ratio": {"n": 9, "median": 0.41, "low": 0.4, "high": 0.43}}  # fmt: skip
STOCK = {"unit": "ms", "n": 9, "median": 3700.0, "low": 3600.0, "high": 3800.0}
AIM = {"id": "cold", "kind": "reach", "says": "First visit", "measure": "chromium.fast.ours.cold", "value": "ratio",
       "at_most": 0.42, "bound": "Python takes {chromium.fast.engine.cold} <alone>."}  # fmt: skip


def part(measures: Row, **more: Any) -> Row:
    machine = {"processor": "A", "cores": 2, "memory_gb": 4, "system": "Debian <12>", "load_before": 0.1}
    return {"date": "2026-11-24", "machine": machine, "versions": {"Chromium": "156.0"}, "repetitions": 9,
            "measures": measures, **more}  # fmt: skip


@pytest.fixture
def known() -> SiteData:
    return site_data()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the folder of data from which the page is made."""
    measures = {"chromium.fast.ours.cold": COLD, "chromium.fast.stock.cold": STOCK}
    put(tmp_path, "bench", {"parts": {"start": part(measures), "reading": part({}, left="No browser was found.")}})
    put(tmp_path, "targets", {"notice": "n", "targets": [AIM]})
    for name in ("parts", "measures", "problems"):
        monkeypatch.setattr(getattr(performance, name), "__defaults__", (tmp_path,))
    monkeypatch.setattr(performance, "DATA", tmp_path)
    return tmp_path


def put(folder: Path, name: str, value: Row) -> None:
    (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")


@pytest.mark.usefixtures("data")
def test_a_time_stands_with_its_quartiles_and_its_ratio(known: SiteData) -> None:
    html = performance.start_table(known, 3)
    assert "1.50 s<small>1.40 s to 1.60 s</small>" in html.replace(performance.NO_BREAK, " ")
    assert "0.41<small>0.40 to 0.43</small>" in html
    assert html.index("This site, first visit") < html.index("loadPyodide, first visit")
    assert 'id="start-firefox"' not in html


@pytest.mark.usefixtures("data")
def test_an_aim_is_reached_up_to_its_limit_and_not_above(known: SiteData, data: Path) -> None:
    assert "Reached." in performance.targets_table(known, 3)
    put(data, "targets", {"notice": "n", "targets": [{**AIM, "at_most": 0.4}]})
    html = performance.targets_table(known, 3)
    assert "Not reached." in html
    assert "Python takes (not measured) &lt;alone&gt;." in html
    put(data, "targets", {"notice": "n", "targets": [{**AIM, "measure": "build.first"}]})
    assert "Not measured." in performance.targets_table(known, 3)


@pytest.mark.usefixtures("data")
def test_a_part_that_could_not_be_measured_says_so(known: SiteData) -> None:
    html = performance.conditions(known, 3)
    assert "No browser was found." in html
    assert "Debian &lt;12&gt;" in html
    assert "9 repetitions" in html


@pytest.mark.parametrize("wrong", ["chromium.fast.our.cold", "chromium.fast.ours", "build.frist", "fast.ours.cold"])
def test_an_aim_that_names_nothing_measurable_stops_the_build(data: Path, wrong: str) -> None:
    for changed in ({"measure": wrong}, {"bound": f"It takes {{{wrong}}}."}):
        put(data, "targets", {"notice": "n", "targets": [{**AIM, **changed}]})
        assert any(wrong in fault for fault in performance.problems(data))
    # Not in this record, for its part was left out: that is for the page to say.
    put(data, "targets", {"notice": "n", "targets": [{**AIM, "measure": "serve.saved"}]})
    assert list(performance.problems(data)) == []


def test_before_anything_was_measured_every_block_says_so(known: SiteData, data: Path) -> None:
    (data / "bench.json").unlink()
    for name, block in performance.TABLES.items():
        assert "ot measured" in block(known, 3) or "Not measured yet" in block(known, 3), name
    assert list(performance.problems(data)) == []


@pytest.mark.usefixtures("data")
def test_every_block_is_whole_html(known: SiteData) -> None:
    for block in performance.TABLES.values():
        assert elements(block(known, 3))


def test_the_plot_is_drawn_to_scale_named_and_described() -> None:
    svg = bar_chart("Seconds", [Bar("Ours <1>", 1, 0.5, 1.5, highlighted=True), Bar("Theirs", 4, 3, 5)])
    figure = fromstring(svg)  # noqa: S314 (our own)
    first, second = figure.findall(".//rect")
    assert float(second.get("width", 0)) == pytest.approx(4 * float(first.get("width", 0)), abs=0.5)
    assert figure.findtext(".//title") == "Seconds"
    assert "Ours <1>: 1.00; Theirs: 4.00" in (figure.findtext(".//desc") or "")
    assert "style=" not in svg
    texts = [text.text for text in figure.findall(".//text")]
    assert {"Ours <1>", "Theirs", "1.00", "4.00"} <= set(texts)


@pytest.mark.parametrize(("top", "step"), [(5, 1), (6, 2), (0.9, 0.2), (12, 2.5), (100, 20)])
def test_the_axis_has_round_marks(top: float, step: float) -> None:
    assert tick_step(top) == pytest.approx(step)
