"""How each browser that Playwright drives is started, and which tests run in Firefox too."""

from __future__ import annotations

import os
from typing import Any, NoReturn

import pytest

from setup import browser, engines, python

# A browser that would rather talk to its maker is slow where there is no network, and disturbs the record.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
FIREFOX: dict[str, Any] = {
    # A driven Firefox lets pages read their neighbours on disk; a reader's does not.
    "security.fileuri.strict_origin_policy": True,
    "privacy.file_unique_origin": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # Playwright's own emulation of this does nothing in an installed Firefox, and says nothing.
    "ui.prefersReducedMotion": 1,
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test in what `--browser` names, else in Chromium, and in Firefox if it is marked for it.

    Playwright's own mark `only_browser` is honoured here, where it leaves nothing to be skipped.
    """
    option = metafunc.config.option
    named = getattr(option, "named_browsers", None)
    if named is None:
        named = option.named_browsers = option.browser or []
    only = metafunc.definition.get_closest_marker("only_browser")
    too = metafunc.definition.get_closest_marker("firefox_too")
    option.browser = named or ([*only.args] if only else ["chromium", "firefox"] if too else ["chromium"])


def launch_options(engine: str) -> dict[str, Any]:
    """What Playwright is told to start the browser of the machine."""
    if engine == "firefox":
        found = engines.firefox() or missing("Firefox")
        return {"channel": "moz-firefox", "executable_path": str(found), "firefox_user_prefs": FIREFOX}
    chromium = browser.find()
    if chromium is None:
        pytest.fail("No browser for the tests was found: type `make setup`.", pytrace=False)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": str(chromium), "args": [*QUIET, *as_root]}


def through(proxy: str, engine: str, options: dict[str, Any]) -> dict[str, Any]:
    """Options with which a browser asks a proxy, `host:port`, for everything, loopback included."""
    if engine == "firefox":
        host, port = proxy.split(":")
        prefs: dict[str, Any] = {"network.proxy.type": 1, "network.proxy.allow_hijacking_localhost": True}
        for scheme in ("http", "ssl"):
            prefs |= {f"network.proxy.{scheme}": host, f"network.proxy.{scheme}_port": int(port)}
        return {"firefox_user_prefs": {**options["firefox_user_prefs"], **prefs}}
    return {"args": [*options["args"], f"--proxy-server={proxy}", "--proxy-bypass-list=<-loopback>"]}


def missing(name: str) -> NoReturn:
    """A browser that is not there: left out with a sentence, a failure where set-up could have installed it."""
    if python.apt_owes(*engines.PACKAGES[name]):
        pytest.fail(engines.left_out(name), pytrace=False)
    pytest.skip(engines.left_out(name))
