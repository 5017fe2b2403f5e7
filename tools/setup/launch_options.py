"""Launch options for Chromium and Firefox, the same for tests and benchmarks."""

from __future__ import annotations

import os
from typing import Any

from tools.setup import browser, engines

# Background requests are slow without a network and would disturb recordings and measurements.
CHROMIUM_FLAGS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
FIREFOX_PREFERENCES: dict[str, Any] = {
    # Automated Firefox lets pages on disk read files in the same folder; a reader's Firefox does not.
    "security.fileuri.strict_origin_policy": True,
    "privacy.file_unique_origin": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


def launch_options(engine: str, preferences: dict[str, Any]) -> dict[str, Any] | None:
    """Return Playwright's launch options for an engine, or None if it is not installed. `preferences` are for Firefox."""
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
