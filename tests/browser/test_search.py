"""The search starts its worker once somebody turns to it, in every way there is to do so; a calculator starts at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import ADDRESSES, Calculator

SEARCH = "/assets/javascripts/workers/search."
# Longer than the theme takes to start its worker by itself.
REST_MS = 1_000
TURNS: dict[str, Callable[[Page], None]] = {
    "a key": lambda page: page.keyboard.press("/"),
    "the field": lambda page: page.locator("input[name=query]").focus(),
    "the pointer": lambda page: page.locator(".md-search").dispatch_event("pointerover"),
}
# Notes how far the page was when a worker was made.
NOTED = """(() => {
  const Native = Worker;
  window.Worker = class extends Native {
    constructor(...given) {
      window.workerAt = window.workerAt || document.readyState;
      super(...given);
    }
  };
})()"""


def search_workers(page: Page) -> list[str]:
    return [worker.url for worker in page.workers if SEARCH in worker.url]


@pytest.mark.parametrize("turn", TURNS)
def test_the_search_starts_when_somebody_turns_to_it_and_finds(
    page: Page, site_url: str, problems: list[str], turn: str
) -> None:
    page.goto(site_url)
    page.wait_for_timeout(REST_MS)
    assert search_workers(page) == []
    with page.expect_event("worker") as started:
        TURNS[turn](page)
    assert SEARCH in started.value.url
    page.locator("input[name=query]").press_sequentially("saddle anesthesia")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("main")).to_contain_text("addle anesthesia")
    assert search_workers(page) == []
    assert problems == []


def test_lay_words_and_both_spellings_find_the_statement(page: Page, site_url: str) -> None:
    page.goto(site_url)
    field = page.locator("input[name=query]")
    for words, statement in {
        "poo": "flag-sphincter",
        "saddle anaesthesia": "flag-saddle",
        "tylenol": "first-line-drugs",
        "paracetamol": "first-line-drugs",
        "faecal": "flag-sphincter",
        "chiropractor": "second-line-acute-manipulation",
    }.items():
        field.fill("")
        field.press_sequentially(words)
        found = page.locator(f'.md-search-result__link[href$="#{statement}"]')
        expect(found).to_be_attached()
        # The words by which it was found are not part of what it says.
        expect(found).not_to_contain_text("chiropractor", use_inner_text=True)


@pytest.mark.parametrize("kind", ADDRESSES)
def test_on_a_calculators_own_page_python_starts_before_the_page_is_there(page: Page, site_url: str, kind: str) -> None:
    page.add_init_script(NOTED)
    page.goto(site_url + ADDRESSES[kind])
    Calculator(page).expect_answer({})
    assert page.evaluate("window.workerAt") == "loading"


def test_pages_of_the_guideline_come_before_glossary_and_references(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator("input[name=query]").press_sequentially("paracetamol")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("treat/first-line"))


@pytest.mark.firefox_once("from disk the index comes by a way of its own; what starts a search is the same script")
@pytest.mark.parametrize("where", ["disk", "server"])
def test_text_that_comes_without_a_key_is_searched_and_each_page_found_is_marked(
    page: Page, site_url: str, file_url: Callable[[str], str], where: str
) -> None:
    page.goto(site_url if where == "server" else file_url("index.html"))
    # Pasted by mouse or dictated: a value and one event, no key. The focus, to which the theme listens too, came long before.
    page.locator("input[name=query]").focus()
    page.wait_for_timeout(300)
    page.locator("input[name=query]").fill("osteoporosis")
    found = page.locator(".md-search-result__item").filter(has=page.locator('[href$="#delayed-radiograph"]'))
    first = found.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(r"image/when-to-image\.html\?h=$"))
    first.click()
    expect(page).to_have_url(re.compile(r"image/when-to-image\.html\?h=osteoporosis$"))
    expect(page.locator("main mark").first).to_contain_text("steoporosis")
