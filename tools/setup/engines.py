"""Find Firefox and WebKit for the tests, and install them where apt-get works without a password.

Chromium runs the whole suite; see `browser`. If Firefox or WebKit is missing, setup says so and the tests in it are skipped.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from tools.setup import browser, paths, python

FIREFOX_NAMES = ("firefox-esr", "firefox")
# WebKitGTK's own small browser is not on the path; each distribution has a different folder for it.
LIBRARIES = Path("/usr")
MINI_BROWSERS = (
    "lib/*/webkit2gtk-4.*/MiniBrowser",
    "lib/webkit2gtk-4.*/MiniBrowser",
    "libexec/webkit2gtk-4.*/MiniBrowser",
)
PACKAGES = {"Firefox": ("firefox-esr",), "WebKit": ("webkit2gtk-driver", "xvfb")}


class WebKit(NamedTuple):
    """The WebDriver program, the browser that it drives, and the virtual display."""

    driver: Path
    browser: Path
    display: Path


def find_firefox() -> Path | None:
    """Return a Firefox that runs: the one named by $FIREFOX, or one on the path."""
    names = (os.environ["FIREFOX"],) if os.environ.get("FIREFOX") else FIREFOX_NAMES
    found = (shutil.which(name) for name in names)
    return next((Path(path) for path in found if path and browser.is_runnable(path)), None)


def find_webkit() -> WebKit | None:
    """Return WebKitGTK with its driver: $WEBKIT_DRIVER and $WEBKIT_BROWSER, or those of the machine."""
    driver = shutil.which(os.environ.get("WEBKIT_DRIVER") or "WebKitWebDriver")
    mini = shutil.which(os.environ["WEBKIT_BROWSER"]) if os.environ.get("WEBKIT_BROWSER") else find_mini_browser()
    display = shutil.which("Xvfb")
    return WebKit(Path(driver), Path(mini), Path(display)) if driver and mini and display else None


def find_mini_browser() -> Path | None:
    """Return WebKitGTK's own browser, the newest if there are several."""
    return max((path for pattern in MINI_BROWSERS for path in LIBRARIES.glob(pattern)), default=None)


FINDERS = {"Firefox": find_firefox, "WebKit": find_webkit}


def install_if_allowed() -> None:
    """Install missing engines. Try once for each machine, whether it succeeds or not."""
    for name, packages in PACKAGES.items():
        stamp = paths.VENV / f"{name.lower()}.stamp"
        if FINDERS[name]() or not python.can_use_apt() or paths.is_stamped(stamp, install_command(name)):
            continue
        if not (python.apt_install(*packages) and FINDERS[name]()):
            print(f"set-up: {skipped_message(name)}")
        paths.write_stamp(stamp, install_command(name))


def skipped_message(name: str) -> str:
    """Return the sentence for an engine that is missing."""
    return f"No {name} was found, so the tests in it are left out; for them type: {install_command(name)}"


def install_command(name: str) -> str:
    """Return the command that installs an engine on Debian."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(PACKAGES[name])}"
