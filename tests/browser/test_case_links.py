"""A case as a link: refused with the command line's sentences, or taken, and never written where it could leak."""

import base64
import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

import calculators
from tests.browser.calculator import ADDRESSES, Calculator, Open
from tests.browser.command_line import Answers, refused

CASE: Answers = {"age_years": 63, "cancer_history": "present", "new_onset": "present"}
SAME_RULES = f"&rules={calculators.VERSION}-{calculators.rules_hash()}"
# What a link may hold that no file may hold either.
BAD = {
    "a number in words": '{"age_years": "sixty"}',
    "a finding that does not exist": '{"fevr": "present", "fever": "absent"}',
    "the same key twice": '{"fever": "present", "fever": "absent"}',
    "true for present": '{"fever": true, "age_years": 300}',
    "no JSON": "fever is present",
    "a list": '["fever"]',
    "nothing": "",
}


def in_a_link(text: str) -> str:
    """The text as the fragment of a link."""
    return "#case=" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_bad_link_gets_the_command_lines_sentences_and_nothing_is_taken(calculator: Open, text: str) -> None:
    one = calculator("imaging")
    one.say("fever", "present")
    one.expect_marks({"fever": "present"})
    one.page.goto(ADDRESSES["imaging"] + in_a_link(text))
    expect(one.errors).to_be_visible()
    expect(one.errors).to_be_focused()
    expect(one.errors.locator("li")).to_have_text(refused(text))
    one.expect_marks({"fever": "present"})
    expect(one.taken).to_be_hidden()


def test_a_bad_link_opened_first_leaves_the_form_as_it_was(page: Page, problems: list[str]) -> None:
    page.goto(ADDRESSES["screen"] + in_a_link('{"age_years": "sixty"}'))
    one = Calculator(page)
    expect(one.errors.locator("li")).to_have_text(refused('{"age_years": "sixty"}'))
    expect(one.errors).to_be_focused()
    one.expect_marks({})
    one.say("fever", "present")
    one.expect_answer({"fever": "present"})
    expect(one.errors).to_be_hidden()
    assert problems == []


def test_a_sentence_in_the_summary_leads_to_its_field(calculator: Open) -> None:
    one = calculator("imaging")
    one.page.goto(ADDRESSES["imaging"] + in_a_link('{"duration_weeks": -1}'))
    one.errors.get_by_role("link").click()
    expect(one.root.locator("#field-duration_weeks")).to_be_focused()


def test_a_link_written_by_hand_in_plain_json_is_read_too(calculator: Open) -> None:
    one = calculator("imaging")
    one.page.goto(ADDRESSES["imaging"] + "#case=" + quote(json.dumps(CASE)))
    one.expect_answer(CASE)


@pytest.mark.firefox_too
def test_a_link_fills_an_empty_form(page: Page) -> None:
    page.goto(ADDRESSES["imaging"] + in_a_link(json.dumps(CASE)))
    one = Calculator(page)
    one.expect_answer(CASE)
    expect(one.taken).to_be_hidden()
    expect(page).to_have_url(page.url.split("#")[0])


def test_a_link_over_answers_can_be_undone(calculator: Open) -> None:
    one = calculator("imaging")
    one.give({"fever": "present", "age_years": 30})
    one.expect_marks({"fever": "present", "age_years": 30})
    one.page.goto(ADDRESSES["imaging"] + in_a_link(json.dumps(CASE)))
    one.expect_marks(CASE)
    expect(one.taken).to_be_visible()
    one.taken.get_by_role("button").click()
    one.expect_answer({"fever": "present", "age_years": 30})
    expect(one.taken).to_be_hidden()


def test_a_link_of_a_site_with_other_rules_is_taken_and_says_so(calculator: Open) -> None:
    one = calculator("imaging")
    one.page.goto(ADDRESSES["imaging"] + in_a_link(json.dumps(CASE)) + "&rules=0.0.9-0123456789ab")
    one.expect_answer(CASE)
    for words in ("other rules", "version 0.0.9, rules 0123456789ab", calculators.rules_hash(), "answers were taken"):
        expect(one.taken).to_contain_text(words)
    expect(one.taken.get_by_role("button")).to_have_count(0)  # nothing stood here before
    one.say("fever", "present")
    expect(one.taken).to_be_hidden()

    one.page.goto(ADDRESSES["imaging"] + in_a_link(json.dumps(CASE)) + SAME_RULES)
    one.expect_answer(CASE)
    expect(one.taken).to_contain_text("were replaced")
    expect(one.taken).not_to_contain_text("other rules")


def test_answering_and_copying_leave_address_and_history_alone(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one = Calculator.open(page, "imaging")
    address, length = page.url, page.evaluate("history.length")
    one.give(CASE)
    one.expect_marks(CASE)
    one.region.get_by_role("button", name="Copy link").click()
    expect(one.region.get_by_text("The link was copied.")).to_be_visible()
    assert (page.url, page.evaluate("history.length")) == (address, length)

    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}#case=")
    other = page.context.new_page()
    other.goto(link)
    Calculator(other).expect_answer(CASE)


@pytest.mark.firefox_too
def test_where_the_clipboard_is_refused_the_link_stands_in_a_field(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    one = Calculator.open(page, "imaging")
    one.give({"fever": "present"})
    one.expect_marks({"fever": "present"})
    one.region.get_by_role("button", name="Copy link").click()
    field = one.region.locator("textarea")
    expect(field).to_be_focused()
    assert field.input_value() == page.url + in_a_link('{"fever":"present"}') + SAME_RULES


def test_any_other_fragment_is_an_anchor(page: Page) -> None:
    page.goto(ADDRESSES["imaging"] + "#ask-saddle_anesthesia")
    one = Calculator(page)
    expect(one.question("saddle_anesthesia")).to_be_in_viewport()
    one.expect_answer({})
    expect(one.errors).to_be_hidden()


def test_an_opened_case_is_asked_for_once(page: Page) -> None:
    page.add_init_script(
        """{
          const { postMessage } = Worker.prototype;
          window.asked = [];
          Worker.prototype.postMessage = function (message, ...rest) {
            if ("text" in message) window.asked.push(message.kind);
            return postMessage.call(this, message, ...rest);
          };
        }"""
    )
    page.goto(ADDRESSES["imaging"] + in_a_link(json.dumps(CASE)))
    one = Calculator(page)
    one.expect_answer(CASE)
    assert page.evaluate("window.asked") == ["check"]
    one.say("fever", "present")
    one.expect_answer({**CASE, "fever": "present"})
    assert page.evaluate("window.asked") == ["check", "ask"]


def test_the_bar_of_a_phone_is_there_before_the_answer_to_a_link(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(
        "window.Worker = class { constructor(url, { type }) {} postMessage() {} terminate() {} }"
    )  # no answer
    page.goto(ADDRESSES["imaging"] + in_a_link(json.dumps(CASE)))
    one = Calculator(page)
    expect(one.region).to_have_attribute("data-state", "loading")
    expect(one.region).to_have_attribute("data-docked", "")
