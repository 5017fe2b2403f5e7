"""A server that gets one file of the site wrong, by the address it is asked at: many pages can then lack another file each.

`/missing~ub.js/calculators/imaging.html` is that page of a site whose `ub.js` is not there. Names are without their hashes.
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
    """The name of a file without the hash of its content."""
    return HASH.sub("", address.rpartition("/")[2])


def page_files(page: Path) -> list[str]:
    """The scripts and style sheets that a page asks for, by name."""
    return list(dict.fromkeys(unhashed_name(found) for found in LOADED.findall(page.read_text(encoding="utf-8"))))


class FaultyFileHandler(SimpleHTTPRequestHandler):
    """The site under each prefix `/what~file/`, with that file wrong."""

    protocol_version = "HTTP/1.1"
    extensions_map = CONTENT_TYPES

    def send_head(self) -> Any:
        """The file, or what is in its place."""
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
        """Say nothing."""


@contextmanager
def serve_with_faulty_files(folder: Path) -> Iterator[str]:
    """Serve a folder so; gives the address of the server, which ends in a slash."""
    with run_server(Server(("127.0.0.1", 0), partial(FaultyFileHandler, directory=str(folder)))) as port:
        yield f"http://127.0.0.1:{port}/"
