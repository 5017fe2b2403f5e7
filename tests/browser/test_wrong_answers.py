"""What a wrong answer of the server does to the copy that a browser keeps: nothing that lasts, and what lacks is named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from site_src.content.ui_text import own_words
from site_src.features.offline.files import SPARE, TAKE_DOWN, TYPES, WORKER
from tests.browser.support.console_errors import watch
from tests.browser.support.local_settings import copy_of, write
from tests.browser.support.own_host import Host, Wrong, build_of, free_to_keep, next_build, only, small, status, to
from tests.browser.test_installed import CACHES, ON_THE_WAY, SWITCH, WORKERS, expect_state, expect_version, keep, until

FOOT = '[data-house="foot"]'
NUMBER = "112"
COUNT = """async () => {
  const counts = [];
  for (const name of await caches.keys()) counts.push((await (await caches.open(name)).keys()).length);
  return counts;
}"""
EMPTY = "async () => { for (const name of await caches.keys()) await caches.delete(name); }"
#: What no server should answer, and some do.
ANSWERS = {
    "a page to sign in": Wrong(),
    "a redirect within the server": to("/sign-in"),
    "a redirect to another server": to("http://127.0.0.1:9/"),
    "missing": status(404),
    "gone": status(410),
    "who are you": status(401),
    "forbidden": status(403),
    "too many": status(429),
    "down": status(503),
    "empty": Wrong(b""),
    "broken off": Wrong(b'<!doctype html><script src="assets/ub/', length=9999),
}
FACTS = {
    **ANSWERS,
    "half a file": Wrong(b'{"emergency_number": "9', type="application/json"),
    "the JSON of a gateway": Wrong(b'{"error": "sign in"}', type="application/json"),
    "null": Wrong(b"null", type="application/json"),
}


@pytest.fixture(scope="module")
def few(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the site, which is kept in a moment."""
    return small(site_dir, tmp_path_factory.mktemp("few") / "site")


