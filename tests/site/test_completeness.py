"""A new finding: the build names in one round what it lacks, each with its file. Each check is shown to fail on its own."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from site_src.__main__ import main
from site_src.checks import completeness
from site_src.content.clinical_cases import ClinicalCase, clinical_cases
from site_src.content.site_data import SiteData, site_data
from site_src.paths import ROOT

Row = dict[str, Any]

FINDING = """
CATALOGUE = (*CATALOGUE, _beyond_source("blood_thinner", "infection", Words("Anticoagulant", "A blood thinner"),
    Words("Anticoagulant?", "Do you take a blood thinner?"), "Warfarin or heparin"))
"""
RULE = """
RULES = tuple(sorted((*RULES, _rule(Rung.TODAY, "anticoagulated", "blood_thinner", sources=("shah2024",))),
    key=lambda rule: -Rung(rule.outcome).height))
"""
CHECK = """
import json, sys
sys.path[:0] = sys.argv[1:]
from site_src.build import check_data
from site_src.content.site_data import site_data
from site_src.paths import BuildError
try:
    check_data(site_data(), unverified=True)
except BuildError as stopped:
    print(json.dumps(stopped.sentences))
"""
LACKING = [
    "docs/data/evidence.json, beyond: the rule 'anticoagulated' is not in the article and has no sources.",
    "docs/about/beyond-the-source.md does not name the addition 'Anticoagulant'.",
    "docs/data/cases: no case expects the rule 'anticoagulated'.",
    "docs/data/cases: no case with the base 'nothing-known' has 'blood_thinner' as its only answer.",
    "docs/data/population.json, shares: the finding 'blood_thinner' has no share.",
    "docs/data/synonyms.json: no topic names the finding 'blood_thinner' and the words that people use for it.",
    "tests/module/proof/support/tables/catalogue.json: the finding 'blood_thinner' is missing; write it from the specification.",
    "tests/module/proof/support/tables/catalogue.json: the rule 'anticoagulated' is missing; write it from the specification.",
    "docs/data/teaching/replies.json: there is no reply to 'blood_thinner'.",
    "docs/data/teaching: no case covers a reply of its own to 'blood_thinner'.",
    "docs/data/teaching: no case covers as present 'blood_thinner'.",
    "docs/data/teaching: no case covers the rule 'anticoagulated'.",
    "docs/data/trainee.json: the finding 'blood_thinner' has no teaching point.",
]


def insert_before(path: Path, line: str, text: str) -> None:
    found = path.read_text(encoding="utf-8")
    assert found.count(f"\n{line}") == 1
    path.write_text(found.replace(f"\n{line}", f"{text}\n{line}"), encoding="utf-8")


def test_one_round_names_everything_that_a_new_finding_lacks(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "calculators", tmp_path / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    insert_before(tmp_path / "calculators" / "findings.py", "BY_ID: ", FINDING)
    insert_before(tmp_path / "calculators" / "imaging.py", "OTHERWISE = ", RULE)
    command = [sys.executable, "-c", CHECK, str(tmp_path), str(ROOT)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(done.stdout) == LACKING


@pytest.fixture
def known() -> SiteData:
    """Return the site data of this tree, which lacks nothing."""
    return site_data()


def test_nothing_is_missing(known: SiteData) -> None:
    assert list(completeness.problems(known)) == []


def test_a_finding_that_nothing_reads_is_named(known: SiteData) -> None:
    more = dataclasses.replace(known, findings=[*known.findings, {**known.findings[0], "id": "night_pain"}])
    assert list(completeness.unread_findings(clinical_cases(), more)) == [
        "calculators/: no rule, suspicion, or plan reads the finding 'night_pain'."
    ]


def test_a_rule_without_evidence_is_named(known: SiteData) -> None:
    beyond = {key: entry for key, entry in known.beyond.items() if key != "steroids"}
    found = list(completeness.missing_evidence(dataclasses.replace(known, beyond=beyond)))
    assert found == [
        "docs/data/evidence.json, beyond: the rule 'steroids' is not in the article and has no sources.",
    ]


def test_an_addition_that_its_page_does_not_name_is_named(known: SiteData) -> None:
    page = completeness.ADDITIONS.read_text(encoding="utf-8")
    found = list(completeness.unnamed_additions(known, page.replace("Immunosuppression", "A weak defense")))
    assert found == ["docs/about/beyond-the-source.md does not name the addition 'Immunosuppression'."]


def without(cases: list[ClinicalCase], is_left_out: Callable[[ClinicalCase], bool]) -> list[ClinicalCase]:
    return [case for case in cases if not is_left_out(case)]


def test_a_rule_and_a_finding_without_a_case_are_named(known: SiteData) -> None:
    cases = without(clinical_cases(), lambda case: "immunosuppressed" in case.expect["rules"])
    assert list(completeness.uncovered_rules(cases, known.rules)) == [
        "docs/data/cases: no case expects the rule 'immunosuppressed'."
    ]
    assert list(completeness.uncovered_single_findings(cases, known.findings)) == [
        "docs/data/cases: no case with the base 'nothing-known' has 'immunosuppression' as its only answer."
    ]


@pytest.mark.parametrize(
    ("check", "given", "found"),
    [
        (
            completeness.missing_frequencies,
            {"beard": 1},
            "docs/data/population.json, shares: there is no yes/no finding 'beard'.",
        ),
        (
            completeness.missing_frequencies,
            {},
            "docs/data/population.json, shares: the finding 'fever' has no share.",
        ),
        (
            completeness.missing_topics,
            {"topics": []},
            "docs/data/synonyms.json: no topic names the finding 'fever' and the words that people use for it.",
        ),
        (
            completeness.missing_topics,
            {"topics": [{"findings": ["fever"], "words": ["feverish", "chills"]}]},
            "docs/data/synonyms.json: no topic of the finding 'fever' has a word of its label 'Fever'.",
        ),
        (
            completeness.missing_in_reference,
            {"findings": [], "rules": [], "notes": []},
            "tests/module/proof/support/tables/catalogue.json: the rule 'fever' is missing; write it from the specification.",
        ),
    ],
)
def test_what_a_list_lacks_is_named(
    check: Callable[[SiteData, Row], Iterator[str]], given: Row, found: str, known: SiteData
) -> None:
    assert found in list(check(known, given))


def test_the_data_can_be_checked_without_a_build(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data"]) == 0
    assert capsys.readouterr().err == ""
