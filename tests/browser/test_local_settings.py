"""Local information: shown and marked next to the answers and on every page; a faulty file is named in a sentence."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from site_src.features.local_settings import LOCAL_FILES
from tests.browser.support.calculator import ADDRESSES, Calculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.local_settings import EXAMPLE_SETTINGS, copy_site, write_local_settings
from tests.browser.support.offline_copy import save_offline_copy
from tests.browser.support.pages import failed_requests
from tests.browser.support.recording_proxy import Recorder
from tests.browser.support.site_host import SiteHost

NOW = '[data-house="now"]'
HEAD = '[data-house="head"]'
FOOT = '[data-house="foot"]'
READ = "pitfalls.html"

SENTENCES = {
    '{"name": "A"': "local.json is not valid JSON: ",
    "[]": "local.json must be an object in braces, but it is an empty list.",
    "null": "local.json must be an object in braces, but it is null.",
    '{"emergency_number": 112}': "emergency_number must be quoted text of 1 to 40 characters, but it is 112.",
    '{"name": " "}': 'name must be quoted text of 1 to 80 characters, but it is " ".',
    f'{{"mri_on_call": "{"x" * 121}"}}': "mri_on_call must be quoted text of 1 to 120 characters, but it is text of 121 "
    "characters.",
    '{"emergency": "112"}': 'local.json has an unknown entry, "emergency". The possible entries are name, emergency_number, ',
    '{"__proto__": {"name": "A"}}': 'local.json has an unknown entry, "__proto__". ',
    '{"review_by": "2026-02-30"}': 'review_by must be a valid date, such as "2027-11-30", but it is "2026-02-30".',
    '{"idle_minutes": 2.5}': "idle_minutes must be a whole number from 1 to 120, but it is 2.5.",
    '{"pathways": [{"title": "B"}]}': "pathways[1] has no href.",
    '{"pathways": [{"title": "A", "href": "https://a:99999/"}]}': "pathways[1].href must be an address that a browser can read: a "
    'server name, no user name, and, if there is a port, a port from 1 to 65535, but it is "https://a:99999/".',
    '{"pathways": [{"title": "A", "href": "tel:112 / 999"}]}': "pathways[1].href must be tel: followed by one telephone number, in digits "
    'without spaces or other characters, but it is "tel:112 / 999".',
    '{"pathways": [{"title": "A", "href": "javascript:alert(1)"}]}': "pathways[1].href must be an address of at most 500 "
    'characters that begins with https://, http://, mailto:, or tel:, or a path relative to the home page of this site, but it is '
    '"javascript:alert(1)".',
    '{"pathways": [1, 2, 3, 4, 5, 6, 7]}': "pathways must be a list of at most 6 entries, but it is a list of 7 entries.",
    '{"error_address": "me@hospital.example"}': "error_address must be an address that begins with mailto:, https://, or http://, of at "
    'most 500 characters, but it is "me@hospital.example".',
    '{"name": 1, "emergency_number": 2, "review_by": 3}': "name must be quoted text of 1 to 80 characters, but it is 1. It "
    "has 2 more errors.",
}  # fmt: skip


@pytest.fixture
def folder(site_dir: Path, tmp_path: Path) -> Path:
    """Copy the site to a folder of an organization."""
    return copy_site(site_dir, tmp_path / "house")


@pytest.fixture
def local_host(site_host: SiteHost, folder: Path) -> SiteHost:
    """Serve that folder."""
    site_host.serve(folder)
    return site_host


def facts_shown(one: Calculator) -> dict[str, str]:
    """Whom to call, as it stands beside the answer."""
    lines = one.region.locator(f"{NOW} dl > div")
    return dict(line.split("\n", 1) for line in lines.all_inner_texts())


@pytest.mark.firefox_once("from disk Firefox has rules of its own; from a server it reads the file as Chromium does")
@pytest.mark.parametrize("way", ["disk", "server"])
def test_whom_to_call_is_shown_with_the_answer_labeled_local_and_changes_nothing(
    recorded_page: Page, recorder: Recorder, local_host: SiteHost, folder: Path, way: str
) -> None:
    write_local_settings(folder, EXAMPLE_SETTINGS)
    page = recorded_page
    console_errors = collect_console_errors(page)
    page.goto(f"{local_host.url if way == 'server' else folder.as_uri() + '/'}{ADDRESSES['imaging']}")
    one = Calculator(page)
    one.expect_result_attributes({})
    expect(page.locator(NOW)).to_have_count(0)
    expect(one.root.locator('[data-house="paths"] a')).to_have_text(
        [path["title"] for path in EXAMPLE_SETTINGS["pathways"]]
    )
    on_call = {"On-call spine team": EXAMPLE_SETTINGS["spine_on_call"], "On-call MRI": EXAMPLE_SETTINGS["mri_on_call"]}
    number = {"Emergency number": EXAMPLE_SETTINGS["emergency_number"]}
    one.choose_answer("cancer_history", "present")
    one.expect_answer({"cancer_history": "present"})
    assert facts_shown(one) == on_call
    one.choose_answer("saddle_anesthesia", "present")
    answer = one.expect_answer({"cancer_history": "present", "saddle_anesthesia": "present"})
    assert answer["imaging"]["floor"] == "immediate"
    assert facts_shown(one) == number | on_call
    expect(one.region.locator(f".ub-answer + {NOW}")).to_be_visible()
    one.choose_reader("patient")
    assert facts_shown(one) == number
    one.choose_reader("clinician")
    one.choose_answer("lung_warning", "present")
    one.expect_result_attributes(
        {"cancer_history": "present", "saddle_anesthesia": "present", "lung_warning": "present"}
    )
    first = one.region.locator(f"{NOW}:first-child")
    expect(first.get_by_role("link", name="911")).to_have_attribute("href", "tel:911")
    expect(first.locator(".ub-tag--local")).to_have_text("local")
    expect(one.region.locator("[data-announce]")).to_contain_text("Emergency number: 911 (local)")
    expect(page.locator(FOOT)).to_contain_text(EXAMPLE_SETTINGS["name"])
    page.emulate_media(media="print")
    expect(one.root.locator('[data-house="sheet"]')).to_contain_text("Emergency number: 911")
    expect(first).to_be_visible()
    assert console_errors == []
    assert recorder.outside_origin(local_host.url) == []


def test_on_a_phone_the_bar_of_a_stop_says_the_number(page: Page, local_host: SiteHost, folder: Path) -> None:
    write_local_settings(folder, EXAMPLE_SETTINGS)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(local_host.url + ADDRESSES["screen"])
    one = Calculator(page)
    one.choose_answer("lung_warning", "present")
    expect(one.region.locator(".ub-bar")).to_contain_text("Emergency number: 911 (local)")


def test_as_it_comes_nothing_of_a_house_is_shown_and_nothing_fails(page: Page, local_host: SiteHost) -> None:
    failed = failed_requests(page)
    console_errors = collect_console_errors(page)
    page.goto(local_host.url + READ)
    page.wait_for_function("() => UB.local && document.readyState === 'complete'")
    for place in (HEAD, FOOT):
        expect(page.locator(place)).to_be_hidden()
    assert "local.json" in local_host.requested
    assert (console_errors, failed, local_host.errors) == ([], [], [])


@pytest.mark.firefox_once("from disk Firefox has rules of its own; from a server it reads the file as Chromium does")
@pytest.mark.parametrize("way", ["disk", "server"])
def test_a_house_that_removed_the_file_has_its_pages_all_the_same(
    page: Page, local_host: SiteHost, folder: Path, way: str
) -> None:
    for name in LOCAL_FILES:
        (folder / name).unlink()
    page.goto((local_host.url if way == "server" else folder.as_uri() + "/") + ADDRESSES["screen"])
    Calculator(page).expect_result_attributes({})
    page.wait_for_function("() => UB.localSettings.done")
    for place in (HEAD, FOOT):
        expect(page.locator(place)).to_be_hidden()
    assert page.evaluate("UB.local") == {}


def test_an_entry_with_an_error_is_named_in_a_sentence_and_not_shown(
    page: Page, local_host: SiteHost, folder: Path
) -> None:
    head = page.locator(HEAD)
    for text, sentence in SENTENCES.items():
        write_local_settings(folder, text)
        page.goto(local_host.url + READ)
        expect(head).to_contain_text(
            f"Local information (such as the emergency number) is not shown because local.json has an error. {sentence}",
            use_inner_text=True,
        )
        expect(page.locator(FOOT)).to_be_hidden()
        assert page.evaluate("UB.local") == {}
    head.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("Hosting your own copy")


@pytest.mark.firefox_once("from disk Firefox has rules of its own; from a server it reads the file as Chromium does")
@pytest.mark.parametrize("way", ["disk", "server"])
def test_one_bad_address_removes_nothing_else(page: Page, local_host: SiteHost, folder: Path, way: str) -> None:
    links = [{"title": "Bad", "href": "https://a:99999/"}, {"title": "Cord", "href": "forms/cord.pdf"}]
    facts = {"name": "Clinic", "emergency_number": "112", "pathways": links, "review_by": "2026-03-01", "idle": 5}
    write_local_settings(folder, facts)
    root = local_host.url if way == "server" else folder.as_uri() + "/"
    page.goto(root + READ)
    head, foot = page.locator(HEAD), page.locator(FOOT)
    expect(head).to_contain_text("This copy was due for review by March 1, 2026, ")
    expect(head).to_contain_text(
        f"Some local information is not shown because local.js{'on' * (way == 'server')} has an error."
    )
    expect(head).to_contain_text("pathways[1].href must be an address that a browser can read", use_inner_text=True)
    expect(head).to_contain_text("It has one more error.")
    expect(foot).to_contain_text("Clinic")
    expect(foot.get_by_role("link")).to_have_text(["112", "Cord"])
    page.goto(root + "get-help.html")
    expect(page.locator('[data-house="help"] a')).to_have_attribute("href", "tel:112")


def test_text_that_may_not_be_one_telephone_number_is_shown_as_written_everywhere(
    page: Page, local_host: SiteHost, folder: Path
) -> None:
    twice = {"emergency_number": "112 / 999", "spine_on_call": "+44 (0)20 7946 0000", "mri_on_call": "020 7946 0000"}
    write_local_settings(folder, twice)
    page.goto(local_host.url + ADDRESSES["imaging"])
    one = Calculator(page)
    one.choose_answer("saddle_anesthesia", "present")
    one.expect_answer({"saddle_anesthesia": "present"})
    assert list(facts_shown(one).values()) == list(twice.values())
    tapped = page.locator('a[href^="tel:"]')
    expect(tapped).to_have_count(1)
    expect(tapped).to_have_attribute("href", "tel:02079460000")
    for address, place in (
        ("embed/imaging.html", FOOT),
        ("get-help.html", FOOT),
        ("get-help.html", '[data-house="help"]'),
    ):
        page.goto(local_host.url + address)
        expect(page.locator(place)).to_contain_text("112 / 999")
        expect(tapped).to_have_count(0)


@pytest.mark.firefox_too
def test_from_a_folder_an_error_in_local_js_is_named_in_a_sentence(page: Page, folder: Path) -> None:
    for text, sentence in {
        '{"idle_minutes": 0}': "idle_minutes must be",
        '{"name": ': "local.js cannot be read",
    }.items():
        write_local_settings(folder, text)
        page.goto((folder / READ).as_uri())
        expect(page.locator(HEAD)).to_contain_text(f"local.js has an error. {sentence}", use_inner_text=True)


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ((2026, 3, 1), None),
        ((2026, 3, 2), "March 1, 2026, 1 day ago."),
        ((2026, 11, 24), "March 1, 2026, 8 months ago."),
        ((2029, 2, 28), "March 1, 2026, 2 years ago."),
    ],
)
def test_after_the_review_date_every_page_says_how_old_this_copy_is_also_in_print(
    page: Page, local_host: SiteHost, folder: Path, today: tuple[int, int, int], says: str | None
) -> None:
    write_local_settings(folder, {"review_by": "2026-03-01"})
    page.clock.set_fixed_time(dt.datetime(*today, 12, tzinfo=dt.UTC))
    # One script says it on every page.
    for address in (READ, ADDRESSES["imaging"]) if today[0] > 2026 else (READ,):
        page.emulate_media(media="screen")
        page.goto(local_host.url + address)
        head = page.locator(HEAD)
        if says is None:
            page.wait_for_function("() => UB.local.review_by")
            expect(head).to_be_hidden()
            continue
        expect(head).to_contain_text(f"This copy was due for review by {says} It is version")
        expect(head).to_contain_text(re.compile(r"built on \w+ \d+, 20\d\d\."))
        page.emulate_media(media="print")
        expect(head).to_be_visible()


def test_a_kept_copy_asks_the_server_for_the_file_each_time_and_has_the_last_one_without(
    browser: Any, browser_context_args: dict[str, Any], local_host: SiteHost, folder: Path
) -> None:
    context = browser.new_context(**browser_context_args)
    page: Page = context.new_page()
    write_local_settings(folder, {"name": "First"})
    save_offline_copy(page, local_host.url)
    for name in ("Second", "Third"):
        write_local_settings(folder, {"name": name})
        page.goto(local_host.url + READ)
        expect(page.locator(FOOT)).to_contain_text(name)
    local_host.stop()
    page.goto(local_host.url + "index.html")
    expect(page.locator(FOOT)).to_contain_text("Third")
    local_host.start()
    write_local_settings(folder, {})
    page.goto(local_host.url + READ)
    expect(page.locator(FOOT)).to_be_hidden()
    context.close()
