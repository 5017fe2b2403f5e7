"""Serve the built site on a local address, with the policy of a real server, and rebuild it when a source changes.

Each build is a new process, so that changed code is used. Pages are not reloaded automatically, because that would need
an exception in the policy.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from site_src.content.content_security_policy import HEADERS
from site_src.paths import CONFIG, DOCS, ROOT, SITE, SOURCE, BuildError

WATCHED = (DOCS, ROOT / "calculators", ROOT / "tests", SOURCE, CONFIG)
#: Seconds between two looks at the sources; one look takes a hundredth of a second.
POLL_SECONDS = 0.2
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}


class Handler(SimpleHTTPRequestHandler):
    """Serves files of the site with the policy, never cached."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | CONTENT_TYPES

    def end_headers(self) -> None:
        """Add the headers of the policy."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (the name that is overridden)
        """Print nothing, so that the problems of a build are easy to see."""


class Server(ThreadingHTTPServer):
    """A server that ignores a browser that closes the connection early."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Report errors other than closed connections."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def serve_folder(folder: Path, host: str = "127.0.0.1", port: int = 0) -> Server:
    """Return a server of one folder, bound but not running. Port 0 takes a free port."""
    return Server((host, port), partial(Handler, directory=str(folder)))


def modification_times() -> dict[Path, int]:
    """Return when each source was last changed."""
    return {path: path.stat().st_mtime_ns for path in _sources()}


def _sources() -> Iterator[Path]:
    for place in WATCHED:
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def build() -> bool:
    """Build the site in another process, with the same output streams; return whether it succeeded.

    The rules may be unverified, so that their author sees them before the verification; the verification page then says so.
    """
    command = [sys.executable, "-m", "site_src", "build", "--unverified"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def open_browser(address: str) -> None:
    """Open the default browser if there is a screen."""
    if sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(address)


def watch(known_times: dict[Path, int]) -> None:
    """Rebuild whenever a source differs from `seen`. Never returns."""
    while True:
        time.sleep(POLL_SECONDS)
        try:
            current_times = modification_times()
        except FileNotFoundError:
            continue  # a file is being replaced
        if current_times != known_times:
            known_times = current_times
            print("A source file changed; rebuilding.")
            print(
                "Done. Reload the page." if build() else "The previous build is still being served until this is fixed."
            )


def serve(host: str, port: int) -> None:
    """Build the site if there is none, then serve it and watch the sources."""
    if not (SITE / "index.html").is_file() and not build():
        raise BuildError("There is no site to serve. Fix the build errors above.")
    try:
        server = serve_folder(SITE, host, port)
    except OSError as error:
        raise BuildError(
            f"Cannot serve on {host}:{port}: {error.strerror}. Choose another port with --port."
        ) from error
    # Read before the thread starts, so that a change after the address is printed is noticed.
    threading.Thread(target=watch, args=(modification_times(),), daemon=True).start()
    address = f"http://{host}:{server.server_port}/"
    print(f"Serving the site at {address} (Ctrl+C to stop).", flush=True)
    open_browser(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