@pytest.fixture(scope="module")
def home(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host whose house has a number to call."""
    folder = copy_of(few, tmp_path_factory.mktemp("home") / "site")
    write(folder, {"emergency_number": NUMBER})
    one = Host(folder)
    yield one
    one.stop()


@pytest.fixture
def host(few: Path) -> Iterator[Host]:
    """A host that may go wrong."""
    one = Host(few)
    yield one
    one.stop()


@pytest.fixture(scope="module")
def whole(browser: Browser, browser_context_args: dict[str, Any], home: Host) -> Iterator[BrowserContext]:
    """A browser that keeps a whole copy of it."""
    context = browser.new_context(**free_to_keep(browser_context_args))
    page = context.new_page()
    keep(page, home.url)
    page.close()
    yield context
    context.close()


@pytest.fixture
def reader(whole: BrowserContext, home: Host) -> Iterator[Page]:
    """A page of that browser; the host is well again afterwards."""
    home.asked.clear()
    page = whole.new_page()
    yield page
    page.close()
    home.stop()
    home.wrong = lambda _: None
    home.start()


@pytest.fixture
def newcomer(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A browser that has no copy and may keep one."""
    context = browser.new_context(**free_to_keep(browser_context_args))
    yield context.new_page()
    context.close()


def everywhere(answer: Wrong) -> Callable[[str], Wrong | None]:
    """A wrong answer for everything of the site."""
    return lambda name: None if name.startswith("/") else answer


def lacking(page: Page) -> list[str]:
    """What the page about the copy says of the files that lack."""
    return page.locator("[data-lacking] li").all_inner_texts()


def test_no_wrong_server_response_replaces_the_local_information(reader: Page, home: Host) -> None:
    for kind, answer in FACTS.items():
        home.wrong = only("local.json", answer=answer)
        reader.goto(home.url + "pitfalls.html")
        expect(reader.locator(FOOT), kind).to_contain_text(NUMBER)
    home.stop()
    reader.goto(home.url + "assess/red-flags.html")
    expect(reader.locator(FOOT)).to_contain_text(NUMBER)


def test_no_wrong_server_response_removes_the_offline_copy_or_any_file_in_it(reader: Page, home: Host) -> None:
    reader.goto(home.url + "pitfalls.html")
    before = reader.evaluate(COUNT), reader.evaluate(WORKERS)
    assert before[0][0] > 40
    for answer in ANSWERS.values():
        home.wrong = everywhere(answer)
        tab = reader.context.new_page()
        with suppress(Error):  # where the way leads to no server
            tab.goto(home.url + "assess/index.html")
        tab.close()
    home.stop()
    reader.goto(home.url + "image/when-to-image.html")
    expect(reader.locator("h1")).to_be_visible()
    expect(reader.locator(FOOT)).to_contain_text(NUMBER)
    assert (reader.evaluate(COUNT), reader.evaluate(WORKERS)) == before


@pytest.mark.parametrize("kind", ["missing", "gone", "too many", "down", "empty", "broken off"])
def test_what_is_no_page_is_answered_from_the_copy(reader: Page, home: Host, kind: str) -> None:
    home.wrong = only(".html", answer=ANSWERS[kind])
    reader.goto(home.url + "pitfalls.html")
    expect(reader.locator("h1")).to_have_text("Pitfalls")


@pytest.mark.parametrize("kind", ["a page to sign in", "who are you", "forbidden"])
def test_who_has_to_sign_in_sees_where(reader: Page, home: Host, kind: str) -> None:
    home.wrong = only(".html", answer=ANSWERS[kind])
    reader.goto(home.url + "pitfalls.html")
    expect(reader.locator("h1")).to_have_text(re.compile("Sign in|Error"))


def test_a_file_of_the_site_in_another_type_is_kept_in_its_own(reader: Page, home: Host) -> None:
    home.stop()
    reader.goto(home.url + "index.html")
    type_of = "async (name) => (await fetch(name)).headers.get('Content-Type')"
    assert reader.evaluate(type_of, "manifest.webmanifest") == TYPES["webmanifest"]


def test_a_worker_that_is_a_page_is_not_taken(reader: Page, home: Host) -> None:
    home.wrong = only("sw.js", answer=Wrong())
    reader.goto(home.url + SWITCH)
    expect_state(reader, "kept")
    reader.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => 0)")
    home.stop()
    reader.goto(home.url + "pitfalls.html")
    expect(reader.locator("h1")).to_have_text("Pitfalls")


def test_a_page_of_the_house_that_is_not_kept_is_not_called_missing(reader: Page, home: Host) -> None:
    home.stop()
    complaints = watch(reader)
    for address in ("forms/back-pain.html", "a/b/c/", "plan"):
        reader.goto(home.url + address)
        expect(reader.locator("h1")).to_have_text("This page is not saved on this device")
        assert reader.url == home.url + address
        expect(reader.locator("main")).not_to_contain_text("Page not found")
    assert reader.locator("h1").evaluate("one => getComputedStyle(one).fontFamily") != "serif"
    reader.get_by_role("link", name="home page").click()
    expect(reader).to_have_url(home.url + "index.html")
    assert [one for one in complaints if "503" not in one] == []
    home.start()
    reader.goto(home.url + "plan")
    expect(reader.locator("h1")).to_have_text("Page not found")


def test_downloads_parts_of_files_and_pages_of_others_pass_by(reader: Page, home: Host) -> None:
    folder = home.folder
    (folder / "lecture.zip").write_bytes(b"PK" * 1000)
    (folder / "lecture.0123456789.zip").write_bytes(b"PK" * 1000)
    (folder / "plan.html").write_text("<!doctype html><h1>Plan</h1><video src=film.mp4></video>", encoding="utf-8")
    reader.goto(home.url + "index.html")
    for name in ("lecture.zip", "lecture.0123456789.zip"):
        with reader.expect_response(home.url + name) as answer, reader.expect_download():
            reader.evaluate("name => { location.href = name; }", name)
        assert not answer.value.from_service_worker, name
    part = "name => fetch(name, { headers: { Range: 'bytes=0-9' } }).then((one) => one.status)"
    with reader.expect_response(home.url + "data/rules.csv") as answer:
        reader.evaluate(part, "data/rules.csv")
    assert not answer.value.from_service_worker
    reader.goto(home.url + "plan.html")
    expect(reader.locator("h1")).to_have_text("Plan")


