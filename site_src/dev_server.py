"""The built site on a local address, under the same policy as anywhere else; a change of a source builds it again.

The build runs in a process of its own, so that a change of the code counts too. Pages are not reloaded: the browser's
own key does that, and the policy stays free of an exception that only this server would need.
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
#: Looking at every source takes a hundredth of a second.
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
    """Files of the site, with the policy, fresh each time."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | CONTENT_TYPES

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (the name that is overridden)
        """Quiet: the faults of a build are what is read here."""


class Server(ThreadingHTTPServer):
    """One that forgets a browser which goes away in the middle of a file."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def serve_folder(folder: Path, host: str = "127.0.0.1", port: int = 0) -> Server:
    """A server of one folder, bound and not yet running. Port 0 takes a free one."""
    return Server((host, port), partial(Handler, directory=str(folder)))


def modification_times() -> dict[Path, int]:
    """When each source was last written."""
    return {path: path.stat().st_mtime_ns for path in _sources()}


def _sources() -> Iterator[Path]:
    for place in WATCHED:
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def build() -> bool:
    """Build in another process; its sentences go where ours go.

    Whoever is changing a rule wants to see it before it is verified: the page of the verification then says that it is not.
    """
    command = [sys.executable, "-m", "site_src", "build", "--unverified"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def open_browser(address: str) -> None:
    """Open the reader's browser where there is a screen; anywhere else the printed address is all."""
    if sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(address)


def watch(seen: dict[Path, int]) -> None:
    """Build again whenever a source was written since it was `seen`, until the process ends."""
    while True:
        time.sleep(POLL_SECONDS)
        try:
            now = modification_times()
        except FileNotFoundError:
            continue  # written anew in this moment
        if now != seen:
            seen = now
            print("A source file changed; rebuilding.")
            print(
                "Done. Reload the page." if build() else "The previous build is still being served until this is fixed."
            )


def serve(host: str, port: int) -> None:
    """Build where there is no site, then serve it and watch the sources."""
    if not (SITE / "index.html").is_file() and not build():
        raise BuildError("There is no site to serve. Fix the build errors above.")
    try:
        server = serve_folder(SITE, host, port)
    except OSError as error:
        raise BuildError(
            f"Cannot serve on {host}:{port}: {error.strerror}. Choose another port with --port."
        ) from error
    # Looked at here and not in the thread: what is saved once the address is told has to count.
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
