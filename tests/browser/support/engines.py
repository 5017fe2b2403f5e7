"""How each browser that Playwright drives is started, and which tests run in Firefox too."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest

from tools.setup import engines, python
from tools.setup import launch_options as driving

# Playwright's own emulation of this does nothing in an installed Firefox, and says nothing.
FIREFOX = {"ui.prefersReducedMotion": 1}


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
    found = driving.launch_options(engine, FIREFOX)
    if found is None and engine == "firefox":
        fail_or_skip("Firefox")
    if found is None:
        pytest.fail("No browser for the tests was found: type `make setup`.", pytrace=False)
    return found


def proxy_options(proxy: str, engine: str, options: dict[str, Any]) -> dict[str, Any]:
    """Options with which a browser asks a proxy, `host:port`, for everything, loopback included."""
    if engine == "firefox":
        host, port = proxy.split(":")
        prefs: dict[str, Any] = {"network.proxy.type": 1, "network.proxy.allow_hijacking_localhost": True}
        for scheme in ("http", "ssl"):
            prefs |= {f"network.proxy.{scheme}": host, f"network.proxy.{scheme}_port": int(port)}
        return {"firefox_user_prefs": {**options["firefox_user_prefs"], **prefs}}
    return {"args": [*options["args"], f"--proxy-server={proxy}", "--proxy-bypass-list=<-loopback>"]}


def fail_or_skip(name: str) -> NoReturn:
    """A browser that is not there: left out with a sentence, a failure where set-up could have installed it."""
    if python.required_in_ci(*engines.PACKAGES[name]):
        pytest.fail(engines.skipped_message(name), pytrace=False)
    pytest.skip(engines.skipped_message(name))