def test_files_that_reading_does_not_need_are_named_and_stop_nothing(newcomer: Page, host: Host) -> None:
    endings = (".webmanifest", ".bib", "favicon.svg")
    host.wrong = only(*endings)
    newcomer.goto(host.url + SWITCH)
    expect_state(newcomer, "kept")
    for ending in endings:
        expect(newcomer.locator("[data-lacking]")).to_contain_text(f"{ending}: the server does not have it.")
    host.asked.clear()
    for page in ("pitfalls.html", "assess/index.html"):
        newcomer.goto(host.url + page)
        newcomer.wait_for_timeout(300)
    assert len(host.asked) < 12, host.asked
    host.stop()
    newcomer.goto(host.url + "image/when-to-image.html")
    expect(newcomer.locator("h1")).to_be_visible()


def test_a_missing_page_is_named_the_rest_is_saved_and_it_is_downloaded_later(newcomer: Page, host: Host) -> None:
    wrong = {"pitfalls.html": status(404), "assess/history.html": status(500), "assess/red-flags.html": Wrong()}
    host.wrong = wrong.get
    newcomer.goto(host.url + SWITCH)
    expect(newcomer.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    says = newcomer.locator("[data-lacking]")
    expect(says).to_contain_text("pitfalls.html: the server does not have it.")
    expect(says).to_contain_text("assess/history.html: the server answered with error 500.")
    expect(says).to_contain_text("assess/red-flags.html: the server sent another page instead, such as a sign-in page.")
    host.asked.clear()
    newcomer.goto(host.url + SWITCH)
    expect(newcomer.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    assert not set(host.asked) & set(wrong)
    assert len(host.asked) < 10, host.asked
    host.wrong = lambda _: None
    host.asked.clear()
    newcomer.get_by_role("button", name=own_words()["offline-again"]["clinician"]).click()
    expect_state(newcomer, "kept")
    assert lacking(newcomer) == []
    assert [host.asked.count(name) for name in wrong] == [1, 1, 1]
    assert len(host.asked) < 10, host.asked
    host.stop()
    newcomer.goto(host.url + "pitfalls.html")
    expect(newcomer.locator("h1")).to_have_text("Pitfalls")


def test_where_every_page_is_changed_on_the_way_no_copy_is_kept_and_it_is_said_why(newcomer: Page, host: Host) -> None:
    def rewritten(name: str) -> Wrong | None:
        file = host.folder / name
        return Wrong(file.read_bytes() + b"<!-- seen -->") if name.endswith(".html") and file.is_file() else None

    host.wrong = rewritten
    newcomer.goto(host.url + SWITCH)
    expect_state(newcomer, "failed")
    expect(newcomer.locator("[data-lacking]")).to_contain_text("it was changed on the way to this device.")
    assert len(host.asked) < 120, len(host.asked)
    host.asked.clear()
    newcomer.reload()
    expect_state(newcomer, "failed")
    expect(newcomer.locator("[data-lacking]")).to_contain_text("it was changed on the way to this device.")
    assert len(host.asked) < 30, host.asked


def test_an_emptied_copy_is_not_called_whole_is_filled_again_and_leads_nowhere_in_circles(
    newcomer: Page, host: Host
) -> None:
    keep(newcomer, host.url)
    newcomer.evaluate(EMPTY)
    host.stop()
    newcomer.goto(host.url + "pitfalls.html")
    expect(newcomer.locator("body")).to_contain_text("not saved on this device")
    host.start()
    host.wrong = only("pitfalls.html")
    newcomer.goto(host.url + SWITCH)
    expect(newcomer.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    host.wrong = lambda _: None
    newcomer.evaluate(EMPTY)
    newcomer.reload()
    expect_state(newcomer, "kept")
    host.stop()
    newcomer.goto(host.url + "pitfalls.html")
    expect(newcomer.locator("h1")).to_have_text("Pitfalls")


def test_a_newer_version_that_cannot_be_had_whole_leaves_the_old_one_and_is_fetched_no_more_than_once(
    newcomer: Page, host: Host, few: Path, tmp_path: Path
) -> None:
    keep(newcomer, host.url)
    later = next_build(few, tmp_path / "later")
    host.serve(later)
    host.wrong = only("assess/red-flags.html")
    host.asked.clear()
    newcomer.goto(host.url + "pitfalls.html")
    expect_version(newcomer, "9.9.9")
    until(newcomer, lambda: "assess/red-flags.html" in host.asked and not newcomer.evaluate(ON_THE_WAY))
    host.asked.clear()
    newcomer.goto(host.url + SWITCH)
    expect_state(newcomer, "kept")
    expect(newcomer.get_by_text("There is a newer version of this site.")).to_be_visible()
    expect(newcomer.locator("[data-lacking]")).to_contain_text("assess/red-flags.html: the server does not have it.")
    assert len(host.asked) < 40, host.asked
    host.stop()
    newcomer.goto(host.url + "assess/red-flags.html")
    expect(newcomer.locator(".ub-foot")).not_to_contain_text("9.9.9")
    assert f"upper-back-pain {host.url} {build_of(few)}" in newcomer.evaluate(CACHES)


def test_only_its_own_script_takes_the_site_down(newcomer: Page, host: Host, few: Path, tmp_path: Path) -> None:
    keep(newcomer, host.url)
    (tmp_path / "index.html").write_text("<!doctype html><title>Another</title><h1>Another site</h1>", encoding="utf-8")
    host.serve(tmp_path)
    newcomer.goto(host.url + "pitfalls.html")
    newcomer.goto(host.url)
    expect(newcomer.locator("h1")).to_have_text("Another site")
    newcomer.goto(host.url + "pitfalls.html")
    expect(newcomer.locator("h1")).to_have_text("Pitfalls")
    assert len(newcomer.evaluate(WORKERS)) == 1
    (tmp_path / "index.html").unlink()
    (tmp_path / WORKER).write_bytes((few / TAKE_DOWN).read_bytes())
    newcomer.goto(host.url + "pitfalls.html")
    until(newcomer, lambda: (newcomer.evaluate(WORKERS), newcomer.evaluate(CACHES)) == ([], []))


def test_a_device_without_room_says_so(newcomer: Page, host: Host) -> None:
    tools = newcomer.context.new_cdp_session(newcomer)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": host.url.rstrip("/"), "quotaSize": 300_000})
    newcomer.goto(host.url + SWITCH)
    expect_state(newcomer, "failed")
    expect(newcomer.locator("[data-lacking]")).to_contain_text("there is not enough space on this device.")


def test_a_worker_of_the_wrong_type_is_named_with_its_type(newcomer: Page, host: Host) -> None:
    host.wrong = only("sw.js", answer=Wrong(b"self;", type="text/plain"))
    newcomer.goto(host.url + SWITCH)
    expect_state(newcomer, "failed")
    expect(newcomer.locator("[data-lacking]")).to_have_text("sw.js: the server sent it as the wrong type (text/plain).")


def test_where_a_browser_forbids_even_to_ask_for_workers_nothing_fails(newcomer: Page, host: Host) -> None:
    newcomer.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    complaints = watch(newcomer)
    newcomer.goto(host.url + SWITCH)
    expect_state(newcomer, "refused")
    assert complaints == []


def test_what_reading_does_without_is_no_page_and_nothing_that_a_page_loads(site_dir: Path) -> None:
    first = (site_dir / WORKER).read_text(encoding="utf-8").partition("\n")[0]
    files = json.loads(first.removeprefix("self.UB_KEPT = ").removesuffix(";"))["files"]
    spare = [name for name in files if re.search(SPARE, name)]
    assert spare
    assert [name for name in spare if name.endswith((".html", ".js", ".css", ".wasm", ".bin", ".zip"))] == []
