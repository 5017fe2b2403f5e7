"""The built folder opened from disk by a double click: a copy of it somewhere else, with the network off."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from site_src.features.teaching.sessions import link_fragment, sessions
from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator, case_fragment
from tests.browser.support.command_line import page_errors
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.learner import enter_wrong_decision
from tests.browser.support.lecturer import ALL_STEPS, PRESENT, PROJECTOR, SESSION, choose_file, expect_step
from tests.browser.support.reassurance import GROUPS, HARMLESS_CASE, expect_nothing_reassuring
from tests.browser.support.recording_proxy import Recorder

pytestmark = pytest.mark.firefox_too


@pytest.fixture(scope="session")
def copied_site(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the site to a folder whose name has a space, an umlaut, and a character that is special in addresses."""
    return Path(shutil.copytree(site_dir, tmp_path_factory.mktemp("disk") / "Stick für Anna #1"))


@pytest.fixture
def offline_page(recorded_context: BrowserContext, recorder: Recorder) -> Iterator[Page]:
    """Open a page without a network that must send no request and report no error."""
    recorded_context.set_offline(True)
    page = recorded_context.new_page()
    console_errors = collect_console_errors(page)
    yield page
    assert recorder.requests == []
    assert console_errors == []


def opened(page: Page, copied_site: Path, address: str) -> Calculator:
    """Open a calculator of the copy."""
    name, mark, fragment = address.partition("#")
    page.goto((copied_site / name).as_uri() + mark + fragment)
    return Calculator(page)


def test_from_a_folder_a_whole_case_is_answered_as_on_the_command_line(offline_page: Page, copied_site: Path) -> None:
    # One script serves all calculators; test_nothing_leaves and test_share_panel answer in the others from disk.
    one = opened(offline_page, copied_site, ADDRESSES["imaging"])
    one.expect_answer({})
    for group in GROUPS:
        one.choose_none_of(group)
    one.type_number("age_years", "44")
    one.expect_answer(HARMLESS_CASE)
    one.enter_answers({"new_onset": "present", "duration_weeks": "6,5"})
    one.expect_answer({**HARMLESS_CASE, "new_onset": "present", "duration_weeks": 6.5})
    one.choose_answer("saddle_anesthesia", "present")
    answers = {**HARMLESS_CASE, "new_onset": "present", "duration_weeks": 6.5, "saddle_anesthesia": "present"}
    answer = one.expect_answer(answers)
    assert answer["imaging"]["floor"] == "immediate"
    one.choose_answer("lung_warning", "present")
    expect_nothing_reassuring(one, one.expect_answer({**answers, "lung_warning": "present"}))


def test_from_disk_what_is_bad_is_refused_in_the_same_sentences_and_a_good_link_is_taken(
    offline_page: Page, copied_site: Path
) -> None:
    one = opened(offline_page, copied_site, ADDRESSES["imaging"] + case_fragment('{"age_years": "sixty"}'))
    expect(one.errors.locator("li")).to_have_text(page_errors('{"age_years": "sixty"}'))
    expect(one.errors).to_be_focused()
    one.type_number("age_years", "sixty")
    expect(one.question("age_years").locator(".ub-q__fault")).to_have_text(page_errors('{"age_years": "sixty"}')[0])
    one.expect_no_answer()
    one.type_number("age_years", "60")
    one.expect_answer({"age_years": 60})
    opened(offline_page, copied_site, ADDRESSES["imaging"] + case_fragment('{"fever":"present"}'))
    one.expect_answer({"fever": "present"})
    assert "#" not in offline_page.url


def test_from_disk_the_answers_go_from_page_to_page_as_far_as_the_browser_lets_them(
    offline_page: Page, copied_site: Path, browser_name: str
) -> None:
    one = opened(offline_page, copied_site, ADDRESSES["screen"])
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    one.choose_reader("trainee")
    expect(one.region.locator(".ub-lines > .ub-line")).not_to_have_count(0)
    one.choose_reader("patient")
    # Firefox keeps what was chosen for one file alone, and what was answered for the files of one folder.
    alone = browser_name == "firefox"
    reader = "clinician" if alone else "patient"
    offline_page.locator(".md-tabs").get_by_role("link", name="Home").click()
    expect(offline_page.locator("html")).to_have_attribute("data-reader", reader)
    offline_page.locator(f'.md-content a[href$="{ADDRESSES["imaging"]}"]').first.click()
    one = Calculator(offline_page)
    one.expect_answer_text(one.expect_result_attributes({"fever": "present"}), reader)
    one = opened(offline_page, copied_site, EMBEDDED["screen"])
    one.root.scroll_into_view_if_needed()
    expect(one.region).to_have_attribute("data-floor", "none" if alone else "immediate")


