"""Five paper cases get to the right record by keyboard alone and by thumb alone, in as many actions as the site says."""

import json

import pytest
from playwright.sync_api import Browser

import calculators
from site_src.blocks.task_times import CASES, RESULTS
from site_src.paths import read_json
from tests.browser.support.calculator import ADDRESSES
from tools.bench import task_times

PAPERS = {case["id"]: case for case in read_json(CASES)}


@pytest.mark.parametrize("case", PAPERS.values(), ids=PAPERS)
def test_what_a_paper_case_must_lead_to_is_what_the_guideline_answers(case: task_times.Case) -> None:
    answer = json.loads(calculators.assess_json(json.dumps(case["answers"])))["answer"]
    kind, answer_text = answer["kind"], answer["parts"][0]["says"]["clinician"]
    assert (kind, answer_text) == (case["expect"]["kind"], case["expect"]["says"])
    assert answer["rung"] == case["expect"]["rung"]


@pytest.mark.first
@pytest.mark.parametrize("way", task_times.INPUT_MODES)
def test_a_paper_case_takes_as_many_actions_as_the_site_says_and_less_than_half_a_minute(
    browser: Browser, site_url: str, way: str
) -> None:
    written = read_json(RESULTS)
    assert written["assumed"] == task_times.ASSUMED
    context = task_times.new_context(browser, way)
    for name, case in PAPERS.items():
        page = context.new_page()
        found = task_times.time_case(page, site_url + ADDRESSES["imaging"], case, way)
        page.close()
        answer_text = written["cases"][name][way]
        assert {what: found[what] for what in task_times.ASSUMED} == {
            what: answer_text[what] for what in task_times.ASSUMED
        }
        assert answer_text["seconds"] < 30
    context.close()
