"""Find Chromium for the tests, or install it. Building and serving need no browser."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools.setup import paths, process, python

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PLAYWRIGHT_PATH_SCRIPT = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)
INSTALL_COMMAND = "sudo apt-get update && sudo apt-get install -y chromium"


def find_chromium() -> Path | None:
    """Return a Chromium that runs: the one named by $CHROMIUM, one on the path, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not is_runnable(named):
            raise process.SetupError(f"CHROMIUM names {named}, which does not run; name another one or unset it.")
        return Path(named)
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path and is_runnable(path)), None) or find_playwright_chromium()


def ensure_chromium() -> Path:
    """Return a Chromium that runs, installed by apt-get (as root) or by Playwright if necessary. Raise SetupError otherwise."""
    return find_chromium() or install_with_apt() or install_with_playwright() or raise_not_found()


def install_if_allowed() -> None:
    """Install the system's Chromium if there is none and apt-get works without a password."""
    if not (os.environ.get("CHROMIUM") or any(shutil.which(name) for name in NAMES)):
        install_with_apt()


def is_runnable(browser: str | Path) -> bool:
    """Return whether the browser prints its version. On Ubuntu, a package of this name may be a mere stub."""
    try:
        return process.run_captured([browser, "--version"]).returncode == 0
    except OSError:
        return False


def find_playwright_chromium() -> Path | None:
    """Return the browser that Playwright installed earlier, or None."""
    if not paths.VENV_PYTHON.exists():
        return None
    answer = process.run_captured([paths.VENV_PYTHON, "-c", PLAYWRIGHT_PATH_SCRIPT])
    path = Path(answer.stdout.strip().rpartition("\n")[2])
    return path if answer.returncode == 0 and path.is_file() and is_runnable(path) else None


def install_with_apt() -> Path | None:
    """Install the system's Chromium with one font family, so that pages have visible text."""
    return find_chromium() if python.can_use_apt() and python.apt_install("chromium", "fonts-liberation") else None


def install_with_playwright() -> Path | None:
    """Install Playwright's own download, with its libraries if this is root."""
    process.log("playwright install chromium")
    with_libraries = ["--with-deps"] if python.can_use_apt() else []
    done = process.run_captured([paths.VENV_PYTHON, "-m", "playwright", "install", *with_libraries, "chromium"])
    return find_playwright_chromium() if done.returncode == 0 else None


def raise_not_found() -> Path:
    """Raise SetupError: no browser was found and none could be installed."""
    raise process.SetupError(
        f"No browser for the tests was found; type: {INSTALL_COMMAND} (or set CHROMIUM to the path of one)"
    )


if __name__ == "__main__":
    print(find_chromium() or sys.exit("none"))
