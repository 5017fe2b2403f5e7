"""Firefox and WebKit for the tests: looked for, and installed where apt-get may be used without asking anybody.

Chromium runs the whole suite and is in `browser`. Whoever lacks one of these two is told, and its tests are left out.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from tools.setup import browser, paths, python

FIREFOX_NAMES = ("firefox-esr", "firefox")
# WebKitGTK's own small browser is on no path; each distribution has a folder of its own for it.
LIBRARIES = Path("/usr")
MINI_BROWSERS = (
    "lib/*/webkit2gtk-4.*/MiniBrowser",
    "lib/webkit2gtk-4.*/MiniBrowser",
    "libexec/webkit2gtk-4.*/MiniBrowser",
)
PACKAGES = {"Firefox": ("firefox-esr",), "WebKit": ("webkit2gtk-driver", "xvfb")}


class WebKit(NamedTuple):
    """The driver, the browser that it drives, and the display that stands in for a screen."""

    driver: Path
    browser: Path
    display: Path


def find_firefox() -> Path | None:
    """A Firefox that runs: the one named by $FIREFOX, or one on the path."""
    names = (os.environ["FIREFOX"],) if os.environ.get("FIREFOX") else FIREFOX_NAMES
    found = (shutil.which(name) for name in names)
    return next((Path(path) for path in found if path and browser.is_runnable(path)), None)


def find_webkit() -> WebKit | None:
    """WebKitGTK with what drives it: $WEBKIT_DRIVER and $WEBKIT_BROWSER, or those of the machine."""
    driver = shutil.which(os.environ.get("WEBKIT_DRIVER") or "WebKitWebDriver")
    mini = shutil.which(os.environ["WEBKIT_BROWSER"]) if os.environ.get("WEBKIT_BROWSER") else find_mini_browser()
    display = shutil.which("Xvfb")
    return WebKit(Path(driver), Path(mini), Path(display)) if driver and mini and display else None


def find_mini_browser() -> Path | None:
    """WebKitGTK's own browser, the newest if there are several."""
    return max((path for pattern in MINI_BROWSERS for path in LIBRARIES.glob(pattern)), default=None)


FINDERS = {"Firefox": find_firefox, "WebKit": find_webkit}


def install_if_allowed() -> None:
    """Install what is missing, once for each machine, whatever comes of it."""
    for name, packages in PACKAGES.items():
        stamp = paths.VENV / f"{name.lower()}.stamp"
        if FINDERS[name]() or not python.can_use_apt() or paths.is_stamped(stamp, install_command(name)):
            continue
        if not (python.apt_install(*packages) and FINDERS[name]()):
            print(f"set-up: {skipped_message(name)}")
        paths.write_stamp(stamp, install_command(name))


def skipped_message(name: str) -> str:
    """What is said where one of them is missing."""
    return f"No {name} was found, so the tests in it are left out; for them type: {install_command(name)}"


def install_command(name: str) -> str:
    """What installs one of them on Debian."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(PACKAGES[name])}"
