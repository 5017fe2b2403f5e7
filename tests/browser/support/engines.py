"""Options that start each browser that Playwright drives, and the choice of tests that run in Firefox too."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Page

from tools.setup import engines, python
from tools.setup import launch_options as driving

# Playwright's own emulation of this does nothing in an installed Firefox, and says nothing.
FIREFOX = {
    "ui.prefersReducedMotion": 1,
    # No spare processes: each test opens one page.
    "dom.ipc.processPrelaunch.enabled": False,
}
# Chromium loads the two lists of suggestions under its address bar, pages of its own, into each window: a fifth of the
# processor time of a test. The flag adds to the features that Playwright turns off.
CHROMIUM = ("--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test in the browsers of `--browser`, else in Chromium, and in Firefox if it is marked for it.

    Playwright's mark `only_browser` is applied here, so that no test has to be skipped.
    """
    option = metafunc.config.option
    named = getattr(option, "named_browsers", None)
    if named is None:
        named = option.named_browsers = option.browser or []
    only = metafunc.definition.get_closest_marker("only_browser")
    marks = (metafunc.definition.get_closest_marker(name) for name in ("firefox_too", "firefox_once"))
    too = any(marks)
    option.browser = named or ([*only.args] if only else ["chromium", "firefox"] if too else ["chromium"])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put tests marked `first` first; of tests marked `firefox_once`, run one set of parameters in Firefox."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)
    if getattr(config.option, "named_browsers", None):
        return
    seen: set[str] = set()
    left_out = []
    for item in items:
        if isinstance(item, pytest.Function) and item.get_closest_marker("firefox_once") and hasattr(item, "callspec"):
            test = item.nodeid.partition("[")[0]
            if item.callspec.params["browser_name"] == "firefox":
                if test in seen:
                    left_out.append(item)
                seen.add(test)
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def launch_options(engine: str) -> dict[str, Any]:
    """Return the options with which Playwright starts the browser of the machine."""
    found = driving.launch_options(engine, FIREFOX)
    if found is None and engine == "firefox":
        fail_or_skip("Firefox")
    if found is None:
        pytest.fail("No browser for the tests was found: type `make setup`.", pytrace=False)
    return found if engine == "firefox" else {**found, "args": [*found["args"], *CHROMIUM]}


def proxy_options(proxy: str, engine: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return options with which a browser sends every request through a proxy, `host:port`."""
    if engine == "firefox":
        host, port = proxy.split(":")
        prefs: dict[str, Any] = {"network.proxy.type": 1, "network.proxy.allow_hijacking_localhost": True}
        for scheme in ("http", "ssl"):
            prefs |= {f"network.proxy.{scheme}": host, f"network.proxy.{scheme}_port": int(port)}
        return {"firefox_user_prefs": {**options["firefox_user_prefs"], **prefs}}
    return {"args": [*options["args"], f"--proxy-server={proxy}", "--proxy-bypass-list=<-loopback>"]}


def wait_before_navigation(patch: pytest.MonkeyPatch) -> None:
    """Make `goto` and `reload` in Firefox wait until the page that a click has opened is loaded.

    A load that is under way when the next one starts takes its number in Playwright's driver, which then reports "Navigation
    to X is interrupted by another navigation to X", with pages that have no script, too.
    """
    for name in ("goto", "reload"):
        patch.setattr(Page, name, after_load(getattr(Page, name)))


def after_load(navigate: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of a page that, in Firefox, waits for the load event first."""

    @functools.wraps(navigate)
    def wait_and_navigate(page: Page, *arguments: Any, **options: Any) -> Any:
        browser = page.context.browser
        if browser and browser.browser_type.name == "firefox":
            page.wait_for_load_state()
        return navigate(page, *arguments, **options)

    return wait_and_navigate


def fail_or_skip(name: str) -> NoReturn:
    """Skip a test whose browser is missing; fail it if set-up could have installed that browser."""
    if python.required_in_ci(*engines.PACKAGES[name]):
        pytest.fail(engines.skipped_message(name), pytrace=False)
    pytest.skip(engines.skipped_message(name))
