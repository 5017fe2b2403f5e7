"""The browser of the tests: looked for, then installed. Building and serving need none."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools.setup import paths, process, python

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)
LINE_TO_TYPE = "sudo apt-get update && sudo apt-get install -y chromium"


def find() -> Path | None:
    """A Chromium that runs: the one named by $CHROMIUM, one on the path, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not runs(named):
            raise process.Trouble(f"CHROMIUM names {named}, which does not run; name another one or unset it.")
        return Path(named)
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path and runs(path)), None) or playwrights_own()


def ensure() -> Path:
    """A Chromium that runs, installed if need be: by apt-get as root, then by Playwright."""
    return find() or from_apt() or from_playwright() or nowhere()


def offer() -> None:
    """The system's Chromium, where it can be installed without asking and there is none; Playwright's own is for later."""
    if not (os.environ.get("CHROMIUM") or any(shutil.which(name) for name in NAMES)):
        from_apt()


def runs(browser: str | Path) -> bool:
    """Whether a browser starts far enough to tell its version. On Ubuntu a package of this name may be a mere stub."""
    try:
        return process.attempt([browser, "--version"]).returncode == 0
    except OSError:
        return False


def playwrights_own() -> Path | None:
    """The browser that Playwright installed earlier."""
    if not paths.VENV_PYTHON.exists():
        return None
    answer = process.attempt([paths.VENV_PYTHON, "-c", ASK_PLAYWRIGHT])
    path = Path(answer.stdout.strip().rpartition("\n")[2])
    return path if answer.returncode == 0 and path.is_file() and runs(path) else None


def from_apt() -> Path | None:
    """The system's Chromium, with one family of fonts, so that pages are not empty boxes."""
    return find() if python.can_use_apt() and python.apt_install("chromium", "fonts-liberation") else None


def from_playwright() -> Path | None:
    """Playwright's own download; its libraries come with it where this is root."""
    process.step("playwright install chromium")
    with_libraries = ["--with-deps"] if python.can_use_apt() else []
    done = process.attempt([paths.VENV_PYTHON, "-m", "playwright", "install", *with_libraries, "chromium"])
    return playwrights_own() if done.returncode == 0 else None


def nowhere() -> Path:
    """The end of the search."""
    raise process.Trouble(
        f"No browser for the tests was found; type: {LINE_TO_TYPE} (or set CHROMIUM to the path of one)"
    )


if __name__ == "__main__":
    print(find() or sys.exit("none"))
