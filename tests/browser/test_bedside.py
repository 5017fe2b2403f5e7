"""Five paper cases get to the right record by keyboard alone and by thumb alone, in as many actions as the site says."""

import json

import pytest
from playwright.sync_api import Browser

import calculators
from bench import bedside
from site_src.bedside import CASES, RESULTS
from site_src.project import read_json
from tests.browser.calculator import ADDRESSES

PAPERS = {case["id"]: case for case in read_json(CASES)}


@pytest.mark.parametrize("case", PAPERS.values(), ids=PAPERS)
def test_what_a_paper_case_must_lead_to_is_what_the_guideline_answers(case: bedside.Case) -> None:
    answer = json.loads(calculators.assess_json(json.dumps(case["answers"])))["answer"]
    kind, said = answer["kind"], answer["parts"][0]["says"]["clinician"]
    assert (kind, said) == (case["expect"]["kind"], case["expect"]["says"])
    assert answer["rung"] == case["expect"]["rung"]


@pytest.mark.parametrize("way", bedside.WAYS)
def test_a_paper_case_takes_as_many_actions_as_the_site_says_and_less_than_half_a_minute(
    browser: Browser, site_url: str, way: str
) -> None:
    written = read_json(RESULTS)
    assert written["assumed"] == bedside.ASSUMED
    context = bedside.context_of(browser, way)
    for name, case in PAPERS.items():
        page = context.new_page()
        found = bedside.drive(page, site_url + ADDRESSES["imaging"], case, way)
        page.close()
        said = written["cases"][name][way]
        assert {what: found[what] for what in bedside.ASSUMED} == {what: said[what] for what in bedside.ASSUMED}
        assert said["seconds"] < 30
    context.close()
