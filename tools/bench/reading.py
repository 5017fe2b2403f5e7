"""Measure what a page costs to read: the bytes transferred before a calculator is used, with no Python among them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable

from playwright.sync_api import Page, sync_playwright

from tools.bench import browsers, test_pages
from tools.bench.browsers import OFFLINE_OFF
from tools.bench.paths import SITE, BenchmarkError
from tools.bench.server import serving
from tools.bench.statistics import Measure, summary

PYTHON = re.compile(r"/runtime/(?!ub-engine)")
SEARCH = re.compile(r"/search/search_index\.|/lunr/")
#: The folders of the calculators' pages.
CALCULATORS = {"calculators", "embed"}
#: The administrator's page starts the runtime as a check.
CHECKS = "running-a-copy.html"
TOGETHER = 5
# Workers have separate lists; only the search starts one here, for its index, which is counted separately.
TRANSFERRED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .filter((entry) => !/search_index/.test(entry.name)).reduce((sum, entry) => sum + entry.transferSize, 0)"""


def run(log: Callable[[str], None]) -> dict[str, Measure]:
    """Measure every page that does not start Python at once, each in a new profile, compressed by brotli."""
    folders = test_pages.folders()
    pages = sorted(
        path.relative_to(SITE).as_posix()
        for path in SITE.rglob("*.html")
        if path.parent.name not in CALCULATORS and path.name != CHECKS
    )
    log(f"{len(pages)} pages to read")
    kilobytes: list[float] = []
    with (
        serving(folders, compress=True) as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(**browsers.browser_options("chromium")) as browser,
    ):
        for start in range(0, len(pages), TOGETHER):
            some = pages[start : start + TOGETHER]
            opened: list[Page] = []
            for name in some:
                context = browser.new_context()
                context.add_init_script(OFFLINE_OFF)
                page = context.new_page()
                page.goto(f"http://127.0.0.1:{server.server_port}/site/{name}", wait_until="commit")
                opened.append(page)
            for page in opened:
                page.wait_for_load_state("networkidle")
                kilobytes.append(page.evaluate(TRANSFERRED) / 1000)
                page.context.close()
        early = sorted({path for path, _ in server.sent if PYTHON.search(path)})
        index = [size for path, size in server.sent if SEARCH.search(path)]
    if early:
        raise BenchmarkError(f"A page that is only read asked for Python: {early[0]}.")
    largest = {"unit": "kB", "n": len(kilobytes), "median": round(max(kilobytes), 1)}
    found = {"reading.pages": summary(kilobytes, "kB"), "reading.largest": largest}
    if index:
        found["reading.search-index"] = {"unit": "kB", "n": 1, "median": round(statistics.median(index) / 1000, 1)}
    return found
