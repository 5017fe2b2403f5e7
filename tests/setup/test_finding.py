"""What set-up looks for, and in which order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.setup import browser, engines, node, paths, process, python


def program(folder: Path, name: str, prints: str, status: int = 0) -> Path:
    """Write a program that prints one line."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{prints}'\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def path_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set a PATH with one folder, and hide the browsers that Playwright installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("CHROMIUM", "FIREFOX", "WEBKIT_DRIVER", "WEBKIT_BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(paths, "VENV_PYTHON", tmp_path / "none")
    return folder


def test_the_named_browser_comes_first(path_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(path_only, "chromium", "Chromium 1")
    named = program(tmp_path / "mine", "my-browser", "Chromium 2")
    monkeypatch.setenv("CHROMIUM", str(named))
    assert browser.find_chromium() == named


def test_a_named_browser_that_does_not_run_is_said(path_only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(path_only / "nothing"))
    with pytest.raises(process.SetupError, match="does not run"):
        browser.find_chromium()


def test_a_stub_that_does_not_run_is_passed_over(path_only: Path) -> None:
    program(path_only, "chromium-browser", "install the snap", status=1)
    chrome = program(path_only, "google-chrome", "Google Chrome 1")
    assert browser.find_chromium() == chrome


def test_no_browser_is_nothing_to_find_and_nothing_installed(path_only: Path) -> None:
    assert list(path_only.iterdir()) == []
    assert browser.find_chromium() is None


def test_a_firefox_is_the_named_one_else_one_that_runs(
    path_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(path_only, "firefox-esr", "install the snap", status=1)
    assert engines.find_firefox() is None
    firefox = program(path_only, "firefox", "Mozilla Firefox 1")
    assert engines.find_firefox() == firefox
    named = program(tmp_path / "mine", "my-firefox", "Mozilla Firefox 2")
    monkeypatch.setenv("FIREFOX", str(named))
    assert engines.find_firefox() == named


def test_webkit_needs_its_driver_its_browser_and_a_display(
    path_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "LIBRARIES", tmp_path)
    driver, display = program(path_only, "WebKitWebDriver", ""), program(path_only, "Xvfb", "")
    assert engines.find_webkit() is None
    folder = tmp_path / "lib" / "some-machine" / "webkit2gtk-4.1"
    folder.mkdir(parents=True)
    mini = program(folder, "MiniBrowser", "")
    assert engines.find_webkit() == (driver, mini, display)
    display.unlink()
    assert engines.find_webkit() is None


def test_what_is_missing_is_installed_as_root_and_otherwise_said(
    path_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(engines, "LIBRARIES", tmp_path)
    monkeypatch.setattr(paths, "VENV", tmp_path)
    monkeypatch.setattr(python, "apt_install", lambda *packages: asked.append(packages))
    monkeypatch.setattr(python, "can_use_apt", lambda: False)
    engines.install_if_allowed()
    assert asked == []
    monkeypatch.setattr(python, "can_use_apt", lambda: True)
    engines.install_if_allowed()
    engines.install_if_allowed()
    assert asked == [("firefox-esr",), ("webkit2gtk-driver", "xvfb")]
    output = capsys.readouterr().out
    assert "No Firefox was found" in output
    assert "No WebKit was found" in output
    assert list(path_only.iterdir()) == []


@pytest.mark.parametrize(
    ("ci", "root", "known", "owed"),
    [("true", True, 0, True), ("", True, 0, False), ("true", False, 0, False), ("true", True, 100, False)],
)
def test_a_missing_package_is_a_failure_where_ci_could_have_installed_it(
    path_only: Path, monkeypatch: pytest.MonkeyPatch, ci: str, root: bool, known: int, owed: bool
) -> None:
    program(path_only, "apt-cache", "", known)
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(python, "can_use_apt", lambda: root)
    assert python.required_in_ci("firefox-esr", "xvfb") is owed


@pytest.mark.parametrize(("version", "usable"), [("v20.0.0", True), ("v24.19.0", True), ("v18.20.4", False)])
def test_an_old_node_is_not_used(path_only: Path, monkeypatch: pytest.MonkeyPatch, version: str, usable: bool) -> None:
    monkeypatch.setattr(node, "BIN", path_only)
    program(path_only, "node", version)
    program(path_only, "npm", "10")
    assert node.is_usable() is usable


def test_a_node_without_npm_is_not_enough(path_only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "BIN", path_only)
    program(path_only, "node", "v24.0.0")
    assert not node.is_usable()


def test_an_unknown_word_is_refused(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.setup", "everything"], cwd=root, env=os.environ, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"site" in done.stderr
