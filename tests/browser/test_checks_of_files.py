"""The page for administrators names each error in the files that a server sends, with its remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.support.admin_page import ADMIN_PAGE, check_messages
from tests.browser.support.site_host import (
    FaultyResponse,
    SiteHost,
    error_page,
    faulty_files,
    redirect_to,
)

FAULTS = {
    "missing": (
        ("pitfalls.html",),
        error_page(404),
        "The server does not have pitfalls.html (error 404). Copy the whole folder",
    ),
    "ending": (
        (".webmanifest",),
        error_page(404),
        "The server does not send files that end in .webmanifest, such as manifest.webmanifest",
    ),
    "refused": (
        (".csv",),
        error_page(403),
        "The server does not allow access to data/notes.csv, data/rules.csv (error 403). Allow everyone",
    ),
    "error": (
        ("index.json",),
        error_page(500),
        "The server answers with error 500 for search/search_index.json. Check",
    ),
    "login": (
        ("index.json",),
        FaultyResponse(),
        "The server sends another page instead of search/search_index.json, such as a sign-in page",
    ),
    "away": (
        ("rules.csv",),
        redirect_to("http://127.0.0.1:65533/"),
        "The server sends another page instead of data/rules.csv",
    ),
    "page": (("index.html",), FaultyResponse(), "The server sends another page instead of index.html"),
    "worker": (("sw.js",), FaultyResponse(), "The server sends another page instead of sw.js, such as a sign-in page"),
    "worker type": (("sw.js",), error_page(404), "The server does not have sw.js (error 404)"),
}


def test_each_fault_of_the_files_is_named_with_its_remedy(page: Page, site_host: SiteHost, small_site: Path) -> None:
    site_host.serve(small_site)
    page.goto(site_host.url + ADMIN_PAGE)
    assert check_messages(page, "files") == []
    assert "This browser can save an offline copy of the site." in " ".join(check_messages(page, "browser", "good"))
    for kind, (names, answer, says) in FAULTS.items():
        site_host.faulty_response = faulty_files(*names, answer=answer)
        page.goto(site_host.url + ADMIN_PAGE)
        assert [one[: len(says)] for one in check_messages(page, "files")][:1] == [says], kind
        assert "This browser can save an offline copy of the site." not in " ".join(
            check_messages(page, "browser", "good")
        ), kind


def test_a_picture_and_a_style_of_a_wrong_type_are_named(page: Page, site_host: SiteHost, small_site: Path) -> None:
    site_host.serve(small_site)
    wrong = (".svg", ".css")
    site_host.faulty_response = lambda name: (
        FaultyResponse((small_site / name).read_bytes(), type="text/plain") if name.endswith(wrong) else None
    )
    page.goto(site_host.url + ADMIN_PAGE)
    says = " ".join(check_messages(page, "files"))
    for ending, type_ in ((".svg", "image/svg+xml"), (".css", "text/css")):
        assert f'served as "text/plain". Serve files that end in {ending} as {type_}.' in says


def test_what_is_changed_on_the_way_and_a_server_that_knows_no_404_are_named(
    page: Page, site_host: SiteHost, small_site: Path
) -> None:
    def changed(name: str) -> FaultyResponse | None:
        file = small_site / name
        if not file.is_file():
            return FaultyResponse()
        return FaultyResponse(file.read_bytes() + b"<!-- seen -->") if name == "index.html" else None

    site_host.serve(small_site)
    site_host.faulty_response = changed
    page.goto(site_host.url + ADMIN_PAGE)
    mend = check_messages(page, "files")
    assert mend[0].startswith(
        "Changed on the way to this browser: index.html. For this site, turn off whatever changes files in transit"
    )
    page.get_by_role("button", name="Compare every file").click()
    not_missing = "A request for a missing file is answered with status 200, not 404"
    expect(page.locator('[data-part="files"]')).to_contain_text(not_missing)
    site_host.faulty_response = lambda name: (
        FaultyResponse(b"a,b", type="text/csv") if name == "data/notes.csv" else None
    )
    page.goto(site_host.url + ADMIN_PAGE)
    page.get_by_role("button", name="Compare every file").click()
    expect(page.locator('[data-part="files"]')).to_contain_text("Changed on the way to this browser: data/notes.csv")
    site_host.faulty_response = lambda _: None
    page.get_by_role("button", name="Compare every file").click()
    expect(page.locator('[data-part="files"]')).to_contain_text("their content is correct")


def test_scripts_of_a_wrong_type_are_named_and_so_is_a_copy_with_holes(
    browser: Browser, browser_context_args: dict[str, Any], site_host: SiteHost, small_site: Path
) -> None:
    site_host.serve(small_site)
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    page.goto(site_host.url + "about/offline.html")
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
    page.goto(site_host.url + ADMIN_PAGE)
    assert any(
        "has saved a complete offline copy of the site" in says for says in check_messages(page, "browser", "good")
    )
    # With nosniff the scripts of the page itself come out of the copy.
    site_host.faulty_response = lambda name: (
        FaultyResponse((small_site / name).read_bytes(), type="text/plain") if name.endswith(".js") else None
    )
    page.goto(site_host.url + ADMIN_PAGE)
    assert 'sw.js: served as "text/plain". Serve files that end in .js as text/javascript.' in check_messages(
        page, "files"
    )
    site_host.faulty_response = lambda name: error_page(404) if name == "pitfalls.html" else None
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    page.goto(site_host.url + ADMIN_PAGE)
    assert any(
        "is missing. Once the server sends that file, the copy is completed" in says
        for says in check_messages(page, "browser")
    )
    context.close()