def test_from_disk_a_page_to_read_loads_no_python_until_it_is_wanted(offline_page: Page, copied_site: Path) -> None:
    one = opened(offline_page, copied_site, EMBEDDED["screen"])
    one.expect_state("idle")
    one.expect_no_answer()
    one.root.scroll_into_view_if_needed()
    one.expect_answer({})


def test_from_disk_search_finds_a_page_and_leads_to_it(offline_page: Page, copied_site: Path) -> None:
    offline_page.goto((copied_site / "index.html").as_uri())
    # The theme listens to keys, not to a field that is filled at once.
    offline_page.locator("input[name=query]").press_sequentially("saddle anesthesia")
    first = offline_page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    first.click()
    expect(offline_page.locator("main")).to_contain_text("addle anesthesia")
    assert offline_page.url.startswith(copied_site.as_uri())


def test_from_disk_the_session_of_45_minutes_is_run_from_its_first_step_to_its_last(
    offline_page: Page, copied_site: Path
) -> None:
    page, lesson = offline_page, next(one for one in sessions() if one.minutes == 45)
    page.set_viewport_size(PROJECTOR)
    page.goto((copied_site / "teach" / "lecturers-guide.html").as_uri())
    page.get_by_role("link", name="Present it").nth(1).click()
    expect_step(page, "opening", lesson.title)
    found = page.evaluate(ALL_STEPS)
    assert found["over"] == []
    assert found["steps"] == 2 + 2 + 8 * len(lesson.cases)
    for _ in range(3):
        page.keyboard.press("PageUp")
    expect_step(page, "plan")
    page.keyboard.press("ArrowRight")
    expect_step(page, "points")
    expect(page.locator(".ub-scan")).to_contain_text("The site is running from a folder on this computer")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").get_by_role("button", name="Exit").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value(lesson.title)
    choose_file(page, "Open file", "hour.json", '{"title": "An hour"}')
    expect(page.locator("[data-place=errors] li").first).to_have_text("Session has no what.")
    expect(page.get_by_label("Title", exact=True)).to_have_value(lesson.title)
    page.goto(f"{(copied_site / SESSION).as_uri()}#{link_fragment(sessions()[0])}")
    expect(page.get_by_label("Title", exact=True)).to_have_value(sessions()[0].title)
    page.goto(f"{(copied_site / PRESENT).as_uri()}#session=no")
    expect(page.locator("[data-place=errors]")).to_contain_text("The session link could not be opened.")


def test_from_disk_a_decision_is_found_on_the_page_of_progress_or_the_page_says_how_it_comes_there(
    offline_page: Page, copied_site: Path, browser_name: str
) -> None:
    page, alone = offline_page, browser_name == "firefox"
    for case in ("the-bannister", "moving-day"):
        page.goto((copied_site / f"teach/cases/{case}.html").as_uri())
        expect(page.locator(".ub-modes__device")).to_contain_text(
            "copies them to the progress page" if alone else "stay on this device"
        )
        enter_wrong_decision(page).get_by_role("button", name="Commit and compare").click()
        expect(page.locator("[data-compare]")).to_be_visible()
        page.locator(".ub-modes__device a").click()
        expect(page.locator(f"[data-done={case}]")).to_be_visible()
        assert "#" not in page.url
    page.reload()
    expect(page.locator("[data-done]")).to_have_count(2)
    expect(page.locator("[data-device]")).to_contain_text(
        "decisions that you copied" if alone else "stay on this device"
    )
    page.goto((copied_site / "teach/cases/the-bannister.html").as_uri())
    expect(page.locator("[data-compare]")).to_be_visible()


def test_from_disk_a_ready_session_is_saved_as_a_file_and_the_form_stays(offline_page: Page, copied_site: Path) -> None:
    page, one = offline_page, sessions()[0]
    for address in (SESSION, PRESENT):
        page.goto((copied_site / address).as_uri())
        made = page.evaluate("""(id) => new Promise((resolve) => {
          const blobs = [];
          URL.createObjectURL = (blob) => (blobs.push(blob), "blob:null/x");
          HTMLAnchorElement.prototype.click = function () { blobs[0].text().then((text) => resolve([this.download, text])); };
          document.querySelector(`a[data-file="${id}"]`).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        })""", one.id)  # fmt: skip
        assert made[0] == f"{one.id}.json"
        assert json.loads(made[1]) == one.raw
        assert page.url == (copied_site / address).as_uri()
    for address in ("about/data.html", "teach/lecturers-guide.html"):
        page.goto((copied_site / address).as_uri())
        targets = page.locator(
            ".md-content table a[href$='.json'], .md-content .ub-meta a[href$='.json']"
        ).evaluate_all("all => all.map((one) => one.target)")
        assert targets
        assert set(targets) == {"_blank"}
