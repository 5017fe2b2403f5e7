"""A calculator inside a page of others: by the line that the site gives, in a frame that takes the height it needs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.browser.support.calculator import Calculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.local_settings import copy_site
from tests.browser.support.static_server import serve_folder
from tests.browser.support.storage import DENY_STORAGE

HOW = "about/running-a-copy.html"


class Inside(Calculator):
    """The calculator in the frame of a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.frame: FrameLocator = page.frame_locator("iframe")
        self.root = self.frame.locator("[data-calculator]")
        self.region = self.root.locator("[data-result]")
        self.answer = self.region.locator(".ub-answer")


def embed_code(site: Path, start: str) -> str:
    """Return the code on the page for administrators that begins with this text, as a person copies it."""
    text = (site / HOW).read_text(encoding="utf-8")
    codes = [
        html.unescape(re.sub("<[^>]+>", "", code)) for code in re.findall(r"<code[^>]*>(.*?)</code>", text, re.DOTALL)
    ]
    return next(code for code in codes if code.startswith(start))


def intranet_page(site: Path, url: str, script: str = "") -> str:
    """Write a page of an intranet with only the line that embeds a calculator."""
    line = embed_code(site, "<iframe").replace("https://SERVER/PATH/", url)
    script = f"<script>{script}</script>" if script else ""
    return (
        f'<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Ours</title><h1>Ours</h1>{line}{script}'
    )


@pytest.fixture
def intranet(tmp_path: Path) -> Path:
    """Serve a folder from another server."""
    folder = tmp_path / "intranet"
    folder.mkdir()
    return folder


@pytest.fixture
def other(intranet: Path) -> Iterator[str]:
    """Its address: another name, so another site to the browser."""
    with serve_folder(intranet) as url:
        yield url.replace("127.0.0.1", "localhost")


@pytest.mark.firefox_too
def test_on_the_same_server_the_frame_takes_the_height_it_needs_up_to_most_of_the_window(
    page: Page, site_dir: Path, tmp_path: Path
) -> None:
    console_errors = collect_console_errors(page)
    copy = copy_site(site_dir, tmp_path / "copy")
    with serve_folder(copy) as url:
        (copy / "ours.html").write_text(intranet_page(site_dir, url), encoding="utf-8")
        page.set_viewport_size({"width": 1200, "height": 3400})
        page.goto(url + "ours.html")
        one = Inside(page)
        one.choose_answer("fever", "present")
        expect(one.region).to_have_attribute("data-floor", "immediate")
        frame = page.locator("iframe")
        inside = one.frame.locator("html")
        expect(frame).to_have_attribute("style", re.compile(r"height: \d{3,4}px"))
        assert inside.evaluate("all => all.scrollHeight <= all.clientHeight")
        tall = frame.evaluate("frame => frame.clientHeight")
        assert 500 < tall < 3060
        one.expand_group("cancer")
        page.wait_for_function("tall => document.querySelector('iframe').clientHeight > tall", arg=tall)
        page.set_viewport_size({"width": 1200, "height": 800})
        one.expand_group("fracture")
        expect(frame).to_have_css("height", "720px")
    assert console_errors == []


# Firefox would do too, but what drives it cannot reach a frame of another server with mouse or keyboard.
def test_on_another_server_it_scrolls_and_grows_once_the_page_listens_and_tells_nothing_but_its_height(
    page: Page, site_dir: Path, site_url: str, intranet: Path, other: str
) -> None:
    console_errors = collect_console_errors(page)
    page.set_viewport_size({"width": 1200, "height": 2000})
    (intranet / "plain.html").write_text(intranet_page(site_dir, site_url), encoding="utf-8")
    heard = "window.heard = []; addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));"
    listening = intranet_page(site_dir, site_url, heard + embed_code(site_dir, "addEventListener"))
    (intranet / "listening.html").write_text(listening, encoding="utf-8")
    frame = page.locator("iframe")
    page.goto(other + "plain.html")
    one = Inside(page)
    one.choose_answer("fever", "present")
    expect(one.region).to_have_attribute("data-floor", "immediate")
    expect(frame).to_have_css("height", "700px")
    page.goto(other + "listening.html")
    one.choose_answer("saddle_anesthesia", "present")
    expect(one.region).to_have_attribute("data-floor", "immediate")
    expect(frame).to_have_attribute("style", re.compile(r"height: (7[1-9]|[89]\d|1\d\d)\d(\.\d+)?px"))
    heights = page.evaluate("heard")
    assert heights
    assert [text for text in heights if not re.fullmatch(r'\{"upperBackPain":\d+\}', text)] == []
    assert console_errors == []


def test_where_a_frame_may_keep_nothing_the_calculator_answers(
    page: Page, site_dir: Path, site_url: str, intranet: Path, other: str
) -> None:
    console_errors = collect_console_errors(page)
    page.add_init_script(DENY_STORAGE)
    (intranet / "index.html").write_text(intranet_page(site_dir, site_url), encoding="utf-8")
    page.goto(other)
    one = Inside(page)
    one.choose_answer("fever", "present")
    expect(one.region).to_have_attribute("data-floor", "immediate")
    assert console_errors == []


def test_on_a_phone_the_bar_lies_in_the_frame_and_links_leave_it(
    context: BrowserContext, site_dir: Path, site_url: str, intranet: Path, other: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    (intranet / "index.html").write_text(intranet_page(site_dir, site_url), encoding="utf-8")
    page.goto(other)
    one = Inside(page)
    one.choose_answer("fever", "present")
    bar, frame = one.region.locator(".ub-bar"), page.locator("iframe")
    expect(bar).to_be_visible()
    box, edge = bar.bounding_box(), frame.bounding_box()
    assert box
    assert edge
    assert box["y"] + box["height"] <= edge["y"] + edge["height"] + 1
    with context.expect_page() as opened:
        one.frame.locator("[data-full-page]").click()
    assert opened.value.url == site_url + "calculators/red-flag-screen.html"
    assert page.url == other


@pytest.mark.firefox_too
def test_in_a_sandbox_without_an_origin_the_true_reason_is_said_at_once_in_the_panel_and_the_bar(
    page: Page, site_url: str, intranet: Path, other: str
) -> None:
    frame = '<iframe sandbox="allow-scripts" width="380" height="700" src="{}embed/imaging.html"></iframe>'
    (intranet / "index.html").write_text(frame.format(site_url), encoding="utf-8")
    uncaught: list[str] = []
    page.on("pageerror", lambda error: uncaught.append(error.message))
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(other)
    one = Inside(page)
    alert = one.frame.locator("[role=alert]:visible")
    expect(alert).to_contain_text("Nothing is calculated", timeout=5_000)
    expect(alert).to_contain_text("sandbox without allow-same-origin")
    expect(one.region).to_have_attribute("data-state", "failed")
    expect(one.region.locator(".ub-bar")).to_contain_text("could not start")
    assert [text for text in uncaught if "local.json" not in text] == []  # which Firefox may not read there
