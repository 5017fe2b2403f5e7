"""Review and change: what moving on needs is shown on every page, and no statement changes without a dated entry."""

from __future__ import annotations

import copy

from site_src.blocks import review_status, statement_history
from site_src.content.page_parser import Page
from site_src.content.site_data import site_data


def test_a_step_whose_needs_are_not_met_cannot_be_claimed() -> None:
    record = copy.deepcopy(site_data().review)
    assert list(review_status.problems(record)) == []
    record["status"] = "approved"
    found = list(review_status.problems(record))
    assert len(found) == sum(not need["met"] for need in record["needed"]["under review"]) > 0
    assert found[0].startswith("docs/data/review.json: the status is 'approved', but this requirement is not met: ")


def test_what_is_needed_stands_on_its_page_and_in_a_sentence_on_every_page(built_pages: list[Page]) -> None:
    known = site_data()
    for page in built_pages:
        for reader in ("clinician", "patient"):
            assert known.review["next"][reader] in page.text or "embed" in page.address, page.display_path
        if page.address == "about/review-status.html":
            for needs in known.review["needed"].values():
                assert all(need["says"]["clinician"] in page.text for need in needs)


def test_a_statement_that_changed_without_an_entry_stops_the_build() -> None:
    kept = copy.deepcopy(statement_history.record())
    assert list(statement_history.problems(site_data(), kept)) == []
    kept["fingerprints"]["flag-cancer"] = "0" * 12
    (fault,) = statement_history.problems(site_data(), kept)
    assert "'flag-cancer'" in fault
    assert statement_history.fingerprint("flag-cancer", site_data()) in fault


def test_entries_name_every_statement_in_the_order_of_their_dates_and_no_other() -> None:
    kept = copy.deepcopy(statement_history.record())
    for change in kept["changes"]:
        change["statements"] = [ident for ident in change["statements"] if ident != "flag-cancer"]
    kept["changes"].append({**kept["changes"][0], "date": "2020-01-01", "statements": ["flag-nobody"]})
    assert list(statement_history.problems(site_data(), kept)) == [
        "docs/data/statement-changes.json names the statement 'flag-nobody', which does not exist.",
        "docs/data/statement-changes.json: the statement 'flag-cancer' has no change entry, not even for its first version.",
        "docs/data/statement-changes.json: the changes are not in date order.",
    ]


def test_every_statement_says_when_it_last_changed(built_pages: list[Page]) -> None:
    page = next(page for page in built_pages if page.address == "assess/red-flags.html")
    shown = [tag.attributes["datetime"] for tag in page.tags if tag.name == "time" and tag.inside[-1].name == "dd"]
    idents = [row["id"] for row in site_data().statements if row["id"] in page.ids]
    assert idents
    assert shown == [statement_history.last(ident)["date"] for ident in sorted(idents, key=list(page.ids).index)]
