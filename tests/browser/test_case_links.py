"""A case as a link: refused in sentences, read in spite of harmless damage, or taken, and never written where it could leak."""

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

import calculators
from tests.browser.support.calculator import ADDRESSES, Calculator, OpenCalculator, case_fragment
from tests.browser.support.command_line import Answers, page_errors

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


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_bad_link_gets_a_sentence_for_each_fault_and_nothing_is_taken(calculator: OpenCalculator, text: str) -> None:
    one = calculator("imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    one.page.goto(ADDRESSES["imaging"] + case_fragment(text))
    expect(one.errors).to_be_visible()
    expect(one.errors).to_be_focused()
    expect(one.errors.locator("li")).to_have_text(page_errors(text))
    one.expect_result_attributes({"fever": "present"})
    expect(one.taken).to_be_hidden()


def test_a_bad_link_opened_first_leaves_the_form_as_it_was(page: Page, problems: list[str]) -> None:
    page.goto(ADDRESSES["screen"] + case_fragment('{"age_years": "sixty"}'))
    one = Calculator(page)
    expect(one.errors.locator("li")).to_have_text(page_errors('{"age_years": "sixty"}'))
    expect(one.errors).to_be_focused()
    one.expect_result_attributes({})
    one.choose_answer("fever", "present")
    one.expect_answer({"fever": "present"})
    expect(one.errors).to_be_hidden()
    assert problems == []


def test_a_sentence_in_the_summary_leads_to_its_field(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.page.goto(ADDRESSES["imaging"] + case_fragment('{"duration_weeks": -1}'))
    one.errors.get_by_role("link").click()
    expect(one.root.locator("#field-duration_weeks")).to_be_focused()


def test_a_link_written_by_hand_in_plain_json_is_read_too(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.page.goto(ADDRESSES["imaging"] + "#case=" + quote(json.dumps(CASE)))
    one.expect_answer(CASE)


BODY = case_fragment(json.dumps(CASE)).removeprefix("#case=")
RULES = SAME_RULES
FORGIVEN = {
    "a full stop": f"#case={BODY}.",
    "a bracket": f"#case={BODY}{RULES})",
    "a comma and a quote": f"#case={BODY}{RULES},”",
    "an angle bracket": f"#case={BODY}{RULES}>",
    "an encoded equals sign": f"#case%3D{BODY}",
    "all of it encoded": "#" + quote(f"case={BODY}{RULES}", safe=""),
    "encoded twice": "#" + quote(quote(f"case={BODY}{RULES}", safe=""), safe=""),
    "an ampersand of HTML": f"#case={BODY}{RULES.replace('&', '&amp;')}",
    "a share button": f"#case={BODY}{RULES}&utm_source=mail&utm_medium=a-b",
    "another share button": f"#case={BODY}?fbclid=IwAR0_x-y",
    "broken lines": f"#case={BODY[:20]}%0D%0A%20{BODY[20:40]}%0A{BODY[40:]}",
    "soft hyphens and widthless spaces": f"#case={BODY[:20]}\u00ad{BODY[20:40]}\u200b{BODY[40:]}\u2060",
    "a capital": f"#Case={BODY}",
    "capitals": f"#CASE={BODY}{RULES}",
    "a slash": f"#/case={BODY}",
    "quoted-printable": f"#case=3D{BODY}",
    "padding": f"#case={BODY}==",
    "a parameter in front": f"#gclid=1&case={BODY}{RULES}",
    "a slash at the end": f"#case={BODY}{RULES}/",
    "a soft break of mail": f"#case={BODY[:30]}=\n{BODY[30:]}",
    "an encoded soft break of mail": f"#case=3D{BODY[:30]}=%0D%0A{BODY[30:]}",
}
DAMAGED = {
    "cut": f"#case={BODY[:-9]}",
    "cut at the rules": f"#case={BODY}&rules=0.1.0-cfba",
    "small letters": f"#case={BODY.lower()}",
    "a letter lost": f"#case={BODY[:30]}{BODY[31:]}",
    "a part doubled": f"#case={BODY}{BODY}",
    "words behind it": f"#case={BODY} see above",
    "a part replaced": f"#case={BODY[:30]}…{BODY[40:]}",
    "empty": "#case=",
    "empty and encoded": "#case%3D",
    "cut before the equals sign": "#case",
    "half an escape": f"#case%3D{BODY[:30]}%",
    "only the rules": f"#case={RULES}",
}


def test_what_is_certain_in_a_damaged_link_is_read(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    for damage, fragment in FORGIVEN.items():
        one.page.evaluate("UB.widget.answers.clear()")
        one.expect_result_attributes({})
        one.page.goto(ADDRESSES["imaging"] + fragment)
        expect(one.root.locator("#field-age_years"), damage).to_have_value("63")
        one.expect_result_attributes(CASE)
        expect(one.errors).to_be_hidden()
        assert one.page.evaluate("location.hash") == "", damage


def test_any_other_damage_is_told_in_an_alert_and_nothing_is_taken(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    for damage, fragment in DAMAGED.items():
        one.page.goto(ADDRESSES["imaging"] + fragment)
        expect(one.errors.get_by_role("alert"), damage).to_contain_text("The link is damaged")
        expect(one.errors).to_contain_text("Nothing was loaded from the link")
        expect(one.errors).to_be_focused()
        one.expect_result_attributes({"fever": "present"})
        one.page.evaluate("document.querySelector('[data-errors]').replaceChildren()")


def test_a_link_with_two_cases_is_refused_in_a_sentence(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    other = case_fragment('{"fever": "absent"}').removeprefix("#")
    one.page.goto(f"{ADDRESSES['imaging']}#case={BODY}{RULES}&{other}")
    expect(one.errors.get_by_role("alert")).to_contain_text("The link contains more than one case")
    expect(one.errors).to_contain_text("Nothing was loaded from the link")
    expect(one.errors).to_be_focused()
    one.expect_result_attributes({"fever": "present"})


@pytest.mark.firefox_once("the same function reads every query")
@pytest.mark.parametrize("query", [f"?case={BODY}", f"?utm_source=x&case={BODY}{RULES}", f"?case%3D{BODY}", "?Case="])
def test_a_case_that_went_to_the_server_is_told_and_leaves_the_address(page: Page, query: str) -> None:
    page.goto(ADDRESSES["imaging"] + query)
    one = Calculator(page)
    expect(one.errors.get_by_role("alert")).to_contain_text("is sent to the server")
    one.expect_result_attributes({})
    assert "case" not in page.evaluate("location.search").lower()


def test_a_link_with_a_very_small_number_is_answered_and_stays_answered(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.page.goto(ADDRESSES["imaging"] + case_fragment('{"duration_weeks": 1e-7, "age_years": 17.125}'))
    one.expect_result_attributes({"duration_weeks": 1e-7, "age_years": 17.125})
    one.choose_answer("fever", "absent")
    one.expect_result_attributes({"duration_weeks": 1e-7, "age_years": 17.125, "fever": "absent"})


@pytest.mark.firefox_too
def test_a_link_fills_an_empty_form(page: Page) -> None:
    page.goto(ADDRESSES["imaging"] + case_fragment(json.dumps(CASE)))
    one = Calculator(page)
    one.expect_answer(CASE)
    expect(one.taken).to_be_hidden()
    expect(page).to_have_url(page.url.split("#")[0])


def test_loading_a_link_over_answers_can_be_undone(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers({"fever": "present", "age_years": 30})
    one.expect_result_attributes({"fever": "present", "age_years": 30})
    one.page.goto(ADDRESSES["imaging"] + case_fragment(json.dumps(CASE)))
    one.expect_result_attributes(CASE)
    expect(one.taken).to_be_visible()
    one.taken.get_by_role("button").click()
    one.expect_answer({"fever": "present", "age_years": 30})
    expect(one.taken).to_be_hidden()


def test_a_link_from_a_site_with_other_rules_is_loaded_with_a_message(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.page.goto(ADDRESSES["imaging"] + case_fragment(json.dumps(CASE)) + "&rules=0.0.9-0123456789ab")
    one.expect_answer(CASE)
    for words in (
        "different version of the rules",
        "version 0.0.9, rules 0123456789ab",
        calculators.rules_hash(),
    ):
        expect(one.taken).to_contain_text(words)
    expect(one.taken.get_by_role("button")).to_have_count(0)  # nothing stood here before
    one.choose_answer("fever", "present")
    expect(one.taken).to_be_hidden()

    one.page.goto(ADDRESSES["imaging"] + case_fragment(json.dumps(CASE)) + SAME_RULES)
    one.expect_answer(CASE)
    expect(one.taken).to_contain_text("replaced the answers that were here")
    expect(one.taken).not_to_contain_text("different version of the rules")


def test_answering_and_copying_do_not_change_the_address_or_the_history(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one = Calculator.open(page, "imaging")
    address, length = page.url, page.evaluate("history.length")
    one.enter_answers(CASE)
    one.expect_result_attributes(CASE)
    one.press_share_button("Copy link")
    expect(one.region.get_by_text("The link was copied.")).to_be_visible()
    assert (page.url, page.evaluate("history.length")) == (address, length)

    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}#case=")
    other = page.context.new_page()
    other.goto(link)
    Calculator(other).expect_answer(CASE)


@pytest.mark.firefox_too
def test_where_the_clipboard_is_refused_the_link_stands_in_a_field(page: Page) -> None:
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));document.execCommand = () => false;"
    )
    one = Calculator.open(page, "imaging")
    one.enter_answers({"fever": "present"})
    one.expect_result_attributes({"fever": "present"})
    one.press_share_button("Copy link")
    field = one.region.locator("[data-told] textarea")
    expect(field).to_be_focused()
    assert field.input_value() == page.url + case_fragment('{"fever":"present"}') + SAME_RULES


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
    page.goto(ADDRESSES["imaging"] + case_fragment(json.dumps(CASE)))
    one = Calculator(page)
    one.expect_answer(CASE)
    assert page.evaluate("window.asked") == ["check"]
    one.choose_answer("fever", "present")
    one.expect_answer({**CASE, "fever": "present"})
    assert page.evaluate("window.asked") == ["check", "ask"]


def test_the_bar_of_a_phone_is_there_before_the_answer_to_a_link(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(
        "window.Worker = class { constructor(url, { type }) {} postMessage() {} terminate() {} }"
    )  # no answer
    page.goto(ADDRESSES["imaging"] + case_fragment(json.dumps(CASE)))
    one = Calculator(page)
    expect(one.region).to_have_attribute("data-state", "loading")
    expect(one.region).to_have_attribute("data-docked", "")
