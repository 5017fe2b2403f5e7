"""What the blocks of the proof show: the record as it is, and loudly where it is not of these rules."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from site_src.blocks import verification_tables
from site_src.content import verification
from site_src.content.site_data import SiteData, site_data

MUTANTS = {
    "tool": "cosmic-ray", "version": "8", "date": "2026-11-24", "rules_hash": "0" * 12, "killed": 97, "survived": 2,
    "timeout": 1, "score": 98, "left_out": [{"kinds": "Is_<", "why": "It fails."}],
    "survivors": [{"where": "a.py:1", "what": "< → <=", "why": "Equal."}],
}  # fmt: skip
UNVERIFIED = "These rules have not been verified"


@pytest.fixture
def record() -> dict[str, Any]:
    found = verification.record()
    assert found is not None
    return found


@pytest.fixture
def known() -> SiteData:
    return site_data()


def test_every_law_stands_with_its_combinations(known: SiteData, record: dict[str, Any]) -> None:
    html = verification_tables.verification(known, 3)
    assert UNVERIFIED not in html
    assert html.count("<tr>") > len(record["laws"]) > 20
    for law in record["laws"]:
        assert f">{law['combinations']:,}</td>" in html
    assert record["rules_hash"] in html
    assert f"{record['stories']['told']} of {record['stories']['told']}" in html


def test_rules_that_were_not_verified_say_so_on_the_page(known: SiteData, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = dataclasses.replace(known, rules_hash="0" * 12)
    assert UNVERIFIED in verification_tables.verification(changed, 3)
    monkeypatch.setattr(verification, "record", lambda: None)
    for block in (verification_tables.verification, verification_tables.population):
        assert UNVERIFIED in block(known, 3)


def test_errors_that_no_test_noticed_are_listed_with_their_reason(
    known: SiteData, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "record", lambda: {**record, "mutants": MUTANTS})
    html = verification_tables.verification(known, 3)
    assert "noticed 98 of 100 (98.0%)" in html
    assert "</code>, not these." in html
    assert "&lt; → &lt;=" in html
    assert ">Is_&lt;</code>" in html
    monkeypatch.setattr(verification, "record", lambda: {**record, "mutants": None})
    assert "This run has no report on deliberate errors" in verification_tables.verification(known, 3)


def test_the_shares_of_the_steps_add_up_and_every_assumption_is_named(known: SiteData, record: dict[str, Any]) -> None:
    html = verification_tables.population(known, 3)
    counted = record["population"]
    assert sum(counted["rungs"].values()) == counted["persons"]
    for finding in known.findings:
        if finding["kind"] == "yes-no":
            assert finding["label"]["clinician"] in html.replace("&#39;", "'")


def test_every_rule_and_every_suspicion_has_a_row_to_sign(known: SiteData) -> None:
    html = verification_tables.sign_off(known, 3)
    rows = html.count('<th scope="row">')
    assert rows == len(known.rules) + 4
    assert html.count(verification_tables.BLANK) == 3 * rows
