"""What stands between the browser and the site while it is measured: the server, and the slow line before it."""

import asyncio
import urllib.request
from http.client import HTTPConnection
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from tools.bench.server import serving
from tools.bench.throttled_proxy import ThrottledProxy, throttled

TEXT = b"window.words = 'said again and again, and again';\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.js").write_bytes(TEXT)
    (tmp_path / "in" / "a.0123456789.js").write_bytes(TEXT)
    (tmp_path / "outside.js").write_bytes(b"secret")
    return tmp_path / "in"


def ask(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.headers), body


def test_it_compresses_for_one_who_asks_and_not_where_it_is_told_not_to(folder: Path) -> None:
    with serving({"site": folder}, compress=True) as server:
        _, headers, body = ask(server.server_port, "/site/a.js", Accept_Encoding="gzip, br")
        assert headers["Content-Encoding"] == "br"
        assert brotli.decompress(body) == TEXT
        assert server.sent == [("/site/a.js", len(body))]
        assert ask(server.server_port, "/site/a.js")[2] == TEXT
    with serving({"site": folder}, compress=False) as server:
        assert ask(server.server_port, "/site/a.js", Accept_Encoding="gzip, br")[2] == TEXT


def test_it_says_how_long_a_file_may_be_kept_and_sends_none_twice(folder: Path) -> None:
    with serving({"site": folder, "other": folder}, compress=False) as server:
        _, headers, _ = ask(server.server_port, "/site/a.js")
        assert headers["Cache-Control"] == "no-cache"
        assert "Content-Security-Policy" in headers
        assert ask(server.server_port, "/site/a.js", If_Modified_Since=headers["Last-Modified"])[0] == 304
        assert "immutable" in ask(server.server_port, "/site/a.0123456789.js")[1]["Cache-Control"]
        other = ask(server.server_port, "/other/a.js")[1]
        assert "immutable" in other["Cache-Control"]
        assert "Content-Security-Policy" not in other


@pytest.mark.parametrize("path", ["/site/../outside.js", "/site/%2e%2e/outside.js", "/site/", "/nowhere/a.js", "/"])
def test_nothing_outside_its_folders_is_sent(folder: Path, path: str) -> None:
    with serving({"site": folder}, compress=False) as server:
        assert ask(server.server_port, path)[0] == 404


def test_the_slow_line_brings_everything_unchanged(folder: Path) -> None:
    (folder / "large.bin").write_bytes(bytes(range(256)) * 4000)
    with (
        serving({"site": folder}, compress=False) as server,
        throttled(server.server_port, 1e9, 0.002) as port,
        urllib.request.urlopen(f"http://127.0.0.1:{port}/site/large.bin") as answer,
    ):
        assert answer.read() == bytes(range(256)) * 4000


def test_connections_share_the_line() -> None:
    """Two pieces of a tenth of a second each leave one after the other, not both at once."""

    async def both() -> list[float]:
        line = ThrottledProxy(0, 8e6, 0.0)
        began = asyncio.get_running_loop().time()
        return [
            left - began
            for left in await asyncio.gather(line.wait_for_bandwidth(100_000), line.wait_for_bandwidth(100_000))
        ]

    first, second = asyncio.run(both())
    assert first >= 0.1
    assert second - first == pytest.approx(0.1, abs=0.001)
