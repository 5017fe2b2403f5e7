"""What a browser's profile holds of a case: nothing that can be read, whatever moment it was written in."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, Route

from tests.browser.support.browser_profile import MARK, files_with_mark
from tests.browser.support.calculator import ADDRESSES, Calculator
from tests.browser.support.static_server import POLICY, Server, StaticHandler, run_server

PREFIX = "/guidelines/back/"
# By then a browser has written to its profile what it is going to write.
WRITTEN_S = 2.5
SOON = {"browser.sessionstore.interval": 300, "browser.sessionstore.interval.idle": 300, "browser.startup.page": 3}


class SlowHandler(StaticHandler):
    """The site's server, which can be told that scripts take their time."""

    waits: float = 0

    def send_head(self) -> Any:
        """Send a script late."""
        if self.path.endswith(".js"):
            time.sleep(SlowHandler.waits)
        return super().send_head()


@pytest.fixture
def slow_url(site_dir: Path) -> Iterator[str]:
    """Return the address of the site over a connection that can become slow."""
    handler = partial(SlowHandler, directory=str(site_dir), prefix=PREFIX, policy=POLICY)
    with run_server(Server(("127.0.0.1", 0), handler)) as port:
        yield f"http://127.0.0.1:{port}{PREFIX}"
    SlowHandler.waits = 0


@pytest.fixture
def persistent(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], browser_name: str, tmp_path: Path
) -> BrowserContext:
    """Start a browser with a profile on disk."""
    args = dict(browser_type_launch_args)
    if browser_name == "firefox":
        args["firefox_user_prefs"] = {**args["firefox_user_prefs"], **SOON}
    return browser_type.launch_persistent_context(tmp_path, **args)


def decompressed(file: bytes) -> bytes:
    """Decompress Firefox's own LZ4 format: the length in four bytes, then one block."""
    assert file[:8] == b"mozLz40\0"
    at, out = 12, bytearray()

    def more(length: int) -> int:
        nonlocal at
        while length >= 15 and length % 255 == 15:
            length += file[at]
            at += 1
            if file[at - 1] != 255:
                break
        return length

    while at < len(file):
        token = file[at]
        at += 1
        plain = more(token >> 4)
        out += file[at : at + plain]
        at += plain
        if at >= len(file):
            break
        back = file[at] | file[at + 1] << 8
        at += 2
        for _ in range(more(token & 15) + 4):
            out.append(out[-back])
    return bytes(out)


def firefox_sessions(profile: Path) -> list[dict[str, Any]]:
    """Return what Firefox would restore: every tab in its session files, closed ones too."""
    found: list[dict[str, Any]] = []
    for path in profile.rglob("*.jsonlz4"):
        if "sessionstore" in path.as_posix():
            for window in json.loads(decompressed(path.read_bytes()))["windows"]:
                found += [*window["tabs"], *(closed["state"] for closed in window.get("_closedTabs", []))]
    return found


def filled_calculator(page: Page, url: str) -> Calculator:
    """Open a calculator with a yes, a no, a number, a typed date, and an Undo button for all of it."""
    one = Calculator(page)
    page.goto(url + ADDRESSES["imaging"])
    one.expect_state("ready")
    one.choose_answer("fever", "present")
    one.choose_answer("recent_infection", "absent")
    one.type_number("duration_weeks", MARK)
    one.region.get_by_label("Date for the chart").fill(f"November {MARK}")
    one.expect_result_attributes({"fever": "present", "recent_infection": "absent", "duration_weeks": float(MARK)})
    return one


@pytest.mark.only_browser("firefox")
def test_firefox_stores_no_answer_in_its_session_file(
    persistent: BrowserContext, site_url: str, tmp_path: Path
) -> None:
    one = filled_calculator(persistent.new_page(), site_url)
    other = persistent.new_page()
    other.goto(f"{site_url}ask.html")
    other.locator("[data-ask]").fill(f"fever {MARK}")
    other.wait_for_timeout(1000 * WRITTEN_S)
    one.page.close()
    other.wait_for_timeout(1000 * WRITTEN_S)
    tabs = firefox_sessions(tmp_path)
    assert [tab for tab in tabs if any("imaging" in entry["url"] for entry in tab.get("entries", []))]
    for tab in tabs:
        assert not tab.get("formdata"), tab["formdata"]
        assert MARK not in json.dumps(tab)
        assert "ub-key" not in json.dumps(tab)
        assert "fever" not in json.dumps(tab)
    persistent.close()
    assert files_with_mark(tmp_path) == []


@pytest.mark.firefox_too
def test_on_a_slow_line_answers_between_pages_cannot_be_read_from_the_disk(
    persistent: BrowserContext, slow_url: str, tmp_path: Path
) -> None:
    """Sealed it may be there, without the key: that is in no file of the profile."""
    one = filled_calculator(persistent.new_page(), slow_url)
    key = str(one.page.evaluate("window.name")).removeprefix("ub-key:")
    assert len(key) == 64
    SlowHandler.waits = 20  # every script of the page that comes
    address = f"{slow_url}{ADDRESSES['management']}"
    one.page.evaluate("address => void setTimeout(() => { location.href = address; })", address)
    one.page.wait_for_timeout(1000 * 6)  # longer than a browser waits before it writes
    persistent.close()
    SlowHandler.waits = 0
    assert files_with_mark(tmp_path) == []
    files = [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink()]
    held = [decompressed(path.read_bytes()) if path.suffix == ".jsonlz4" else path.read_bytes() for path in files]
    assert not [one for one in held if key.encode() in one or key.encode("utf-16-le") in one]


@pytest.mark.firefox_too
def test_what_is_on_its_way_is_taken_out_by_the_first_script_and_is_of_no_use_later(page: Page) -> None:
    """The page that comes is asked before any of its other scripts is there; two minutes later nobody is given it."""
    one = Calculator.open(page, "imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    # Only the guard, which reads no storage, comes before it.
    head = [script.get_attribute("src") or "" for script in page.locator("head script").all()]
    first = next(source for source in head if "/guard." not in source)
    assert "kept" in first
    never: list[Route] = []
    page.route("**/assets/ub/house*.js", lambda route: never.append(route))  # noqa: PLW0108 - Playwright needs a function of Python
    page.goto(ADDRESSES["management"], wait_until="commit")
    page.wait_for_function("() => window.UB && UB.browserSession")
    assert page.evaluate("[UB.browserSession.get(), sessionStorage.length]") == [{"fever": "present"}, 0]
    for route in never:
        route.abort()
    page.unroute_all(behavior="ignoreErrors")
    page.add_init_script("const now = Date.now; Date.now = () => now() + 3 * 60000;")
    page.goto(ADDRESSES["imaging"])
    one.expect_result_attributes({})
