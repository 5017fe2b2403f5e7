"""Pages of the release in a browser, served by nginx with the configuration of the release."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from site_src.content import content_security_policy
from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.nginx import request
from tests.browser.support.pages import page_addresses
from tests.browser.support.recording_proxy import Recorder

RUNTIME = re.compile(r"^.*/assets/ub/runtime/")
# A page that is read: text, style, scripts, drawings. Not its search index, nor Python.
BUDGET_BYTES = 300_000


def script_without_copy(nginx_url: str) -> str:
    """Return a script that turns off the offline copy before the page loads."""
    return f"""localStorage.setItem("{urlsplit(nginx_url).path}.ub-offline", '"off"')"""


def pages_to_measure(site: Path) -> list[str]:
    """Return the first page, those with an embedded calculator, and the largest others, which all load the same parts."""
    others = set(page_addresses()) - {*ADDRESSES.values(), *EMBEDDED.values()}
    largest = sorted(others, key=lambda address: (site / address).stat().st_size)[-3:]
    return ["index.html", *EMBEDDED.values(), *largest]


def test_a_missing_page_deep_in_the_site_has_its_style_and_leads_to_the_first_page(page: Page, nginx_url: str) -> None:
    page.add_init_script(script_without_copy(nginx_url))
    console_errors = collect_console_errors(page)
    page.goto(nginx_url + "teach/a/b/nope.html")
    expect(page.locator("h1")).to_have_text("Page not found")
    expect(page.locator(".md-tabs")).to_have_css("display", "block")
    assert [text for text in console_errors if "404" not in text] == []
    page.get_by_role("link", name="Get help now").first.click()
    expect(page).to_have_url(nginx_url + "get-help.html")
    page.go_back()
    page.get_by_role("link", name="home page").click()
    expect(page).to_have_url(nginx_url + "index.html")


def test_a_page_of_the_same_server_may_show_a_calculator_and_keeps_its_own_policy(page: Page, nginx_url: str) -> None:
    around = nginx_url.removesuffix("upper-back-pain/") + "ward.html"
    assert [header for header in content_security_policy.HEADERS if request(around).headers[header]] == []
    page.add_init_script(script_without_copy(nginx_url))
    console_errors = collect_console_errors(page)
    page.goto(around)
    frame = page.frame_locator("iframe")
    expect(frame.locator("[data-calculator]")).to_be_visible()
    expect(frame.get_by_role("link", name="Get help now")).to_be_visible()
    assert console_errors == []


@pytest.mark.parametrize(("encoding", "kind"), [("br", "imaging"), ("gzip", "management")])
def test_a_calculator_answers_and_python_comes_compressed(
    recorded_page: Page, recorder: Recorder, nginx_url: str, encoding: str, kind: str
) -> None:
    recorder.accept_encoding = encoding
    page = recorded_page
    page.add_init_script(script_without_copy(nginx_url))
    console_errors = collect_console_errors(page)
    page.goto(nginx_url + ADDRESSES[kind])
    one = Calculator(page)
    one.enter_answers({"saddle_anesthesia": "present"})
    one.expect_answer({"saddle_anesthesia": "present"})
    assert console_errors == []
    assert recorder.error_responses() == []
    assert recorder.outside_origin(nginx_url) == []
    parts = {
        name: answer.encoding for answer in recorder.responses if (name := RUNTIME.sub("", answer.url)) != answer.url
    }
    assert {name.partition(".")[0] for name in parts} == {"image", "pyodide", "ub-engine", "worker"}
    assert any(name.endswith(".wasm") for name in parts)
    assert set(parts.values()) == {encoding}


def test_a_page_that_is_read_stays_within_its_budget_and_brings_no_python(
    recorded_browser: tuple[Browser, Recorder], recorder: Recorder, nginx_url: str, site_dir: Path
) -> None:
    """On a first visit, up to where the copy would begin: these readers chose to keep none."""
    heavy: dict[str, int] = {}
    recorder.accept_encoding = "gzip"  # the larger of the two, and all that a plain intranet gets
    for address in pages_to_measure(site_dir):
        recorder.responses.clear()
        context = recorded_browser[0].new_context()
        context.add_init_script(script_without_copy(nginx_url))
        context.new_page().goto(nginx_url + address, wait_until="networkidle")
        context.close()
        read = [answer for answer in recorder.responses if "/search/search_index" not in answer.url]
        assert len(read) > 8, address
        python = [name for answer in read if (name := RUNTIME.sub("", answer.url)) != answer.url]
        assert [name for name in python if not name.startswith("ub-engine.")] == [], address
        if (size := sum(answer.size for answer in read)) > BUDGET_BYTES:
            heavy[address] = size
    assert heavy == {}


def test_on_a_plain_intranet_the_headers_give_no_page_a_reason_to_complain(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], nginx_url: str
) -> None:
    """Over http a host that is not this machine is not trusted: such a page gets no brotli and no copy."""
    named = ["--host-resolver-rules=MAP intranet.example 127.0.0.1"]
    browser = launch_browser(args=[*browser_type_launch_args["args"], *named])
    page = browser.new_page()
    console_errors = collect_console_errors(page)
    response = page.goto(nginx_url.replace("127.0.0.1", "intranet.example") + EMBEDDED["screen"])
    assert response
    assert response.header_value("content-encoding") == "gzip"
    assert not page.evaluate("isSecureContext")
    one = Calculator(page)
    one.root.scroll_into_view_if_needed()
    one.expect_answer({})
    expect(page.locator("[data-update]")).to_be_hidden()
    assert console_errors == []
    browser.close()


def test_the_page_for_administrators_finds_nothing_to_mend(page: Page, nginx_url: str) -> None:
    page.add_init_script(script_without_copy(nginx_url))
    page.goto(nginx_url + "about/running-a-copy.html")
    expect(page.locator("[data-checks]")).to_have_attribute("data-checks", "done")
    expect(page.locator('[data-checks] li[data-check="mend"]')).to_have_count(0)
    expect(page.locator('[data-part="server"] li[data-check="good"]')).to_have_count(11)


@pytest.fixture
def trusting_browser(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any]
) -> Iterator[Browser]:
    """Start a browser that accepts any certificate."""
    browser = launch_browser(args=[*browser_type_launch_args["args"], "--ignore-certificate-errors"])
    yield browser
    browser.close()


def test_over_https_every_header_is_sent_and_the_browser_keeps_the_site(
    nginx_https_url: str, trusting_browser: Browser
) -> None:
    sent = request(nginx_https_url).headers
    assert {header: sent[header] for header in content_security_policy.HEADERS} == content_security_policy.HEADERS
    page = trusting_browser.new_page()
    console_errors = collect_console_errors(page)
    page.goto(nginx_https_url + "about/offline.html")
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
    page.context.set_offline(True)
    page.goto(nginx_https_url + ADDRESSES["imaging"])
    Calculator(page).expect_answer({})
    assert console_errors == []
