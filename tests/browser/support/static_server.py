"""A small server for the browser tests: a folder under a sub-path, with a strict content security policy."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

#: The path of the served site on its server.
SUB_PATH = "/guidelines/upper-back-pain/"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'"
)

CONTENT_TYPES = {
    "": "application/octet-stream",
    ".bib": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}


class StaticHandler(SimpleHTTPRequestHandler):
    """Serve files under a prefix, and 404 for everything else; never list a folder."""

    protocol_version = "HTTP/1.1"
    extensions_map = CONTENT_TYPES

    def __init__(self, *arguments: Any, prefix: str, policy: str | None, **options: Any) -> None:
        self.prefix = prefix
        self.policy = policy
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """Return the file that the path of a request names; outside the prefix, one that does not exist."""
        inside = urlsplit(path).path.startswith(self.prefix)
        return super().translate_path("/" + path.removeprefix(self.prefix) if inside else "/..outside")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for what is missing under the prefix, as a host would."""
        own = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not own.is_file() or not urlsplit(self.path).path.startswith(self.prefix):
            super().send_error(code, message, explain)
            return
        body = own.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", CONTENT_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: object) -> None:  # noqa: ARG002 the name is the standard library's
        """Send 404 for a folder without index.html."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Add the policy."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Suppress the log: tests have their own output."""


class Server(ThreadingHTTPServer):
    """Ends without waiting for connections that a browser keeps open."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Ignore a browser that closes the connection during a response."""


@contextmanager
def run_server(server: ThreadingHTTPServer) -> Iterator[int]:
    """Run a server in the background and yield its port."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def serve_folder(folder: Path, prefix: str = "/", policy: str | None = None) -> Iterator[str]:
    """Serve a folder on this machine and yield its address, which ends in a slash."""
    handler = partial(StaticHandler, directory=str(folder), prefix=prefix, policy=policy)
    with run_server(Server(("127.0.0.1", 0), handler)) as port:
        yield f"http://127.0.0.1:{port}{prefix}"
