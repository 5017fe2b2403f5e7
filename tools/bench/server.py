"""Serve the site and the pages for comparison, compressed by brotli beforehand or not at all.

For the site, types and caching are those of site_src/release/files/nginx.conf. The other runtimes get the headers of their
public hosts: they may be cached indefinitely.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from site_src.content.content_security_policy import HEADERS
from site_src.dev_server import CONTENT_TYPES
from site_src.release.precompress import SMALLEST, SUFFIXES, WORTHWHILE, by_brotli

HASHED = re.compile(r"\.[0-9a-f]{8,10}(\.min)?\.(bin|css|js|wasm|zip)(\.gz|\.map)?$")
FOR_EVER = "public, max-age=31536000, immutable"


class Handler(BaseHTTPRequestHandler):
    """Sends a file and counts the bytes."""

    protocol_version = "HTTP/1.1"
    # Otherwise small responses wait for the browser's acknowledgement.
    disable_nagle_algorithm = True

    @property
    def tree(self) -> Server:
        """Return the server that received this request."""
        return cast("Server", self.server)

    def do_GET(self) -> None:
        """Send a file with its headers, or 304 if the browser has it."""
        file = self.tree.file(unquote(urlsplit(self.path).path))
        if file is None:
            self.respond(HTTPStatus.NOT_FOUND, {}, b"")
            return
        headers = {"Content-Type": CONTENT_TYPES.get(file.suffix, "application/octet-stream"), **self.caching(file)}
        if self.headers.get("If-Modified-Since") == headers["Last-Modified"]:
            self.respond(HTTPStatus.NOT_MODIFIED, headers, b"")
            return
        body = self.tree.body(file, "br" in self.headers.get("Accept-Encoding", ""))
        if body is not file_bytes(file, file.stat().st_mtime_ns):
            headers |= {"Content-Encoding": "br", "Vary": "Accept-Encoding"}
        self.respond(HTTPStatus.OK, headers, body)

    def caching(self, file: Path) -> dict[str, str]:
        """Return the headers on caching and, for the site, the security policy."""
        ours = self.path.startswith("/site/")
        for_ever = HASHED.search(file.name) if ours else file.suffix != ".html"
        when = formatdate(file.stat().st_mtime, usegmt=True)
        return {
            "Last-Modified": when,
            "Cache-Control": FOR_EVER if for_ever else "no-cache",
            **(HEADERS if ours else {}),
        }

    def respond(self, status: HTTPStatus, headers: dict[str, str], body: bytes) -> None:
        """Count and send a response. It is counted first, so that a fast browser does not read the count too early."""
        self.tree.note(self.path, len(body))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (the name that is overridden)
        """Print nothing; only results are of interest."""


class Server(ThreadingHTTPServer):
    """Serves some folders, with or without compression, and records what it sent."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, places: dict[str, Path], *, compress: bool) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.places = {name: path.resolve() for name, path in places.items()}
        self.compress = compress
        self.sent: list[tuple[str, int]] = []

    def file(self, path: str) -> Path | None:
        """Return the file at an address, or None."""
        _, place, *rest = path.split("/", 2)
        base = self.places.get(place)
        if base is None or not rest:
            return None
        found = (base / rest[0]).resolve()
        return found if found.is_relative_to(base) and found.is_file() else None

    def body(self, file: Path, brotli: bool) -> bytes:
        """Return the content of a file, compressed if the browser accepts that and it pays."""
        stamp = file.stat().st_mtime_ns
        whole = file_bytes(file, stamp)
        if not (brotli and self.compress and file.suffix in SUFFIXES and len(whole) >= SMALLEST):
            return whole
        small = compressed(file, stamp)
        return small if len(small) < WORTHWHILE * len(whole) else whole

    def note(self, path: str, size: int) -> None:
        """Record what was sent."""
        self.sent.append((path, size))

    def handle_error(self, request: object, client_address: object) -> None:
        """Print an error, unless the browser closed the connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@cache
def file_bytes(file: Path, _written: int) -> bytes:
    """Return the content of a file, read once."""
    return file.read_bytes()


@cache
def compressed(file: Path, written: int) -> bytes:
    """Return the content of a file compressed by brotli, as in a release."""
    return by_brotli(file_bytes(file, written))


@contextmanager
def serving(places: dict[str, Path], *, compress: bool) -> Iterator[Server]:
    """Serve folders under their names (`/site/` and so on) on a free port of the loopback interface."""
    server = Server(places, compress=compress)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
