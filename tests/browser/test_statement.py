"""A statement in a browser: its address can be copied everywhere, and its questions open ready to be answered."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.support.console_errors import collect_console_errors

HERE = "assess/red-flags.html"
FORBIDDEN = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.execCommand = () => false;
"""
HELD = "() => { const field = document.createElement('textarea'); document.body.append(field); field.focus(); return field; }"


def copied(page: Page) -> str:
    """Return what a paste inserts."""
    field = page.evaluate_handle(HELD).as_element()
    assert field is not None
    field.press("Control+v")
    return field.input_value()


def test_its_address_is_copied_and_its_questions_open_in_focus_from_a_server_and_from_a_folder(
    page: Page, site_url: str, file_url: Callable[[str], str], browser: Browser
) -> None:
    console_errors = collect_console_errors(page)
    for address in (site_url + HERE, file_url(HERE)):
        page.goto(address)
        statement = page.locator("article[aria-labelledby=flag-cancer]")
        statement.get_by_role("button", name="Copy link: flag-cancer").press("Enter")
        expect(statement.get_by_role("status")).to_have_text("Copied")
        assert copied(page) == f"{address}#flag-cancer"

        statement.get_by_role("link", name="New pain", exact=True).click()
        question = page.locator("#ask-new_onset")
        expect(question.locator("input:checked")).to_be_focused()
        expect(question).to_be_in_viewport()
        page.keyboard.press("ArrowRight")
        expect(question.get_by_label("Yes")).to_be_checked()
    assert console_errors == []

    page.add_init_script(FORBIDDEN)
    page.goto(site_url + HERE)
    page.get_by_role("button", name="Copy link: flag-saddle").click()
    expect(page.locator(".ub-st__told input")).to_have_value(f"{site_url}{HERE}#flag-saddle")
    expect(page.locator(".ub-st__told input")).to_be_focused()

    plain = browser.new_page(java_script_enabled=False)
    plain.goto(site_url + HERE)
    statement = plain.locator("article[aria-labelledby=flag-cancer]")
    expect(statement).to_contain_text("Applies to:")
    expect(statement).to_contain_text("Shah 2024 [6] supports")
    expect(statement.get_by_role("link", name="Link to the statement flag-cancer")).to_be_visible()
    expect(statement.get_by_role("button")).to_have_count(0)
    statement.get_by_role("link", name="New pain", exact=True).click()
    expect(plain.locator("#ask-new_onset")).to_be_in_viewport()
    plain.close()
