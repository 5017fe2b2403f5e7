"""The question box as a person uses it: with the keyboard, over http and from disk, and what it keeps to itself."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from calculators.newer_evidence import BEFORE_NSAID
from site_src.assets import page_address
from site_src.blocks.safety_net import HELP
from site_src.content.site_data import site_data
from tests.browser.support.axe import Axe
from tests.browser.support.site_host import SiteHost

ENGINE = "**/ask-engine.*.js"
SAYS = {row["id"]: row["says"] for row in site_data().statements}


def ask(page: Page, question: str, state: str) -> list[str]:
    """Type a question, press Enter, wait for the state; the statements that came."""
    field = page.locator("[data-ask]")
    field.fill(question)
    field.press("Enter")
    expect(page.locator("[data-ask-result]")).to_have_attribute("data-state", state)
    expect(field).to_have_value(question)
    found: list[str] = page.locator("[data-ask-result] [data-statement]").evaluate_all(
        "all => all.map(one => one.dataset.statement)"
    )
    return found


def announced(page: Page) -> str:
    return page.locator("[data-ask-result] [role=status]").inner_text()


def kept(page: Page) -> Any:
    return page.evaluate(
        "[location.href, document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)]"
    )


@pytest.mark.firefox_too
def test_a_question_is_answered_with_statements_and_links_to_them(
    page: Page, site_url: str, problems: list[str]
) -> None:
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(site_url + "ask.html")
    before = kept(page)
    assert not any("ask-engine" in url for url in asked_for)
    assert ask(page, "I poo myself without noticing", "answered")[0] == "flag-sphincter"
    # The line for emergencies is first, and it leads to help.
    assert announced(page).startswith("Emergency first")
    assert "2 statements match" in announced(page)
    emergency = page.locator("[data-ask-result] [role=status] > :first-child")
    expect(emergency).to_have_attribute("data-ask-emergency", "flag")
    assert emergency.get_by_role("link", name="Get help now").get_attribute("href") == site_url + page_address(HELP)
    first = page.locator('[data-statement="flag-sphincter"]')
    expect(first).to_contain_text(SAYS["flag-sphincter"]["clinician"])
    page.locator("input[name=ub-reader][value=patient]").check()
    expect(first.get_by_role("link")).to_have_text(SAYS["flag-sphincter"]["patient"], use_inner_text=True)
    page.locator("input[name=ub-reader][value=clinician]").check()
    # A question that is refused takes the last answer away.
    assert ask(page, "How much ibuprofen can I take a day?", "unanswered") == []
    assert announced(page).startswith("The guideline does not answer this.")
    expect(page.get_by_role("link", name="Red flags", exact=True).last).to_be_visible()
    expect(page.locator("[data-ask-emergency]")).to_have_count(0)
    assert [part for part in kept(page) if "ibuprofen" in part or "noticing" in part] == []
    assert kept(page)[0] == before[0]
    assert "fever" in ask(page, "fevr", "answered")[0]
    assert {urlsplit(url).netloc for url in asked_for} == {urlsplit(site_url).netloc}
    page.locator('[data-statement="flag-fever-infection"]').get_by_role("link").first.click()
    expect(page.locator("#flag-fever-infection")).to_be_in_viewport()
    assert page.url.endswith("assess/red-flags.html#flag-fever-infection")
    assert problems == []


@pytest.mark.firefox_too
def test_it_answers_from_a_folder_on_disk(page: Page, file_url: Callable[[str], str], problems: list[str]) -> None:
    page.goto(file_url("index.html"))
    assert ask(page, "slipped disc, do I need a jab?", "answered")[0] == "refer-radiculopathy-stenosis"
    expect(page.locator(".ub-cite").first).to_contain_text("Chou 2007 [1]")
    page.locator("[data-statement] a").first.click()
    expect(page.locator("#refer-radiculopathy-stenosis")).to_be_in_viewport()
    assert problems == []


def test_what_is_not_covered_is_said_first_and_related_statements_are_no_answer(
    page: Page, file_url: Callable[[str], str]
) -> None:
    page.goto(file_url("index.html"))
    assert ask(page, "Is an MRI safe with a pacemaker?", "unanswered") == []
    assert announced(page).startswith("The guideline does not answer this.")
    assert "It has no statement about an implant or a device in the body: “pacemaker”." in announced(page)
    below = page.locator("[data-ask-list=related] > li")
    expect(page.get_by_role("list", name="Related, but not an answer")).to_be_visible()
    assert {"mri-over-ct"} <= set(below.evaluate_all("all => all.map(one => one.dataset.related)"))
    assert f"The {below.count()} related statements below do not answer it." in announced(page)
    # Beside a red flag the same is only named: the flag answers, and help is first.
    assert ask(page, "pacemaker and new leg weakness", "answered")[0] == "flag-progressive-neuro"
    assert announced(page).startswith("Emergency first")
    assert "“pacemaker”" in announced(page)
    # A medicine is no disease, and what has no name of its own gets no sentence.
    ask(page, "gabapentin", "unanswered")
    assert announced(page).split("\n\n") == [
        "The guideline does not answer this.",
        "It has no statement about this medicine: “gabapentin”.",
    ]
    ask(page, "Who won the world cup?", "unanswered")
    assert announced(page) == "The guideline does not answer this."
    expect(page.locator("[data-ask-list]:visible")).to_have_count(0)


def test_each_result_says_how_far_the_literature_supports_it_and_why_it_matched(page: Page, site_url: str) -> None:
    page.goto(site_url + "ask.html")
    ask(page, "which NSAID?", "answered")
    hit = page.locator('[data-statement="first-line-drugs"]')
    assert hit.locator("[data-ask-support]").inner_text() == "1 supporting, 3 contradicting · certainty: low"
    assert hit.locator("[data-ask-why]").inner_text() == "Found because of “NSAID” (an NSAID)"
    assert set(ask(page, "steroids", "answered")) >= {"flag-trauma-osteoporosis", "refer-radiculopathy-stenosis"}
    why = page.locator('[data-statement="flag-trauma-osteoporosis"] [data-ask-why]')
    expect(why).to_contain_text("“steroids” (long-term steroids, as a risk of fracture)", use_inner_text=True)
    assert "It has no statement about steroids as a treatment" in announced(page)
    page.locator("input[name=ub-reader][value=patient]").check()
    expect(why).to_contain_text("“steroids” (steroid pills for months", use_inner_text=True)
    page.locator("input[name=ub-reader][value=clinician]").check()
    for shown in page.locator("[data-statement]").all():
        assert re.fullmatch(
            r"\d+ supporting, \d+ contradicting · certainty: [a-z ]+", shown.locator("[data-ask-support]").inner_text()
        )


def test_a_caution_and_a_rule_that_is_not_in_the_article_come_before_the_statements(page: Page, site_url: str) -> None:
    page.goto(site_url + "ask.html")
    assert ask(page, "is ibuprofen safe with apixaban", "answered")[0] == "first-line-drugs"
    lines = page.locator("[data-ask-result] [role=status] > p")
    expect(lines.nth(0)).to_have_attribute("data-ask-emergency", "flag")
    expect(lines.nth(1)).to_have_attribute("data-caution", "before-nsaid")
    expect(lines.nth(1)).to_contain_text(BEFORE_NSAID.says.clinician)
    # It is not said twice; the other caution is in the entry of the medication.
    entry = page.locator('[data-statement="first-line-drugs"]')
    expect(entry.locator("[data-caution]")).to_have_count(1)
    ask(page, "ibuprofen", "answered")
    expect(entry.locator("[data-caution=before-nsaid]")).to_contain_text(BEFORE_NSAID.says.clinician)
    page.locator("input[name=ub-reader][value=patient]").check()
    expect(entry.locator("[data-caution=before-nsaid]")).to_have_text(
        re.compile(re.escape(BEFORE_NSAID.says.patient)), use_inner_text=True
    )
    page.locator("input[name=ub-reader][value=clinician]").check()
    ask(page, "ankylosing spondylitis and fell, do I need an x-ray", "answered")
    rule = page.locator("[data-ask-result] [data-rule]")
    expect(rule).to_have_attribute("data-rule", "stiff-spine")
    expect(rule).to_contain_text("a normal radiograph does not rule out a fracture")
    order = page.locator("[data-ask-result] :is([data-rule], [data-statement])")
    expect(order.first).to_have_attribute("data-rule", "stiff-spine")
    expect(page.locator("[data-ask-list=asking] > li").first).to_have_attribute("data-finding", "stiff_spine_injury")


def test_the_scope_check_links_to_help_to_its_page_and_to_its_question(page: Page, site_url: str) -> None:
    page.goto(site_url + "ask.html")
    assert ask(page, "heart attack", "answered")[0] == "thoracic-caveat"
    first = page.locator("[data-ask-emergency=gate]")
    links = first.get_by_role("link")
    assert links.evaluate_all("all => all.map(one => one.href)") == [
        site_url + page_address(HELP),
        site_url + "assess/beyond-the-spine.html",
    ]
    asked = page.locator('[data-finding="heart_or_aorta_warning"]')
    expect(asked).to_contain_text("tearing or crushing pain")
    asked.get_by_role("link").click()
    expect(page.locator("#ask-heart_or_aorta_warning")).to_be_in_viewport()


def test_nothing_or_too_much_gets_a_sentence_and_the_text_stays(page: Page, site_url: str) -> None:
    page.goto(site_url + "ask.html")
    assert ask(page, "massage", "answered") == ["second-line-chronic"]
    assert ask(page, "   ", "idle") == []
    assert announced(page) == "Type a question first."
    assert ask(page, "I have a fever. " * 200, "unanswered") == []
    assert announced(page).startswith("That question is too long. Ask it in one sentence.")
    # A story that is too long to be a question may tell of an emergency all the same.
    expect(page.locator("[data-ask-emergency]")).to_have_attribute("data-ask-emergency", "flag")
    assert ask(page, "I like tea. " * 200, "unanswered") == []
    expect(page.locator("[data-ask-emergency]")).to_have_count(0)


def test_a_script_that_does_not_come_is_said_and_tried_again(page: Page, site_url: str) -> None:
    refused: list[Route] = []

    def refuse(route: Route) -> None:
        refused.append(route)
        route.abort()

    page.route(ENGINE, refuse)
    page.goto(site_url + "ask.html")
    assert ask(page, "bed rest", "idle") == []
    expect(page.locator("[data-ask-result] [role=status]")).to_contain_text("could not be loaded")
    page.unroute(ENGINE)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator('[data-statement="first-line-activity"]')).to_be_visible()
    assert refused


def test_without_script_a_sentence_leads_to_the_statements(new_context: Callable[..., Any], site_url: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site_url + "ask.html")
    expect(page.locator("[data-ask]")).to_be_hidden()
    page.locator("[data-ask-without] a").click()
    assert page.url == site_url + "about/statements.html"


def test_every_state_can_be_used_by_everybody(page: Page, site_url: str, axe: Axe) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url + "ask.html")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe(page) == []
        assert ask(page, "MRI or CT?", "answered")
        assert axe(page) == []
        assert ask(page, "an MRI of my knee", "unanswered") == []
        assert axe(page) == []
        assert ask(page, "steroids and chest pain, what pillow?", "answered")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert ask(page, "", "idle") == []


def test_the_copy_that_a_browser_keeps_answers_when_the_server_is_gone(page: Page, site_host: SiteHost) -> None:
    page.goto(f"{site_host.url}about/offline.html")
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
    site_host.stop()
    page.goto(f"{site_host.url}ask.html")
    assert ask(page, "osteoperosis", "answered")[0] == "flag-trauma-osteoporosis"
