"""Dark from the first frame; and what a browser keeps for the site may be anything, or nothing at all."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support.calculator import Calculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.static_server import POLICY, Server, StaticHandler, run_server
from tests.browser.support.storage import DENY_STORAGE

WAY = ("assess/red-flags.html", "calculators/imaging.html", "index.html")
LIGHT = 90  # of 255: the dark pages stay below 40
BRIGHTNESS = """async frames => Promise.all(frames.map(async (frame) => {
  const image = new Image();
  image.src = `data:image/png;base64,${frame}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  [canvas.width, canvas.height] = [32, 32];
  brush.drawImage(image, 0, 0, 32, 32);
  const points = brush.getImageData(0, 0, 32, 32).data.filter((_, at) => at % 4 !== 3);
  return points.reduce((sum, one) => sum + one, 0) / points.length;
}))"""
DARK = {
    "index": 1,
    "color": {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"},
}


FIRST = """new MutationObserver((_, watch) => {
  if (!document.body) return;
  watch.disconnect();
  const root = document.documentElement;
  queueMicrotask(() => {
    const header = document.querySelectorAll(".md-header").length;
    window.first = [root.dataset.scheme, getComputedStyle(root).colorScheme, document.body.dataset.mdColorScheme, header];
  });
}).observe(document, { childList: true, subtree: true });"""


class SlowHandler(StaticHandler):
    """The site, each file after a while."""

    wait_s = 0.15

    def send_head(self) -> Any:
        """Take that while."""
        time.sleep(self.wait_s)
        return super().send_head()


@pytest.fixture(scope="module")
def slow_site(site_dir: Path) -> Iterator[str]:
    """Return the address of the site over a slow connection, which leaves more time for a light frame than a fast one."""
    handler = partial(SlowHandler, directory=str(site_dir), prefix="/", policy=POLICY)
    with run_server(Server(("127.0.0.1", 0), handler)) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.mark.parametrize("chosen", [False, True], ids=["as the system", "chosen"])
def test_from_page_to_page_no_frame_is_light(browser: Browser, slow_site: str, chosen: bool) -> None:
    context = browser.new_context(color_scheme="light" if chosen else "dark", viewport={"width": 800, "height": 500})
    page = context.new_page()
    page.goto(slow_site + "about/licences.html")
    if chosen:
        page.evaluate("text => localStorage.setItem('/.__palette', text)", json.dumps(DARK))
        page.reload()
    frames: list[str] = []
    camera = context.new_cdp_session(page)

    def seen(frame: dict[str, Any]) -> None:
        frames.append(frame["data"])
        camera.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    camera.on("Page.screencastFrame", seen)
    camera.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    for address in WAY:
        page.goto(slow_site + address)
        page.wait_for_timeout(100)
    camera.send("Page.stopScreencast")
    assert len(frames) > len(WAY)
    assert [round(one) for one in page.evaluate(BRIGHTNESS, frames) if one > LIGHT] == []
    context.close()


@pytest.mark.firefox_too
def test_the_scheme_is_set_before_anything_of_the_page_is_there(page: Page, site_url: str) -> None:
    """In every browser: the root has it in the head, the body before its first child is drawn."""
    page.add_init_script(FIRST)
    page.goto(site_url + "about/licences.html")
    page.evaluate("text => __md_set('__palette', JSON.parse(text))", json.dumps(DARK))
    page.reload()
    assert page.evaluate("first") == ["slate", "dark", "slate", 0]
    page.locator("label[for=__palette_0]").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "default")


def test_what_is_kept_for_the_site_may_be_anything(page: Page, site_url: str) -> None:
    console_errors = collect_console_errors(page)
    page.goto(site_url + "pitfalls.html")
    bad = [
        "{", "null", "5", '"slate"', "[]", "{}", '{"index":7}', '{"index":0,"color":null}', '{"index":0,"color":{"scheme":5}}',
        '{"index":1,"color":{"scheme":"default"}}', '{"index":0,"color":{"scheme":"default","a b":"x"}}',
    ]  # fmt: skip
    for text in bad:
        page.evaluate(
            """text => { for (const name of ["__palette", "ub-reader", "__tabs", "__announce", "ub-keys"])
            localStorage.setItem(`${__md_scope.pathname}.${name}`, text); sessionStorage.setItem("ub-answers", text);
            for (const name of ["ub-progress", "ub-own-case"]) localStorage.setItem(name, text); }""",
            text,
        )
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-guarded", "whole")
        expect(page.locator("html")).to_have_attribute("data-reader", "clinician")
    page.locator("input[name=query]").press_sequentially("fever")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert console_errors == []


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "calculators/imaging.html",
        "teach/session.html",
        "teach/cases/the-low-oven.html",
        "about/offline.html",
    ],
)
def test_where_storage_throws_every_kind_of_page_works(page: Page, site_url: str, address: str) -> None:
    console_errors = collect_console_errors(page)
    page.add_init_script(
        DENY_STORAGE + "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page.goto(site_url + address)
    expect(page.locator("html")).to_have_attribute("data-guarded", "whole")
    if "calculators" in address:
        one = Calculator(page)
        one.choose_answer("fever", "present")
        one.expect_result_attributes({"fever": "present"})
    assert console_errors == []
