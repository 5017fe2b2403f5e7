"""Start the machine's browsers with a profile on disk: Playwright's own contexts do not cache compiled code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from tools.bench.paths import ANSWERED, BenchmarkError
from tools.setup import launch_options

FIREFOX_PREFERENCES = {"services.settings.server": "data:,#nothing/v1"}
TIMEOUT_MS = 120_000
#: A browser is still busy just after its start.
SETTLE_MS = 300
#: Sets the reader's choice to save no offline copy of the site.
OFFLINE_OFF = """try { localStorage.setItem("/site/.ub-offline", '"off"') } catch {}"""

# Records in the page when the answer appears: milliseconds since the navigation began.
ANSWER_TIMER = """(() => {
  if (window !== top) return;
  const goal = '%s';
  const look = () => {
    const found = document.querySelector(goal);
    if (!found || !found.textContent.trim()) return;
    watch.disconnect();
    document.documentElement.dataset.benchMs = performance.now();
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, attributes: true, attributeFilter: ["data-floor"] });
})()"""


def browser_options(engine: str) -> dict[str, Any]:
    """Return Playwright's launch options for an engine. Raise BenchmarkError if it is not installed."""
    found = launch_options.launch_options(engine, FIREFOX_PREFERENCES)
    if found is None:
        raise BenchmarkError(f"No {engine.capitalize()} was found, so nothing was measured in it.")
    return found


@contextmanager
def persistent_context(
    playwright: Playwright, engine: str, folder: Path, arguments: Sequence[str] = ()
) -> Iterator[BrowserContext]:
    """Start a browser with the profile in a folder, which is created if necessary."""
    chosen = browser_options(engine)
    if arguments:
        chosen["args"] = [*chosen.get("args", []), *arguments]
    context = getattr(playwright, engine).launch_persistent_context(str(folder), **chosen)
    context.set_default_timeout(TIMEOUT_MS)
    context.add_init_script(ANSWER_TIMER % ANSWERED)
    try:
        yield context
    finally:
        context.close()


def first_page(context: BrowserContext) -> Page:
    """Return the page that the browser opened with, after a pause for the browser's own start."""
    page = context.pages[0] if context.pages else context.new_page()
    page.wait_for_timeout(SETTLE_MS)
    return page


def time_to_answer(page: Page, address: str) -> float:
    """Open an address, and return the milliseconds from the start of the navigation to the answer in the page."""
    page.goto(address, wait_until="commit")
    clock = page.locator("html[data-bench-ms]")
    clock.wait_for(state="attached")
    return float(clock.get_attribute("data-bench-ms") or "nan")
