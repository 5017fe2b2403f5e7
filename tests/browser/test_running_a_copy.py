"""The page for administrators: what it finds in the file of a house, in the browser and in what the server sends."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_src.content.content_security_policy import HEADERS, POLICY
from site_src.features.local_settings import LOCAL_FILES
from tests.browser.support.admin_page import ADMIN_PAGE, check_messages
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.local_settings import EXAMPLE_SETTINGS, copy_site, write_local_settings
from tests.browser.support.plain_servers import WasmAsTextHandler
from tests.browser.support.site_host import SiteHost
from tests.browser.support.static_server import Server, run_server, serve_folder


@pytest.fixture
def folder(site_dir: Path, tmp_path: Path) -> Path:
    """Copy the site to a folder of an organization."""
    return copy_site(site_dir, tmp_path / "house")


def test_a_plain_server_is_told_all_that_it_lacks(page: Page, folder: Path) -> None:
    with run_server(Server(("127.0.0.1", 0), partial(WasmAsTextHandler, directory=str(folder)))) as port:
        page.goto(f"http://127.0.0.1:{port}/{ADMIN_PAGE}")
        mend = check_messages(page, "server")
        assert mend[0] == "No Content-Security-Policy is sent. Copy the line from nginx.conf in the release."
        for name in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"):
            assert f'{name} should be "{HEADERS[name]}" but is not sent.' in mend
        assert [says for says in mend if "should be" not in says][1:] == [
            'WebAssembly files are served as "text/plain". Serve .wasm files as application/wasm.',
            "Not compressed: pages, scripts, WebAssembly. Turn on gzip or Brotli, or serve the .gz and .br files in the release.",
            (
                "Files with a hash in their name are not cached for long (Cache-Control is not sent). Send "
                '"public, max-age=31536000, immutable" with them.'
            ),
            'A browser may cache index.html without revalidating it (Cache-Control is not sent). Send "no-cache" with it.',
            'A browser may cache local.json without revalidating it (Cache-Control is not sent). Send "no-cache" with it.',
        ]
        assert check_messages(page, "browser") == []
        assert check_messages(page, "browser", "good")[0].startswith(
            "The calculators start in this browser and use rules"
        )
        assert page.locator("[data-checks] > [role=status]").inner_text().startswith(f"{len(mend)} to fix, ")


def test_a_policy_that_is_wider_or_narrower_than_ours_is_told_where(page: Page, folder: Path) -> None:
    wrong = POLICY.replace("'self' 'wasm-unsafe-eval'", "'self' 'unsafe-inline'").replace(
        "base-uri 'self'", "frame-ancestors 'self'"
    )
    with serve_folder(folder, policy=wrong) as url:
        page.goto(url + ADMIN_PAGE)
        assert [says for says in check_messages(page, "server") if "policy" in says][:3] == [
            "The content security policy does not allow 'wasm-unsafe-eval' for script-src. Add it.",
            "The content security policy allows 'unsafe-inline' for script-src, which is not needed. Remove it.",
            "The content security policy does not set base-uri. Add base-uri 'self'.",
        ]
        assert "Which pages may show a calculator in a frame is limited by frame-ancestors: 'self'." in check_messages(
            page, "server", "good"
        )
        assert len(check_messages(page, "browser")) == 1
        assert check_messages(page, "browser")[0].startswith(
            "The calculators do not start in this browser: The calculator "
        )


def test_the_two_files_of_a_house_are_checked_and_compared(page: Page, site_host: SiteHost, folder: Path) -> None:
    site_host.serve(folder)
    page.clock.set_fixed_time("2027-12-01T12:00:00Z")
    write_local_settings(folder, EXAMPLE_SETTINGS)
    (folder / "local.js").write_text('window.UB_LOCAL = {"name": "Another"};\n', encoding="utf-8")
    page.goto(site_host.url + ADMIN_PAGE)
    assert check_messages(page, "local") == [
        "local.js and local.json differ. Save both again from the form above.",
        "The review date, 2027-11-30, has passed. Get a newer release, or review this copy and set a new date.",
    ]
    write_local_settings(folder, {"name": 1, "idle_minutes": "five"})
    page.goto(site_host.url + ADMIN_PAGE)
    assert check_messages(page, "local") == [
        "name must be quoted text of 1 to 80 characters, but it is 1.",
        'idle_minutes must be a whole number from 1 to 120, but it is "five".',
    ]


def test_the_form_says_what_is_wrong_and_saves_both_files_which_the_pages_then_show(
    page: Page, site_host: SiteHost, folder: Path
) -> None:
    console_errors = collect_console_errors(page)
    site_host.serve(folder)
    write_local_settings(folder, {"name": "Before"})
    page.goto(site_host.url + ADMIN_PAGE)
    form = page.locator("form[data-local-form]")
    expect(form.get_by_label("Name of the clinic")).to_have_value("Before")
    form.get_by_label("Emergency number").fill("112")
    form.get_by_label("Local pathways").fill("Cord | https://intranet.example/cord\nForms | forms/a.pdf")
    form.get_by_label("Inactivity timeout (minutes)").fill("soon")
    says = form.get_by_role("status")
    form.get_by_role("button", name="Save local.json").click()
    expect(says).to_contain_text('idle_minutes must be a whole number from 1 to 120, but it is "soon".')
    form.get_by_label("Inactivity timeout (minutes)").fill("10")
    form.get_by_role("button", name="Check").click()
    expect(says).to_have_text("No errors found.")
    for name in ("local.json", "local.js"):
        with page.expect_download() as download:
            form.get_by_role("button", name=f"Save {name}", exact=True).click()
        assert download.value.suggested_filename == name
        download.value.save_as(folder / name)
    pathways = [{"title": "Cord", "href": "https://intranet.example/cord"}, {"title": "Forms", "href": "forms/a.pdf"}]
    facts = {"name": "Before", "emergency_number": "112", "pathways": pathways, "idle_minutes": 10}
    assert json.loads((folder / "local.json").read_text(encoding="utf-8")) == facts
    page.reload()
    assert check_messages(page, "local") == []
    expect(page.locator('[data-house="foot"]')).to_contain_text("Emergency number 112")
    assert console_errors == []


def test_an_emergency_number_that_nobody_can_tap_is_named_by_the_form_and_by_the_checks(
    page: Page, site_host: SiteHost, folder: Path
) -> None:
    site_host.serve(folder)
    write_local_settings(folder, {"emergency_number": "112 / 999"})
    page.goto(site_host.url + ADMIN_PAGE)
    says = 'The emergency number "112 / 999" is shown as text, not as a link, because it may not be exactly one telephone number.'
    assert check_messages(page, "local") == [says]
    form = page.locator("form[data-local-form]")
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_contain_text(f"No errors found.{says}")
    form.get_by_label("Emergency number").fill("+44 20 7946 0000")
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_have_text("No errors found.")


def test_without_the_two_files_nothing_is_to_mend_and_a_lone_twin_is_named(
    page: Page, site_host: SiteHost, folder: Path
) -> None:
    site_host.serve(folder)
    for name in LOCAL_FILES:
        (folder / name).unlink()
    page.goto(site_host.url + ADMIN_PAGE)
    assert check_messages(page, "local") == []
    assert check_messages(page, "local", "good")[0] == "There is no local.json, so no local information is shown."
    (folder / "local.js").write_text('window.UB_LOCAL = {"name": "A"};\n', encoding="utf-8")
    page.reload()
    assert len(check_messages(page, "local")) == 1


def test_the_line_for_a_page_of_ones_own_holds_the_real_address_and_is_copied(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADMIN_PAGE)
    page.get_by_role("button", name="Copy the code for: Imaging").click()
    expect(page.get_by_text("The line was copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f'<iframe src="{site_url}embed/imaging.html" title="')


@pytest.mark.firefox_too
def test_from_disk_it_says_what_cannot_be_checked_and_checks_the_rest(
    page: Page, file_url: Callable[[str], str]
) -> None:
    console_errors = collect_console_errors(page)
    page.goto(file_url(ADMIN_PAGE))
    assert check_messages(page, "server", "unknown") == [
        "This page was opened from a folder, so the server settings cannot be checked. Open it from the server to check them."
    ]
    assert check_messages(page, "browser") == []
    assert len(check_messages(page, "local", "unknown")) == 1
    assert console_errors == []


def test_without_script_the_page_says_what_to_send_and_that_nothing_is_checked(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site_url + ADMIN_PAGE)
    expect(page.locator("[data-checks]")).to_contain_text("This check needs JavaScript.")
    expect(page.locator("form[data-local-form]")).to_be_hidden()
    for name, value in HEADERS.items():
        expect(page.get_by_role("row", name=name).get_by_text(value)).to_be_visible()
    page.close()


def test_a_file_of_the_server_with_errors_is_named_where_an_offline_copy_still_has_the_last_good_one(
    browser: Browser, browser_context_args: dict[str, Any], site_host: SiteHost, folder: Path
) -> None:
    site_host.serve(folder)
    write_local_settings(folder, {"name": "The last good one"})
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    page.goto(site_host.url + "about/offline.html")
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
    page.reload()
    expect(page.locator('[data-house="foot"]')).to_contain_text("The last good one")
    write_local_settings(folder, '{"name": "Another",')
    page.goto(site_host.url + ADMIN_PAGE)
    expect(page.locator('[data-house="foot"]')).to_contain_text("The last good one")
    (fault, *others) = check_messages(page, "local")
    assert fault.startswith("local.json is not valid JSON: ")
    assert [says for says in others if says.startswith("local.js and local.json differ.")] == others
    context.close()
