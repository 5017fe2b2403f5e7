"""The local server: the policy on every answer, the types that browsers insist on, and a look at what changed."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_src import dev_server
from site_src.content.content_security_policy import HEADERS, POLICY

Answer = tuple[int, dict[str, str]]


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    for name in ("index.html", "a.js", "a.mjs", "a.wasm", "a.css", "a.json", "a.csv", "a.svg"):
        (tmp_path / name).write_text("…", encoding="utf-8")
    server = dev_server.serve_folder(tmp_path)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def ask(port: int, path: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, {name.title(): value for name, value in answer.getheaders()}


@pytest.mark.parametrize("path", ["/", "/index.html", "/a.js", "/gone.html"])
def test_every_answer_carries_the_policy(port: int, path: str) -> None:
    status, headers = ask(port, path)
    assert status == (404 if "gone" in path else 200)
    assert {name: headers[name.title()] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/a.mjs", "text/javascript; charset=utf-8"),
        ("/a.wasm", "application/wasm"),
        ("/a.css", "text/css; charset=utf-8"),
        ("/a.json", "application/json"),
        ("/a.csv", "text/csv; charset=utf-8"),
        ("/a.svg", "image/svg+xml"),
    ],
)
def test_every_kind_of_file_has_its_type(port: int, path: str, kind: str) -> None:
    assert ask(port, path)[1]["Content-Type"] == kind


def test_nothing_outside_the_folder_is_served(port: int) -> None:
    assert ask(port, "/../../../../etc/hostname")[0] == 404


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert POLICY.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")
    for word in ("unsafe-inline", "'unsafe-eval'", "http:", "https:", "*", "blob:"):
        assert word not in POLICY


def test_a_change_of_a_source_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev_server, "WATCHED", (tmp_path,))
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    before = dev_server.modification_times()
    assert before == dev_server.modification_times()
    (tmp_path / "b.md").write_text("b", encoding="utf-8")
    assert dev_server.modification_times().keys() - before.keys() == {tmp_path / "b.md"}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the addresses that a browser is asked to open, on a machine without a screen."""
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return asked


def test_without_a_screen_nothing_is_opened(opened: list[str]) -> None:
    dev_server.open_browser("http://127.0.0.1:8000/")
    assert opened == []


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_screen_the_site_is_opened(screen: str, opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(screen, ":0")
    dev_server.open_browser("http://127.0.0.1:8000/")
    assert opened == ["http://127.0.0.1:8000/"]


class BuiltError(Exception):
    """Ends the watch."""


def test_what_was_saved_while_the_server_came_up_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def build() -> bool:
        raise BuiltError

    monkeypatch.setattr(dev_server, "POLL_SECONDS", 0)
    monkeypatch.setattr(dev_server, "modification_times", lambda: {Path("page.md"): 2})
    monkeypatch.setattr(dev_server, "build", build)
    with pytest.raises(BuiltError):
        dev_server.watch({Path("page.md"): 1})
