"""Natural frequencies: read from the evidence, whole people that add up, and the same in the build and in the script."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from site_src.blocks.natural_frequencies import KINDS, counts, data, figures, fill_template, group_sizes
from site_src.blocks.natural_frequencies_figure import COLUMNS, path
from site_src.blocks.pictures import PEOPLE
from site_src.content.site_data import site_data
from site_src.node import run_node
from site_src.paths import ROOT, BuildError

SCRIPT = ROOT / "site_src" / "frontend" / "page" / "natural-frequencies.js"
BASES = [0.1, 0.15, 0.25, 0.66, 1, 1.05, 2.5, 7, 12.35, 33.3, 50, 66.65, 98.95, 99]


def test_the_figures_are_those_of_the_evidence() -> None:
    esr, single = figures("esr", site_data()), figures("cauda-equina", site_data())
    assert (esr.sensitivity, esr.specificity, esr.base, esr.cases) == ((78, 78), (67, 67), 0.66, (13, 1975))
    assert (single.sensitivity, single.specificity) == ((19, 43), (62, 88))
    assert (single.base, single.base_source) == (1, None)


def test_evidence_without_the_figures_stops_the_build_and_a_changed_figure_changes_the_picture() -> None:
    changed = copy.deepcopy(site_data().evidence)
    sources = changed["delayed-esr-or-film"]["supports"]
    source = next(one for one in sources if "sensitivity" in (one["says"] or ""))
    source["says"] = source["says"].replace("78", "60")
    assert figures("esr", replace(site_data(), evidence=changed)).sensitivity == (60, 60)
    source["says"] = "A raised ESR is seen in cancer, as reported in later summaries"
    with pytest.raises(BuildError, match=r"'esr'.*'deyo1988'.*'delayed-esr-or-film'"):
        figures("esr", replace(site_data(), evidence=changed))


@pytest.mark.parametrize("name", data()["pictures"])
def test_the_build_and_the_script_say_the_same_at_every_base_rate_and_all_people_are_counted(name: str) -> None:
    known, picture, of = figures(name, site_data()), data()["pictures"][name], data()["of"]
    span = data()["words"]["span"]["clinician"]
    templates = [text for one in picture["says"] for text in one.values()]
    shared: dict[str, Any] = {"of": of, "sensitivity": known.sensitivity, "specificity": known.specificity}
    cases = [{**shared, "base": base, "templates": templates, "span": span, "columns": COLUMNS} for base in BASES]
    results = json.loads(
        run_node(
            Path(__file__).parent / "support" / "natural_frequencies.mjs",
            {"script": SCRIPT.as_uri(), "cases": cases},
            ROOT,
        )
    )
    for base, result in zip(BASES, results, strict=True):
        counted = counts(of, base, known.sensitivity, known.specificity)
        sizes = group_sizes(counted)
        assert {key: tuple(value) for key, value in result["counted"].items()} == counted, base
        assert list(result["sizes"].items()) == list(sizes.items())
        assert result["says"] == [fill_template(template, counted, span) for template in templates]
        assert result["typed"] == base
        assert result["lines"] == path(sizes["missed"], sizes["false"])
        assert sum(sizes.values()) == of
        assert min(sizes.values()) >= 0
        assert counted["positive"][0] + counted["negative"][1] == of


@pytest.mark.parametrize("name", PEOPLE)
def test_without_a_script_it_is_named_described_and_says_its_base_rate_and_what_every_mark_is(name: str) -> None:
    page = BeautifulSoup(PEOPLE[name](site_data()), "html.parser")
    picture = data()["pictures"][name.removeprefix("people-")]
    for drawn in page.select(".ub-people__all"):
        assert [tag.name for tag in drawn.find_all(recursive=False)][:2] == ["title", "desc"]
        reader = drawn["data-for"]
        sentences = [one.get_text() for one in page.select(f'.ub-people__says [data-for="{reader}"]')]
        assert drawn.desc is not None
        assert drawn.desc.get_text() == " ".join(sentences)
        assert len(sentences) == len(picture["says"])
        marks = "".join(str(path["d"]) for path in drawn.select("g > path:first-child"))
        assert marks.count("M") == marks.count("h") > 1
    counted = {str(one["data-count"]): int(one.get_text()) for one in page.select("[data-count]")}
    assert set(counted) <= set(KINDS)
    assert sum(counted.values()) == data()["of"]
    assert "{" not in page.get_text()
    base = page.select_one("[data-people-named]")
    assert base is not None
    assert ("assumed" in base.get_text()) == ("assumed" in picture["base"])


def test_one_person_is_spoken_of_as_one() -> None:
    counted = counts(1000, 0.1, (78, 78), (67, 67))
    assert (
        fill_template("about {ill} {ill?has:have} it, {found} of {of}", counted, "{low} to {high}")
        == "about 1 has it, 1 of 1,000"
    )
