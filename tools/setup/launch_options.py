"""How the machine's Chromium and Firefox are driven, alike for the tests and for what is measured."""

from __future__ import annotations

import os
from typing import Any

from tools.setup import browser, engines

# A browser that would rather talk to its maker is slow where there is no network, and disturbs records and measurements.
CHROMIUM_FLAGS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
FIREFOX_PREFERENCES: dict[str, Any] = {
    # A driven Firefox lets pages read their neighbours on disk; a reader's does not.
    "security.fileuri.strict_origin_policy": True,
    "privacy.file_unique_origin": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


def launch_options(engine: str, preferences: dict[str, Any]) -> dict[str, Any] | None:
    """What Playwright is told to start it, in Firefox with some more preferences; None where there is none."""
    if engine == "firefox":
        firefox = engines.find_firefox()
        if firefox is None:
            return None
        prefs = {**FIREFOX_PREFERENCES, **preferences}
        return {"channel": "moz-firefox", "executable_path": str(firefox), "firefox_user_prefs": prefs}
    chromium = browser.find_chromium()
    if chromium is None:
        return None
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": str(chromium), "args": [*CHROMIUM_FLAGS, *as_root]}
