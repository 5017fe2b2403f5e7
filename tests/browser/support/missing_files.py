"""A server that makes one file of the site faulty, chosen by the address, so that many pages can each lack another file.

`/missing~ub.js/calculators/imaging.html` is that page of a site without `ub.js`. Names are without their hashes.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import Any

from site_src.content.content_security_policy import HEADERS
from tests.browser.support.static_server import CONTENT_TYPES, Server, run_server

LOADED = re.compile(r'<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"]+)"')
HASH = re.compile(r"\.[0-9a-f]{8,10}(\.min)?(?=\.\w+$)")
DELAY_S = 8
SIGN_IN = b"<!doctype html><title>Sign in</title><p>Please sign in to the network."
FAULTS = ("missing", "page", "half", "throws", "late")


def unhashed_name(address: str) -> str:
    """Return the name of a file without the hash of its content."""
    return HASH.sub("", address.rpartition("/")[2])


def page_files(page: Path) -> list[str]:
    """Return the names of the scripts and style sheets that a page loads."""
    return list(dict.fromkeys(unhashed_name(found) for found in LOADED.findall(page.read_text(encoding="utf-8"))))


class FaultyFileHandler(SimpleHTTPRequestHandler):
    """The site under each prefix `/fault~file/`, with that fault in that file."""

    protocol_version = "HTTP/1.1"
    extensions_map = CONTENT_TYPES

    def send_head(self) -> Any:
        """Send the file, or the fault."""
        what, _, name = self.path.split("/")[1].partition("~")
        self.path = "/" + self.path.split("/", 2)[2]
        path = Path(self.translate_path(self.path))
        kind = self.guess_type(str(path))
        body = path.read_bytes() if path.is_file() else None
        if body is not None and unhashed_name(path.name) == name:
            if what == "missing":
                body = None
            elif what == "page":
                body, kind = SIGN_IN, CONTENT_TYPES[".html"]
            elif what == "half":
                body = body[: len(body) // 2]
            elif what == "throws":
                body = b"throw new Error('no');\n" + body
            elif what == "late":
                time.sleep(DELAY_S)
        if what == "plain" and path.suffix == name:
            kind = "text/plain"
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body or b"")))
        for header, value in HEADERS.items():
            self.send_header(header, value)
        self.end_headers()
        return BytesIO(body or b"")

    def log_message(self, *_: object) -> None:
        """Suppress the log."""


@contextmanager
def serve_with_faulty_files(folder: Path) -> Iterator[str]:
    """Serve a folder with these prefixes, and yield the address of the server, which ends in a slash."""
    with run_server(Server(("127.0.0.1", 0), partial(FaultyFileHandler, directory=str(folder)))) as port:
        yield f"http://127.0.0.1:{port}/"
