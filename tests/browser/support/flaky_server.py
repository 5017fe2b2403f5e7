"""A server that leaves out the files that a test names, also for workers."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.browser.support.static_server import POLICY, Server, StaticHandler, run_server

PREFIX = "/flaky/"


class FlakyHandler(StaticHandler):
    """The server of the site, without the files that a test names."""

    def __init__(self, *arguments: Any, missing: list[str], **options: Any) -> None:
        self.missing = missing
        super().__init__(*arguments, prefix=PREFIX, policy=POLICY, **options)

    def send_head(self) -> Any:
        """Send status 404 without a page for a missing file."""
        if not any(part in self.path for part in self.missing):
            return super().send_head()
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()
        return BytesIO()


@contextmanager
def serve_without_files(folder: Path, missing: list[str]) -> Iterator[str]:
    """Serve a folder without the files in the list, and yield the address, which ends in a slash."""
    with run_server(Server(("127.0.0.1", 0), partial(FlakyHandler, missing=missing, directory=str(folder)))) as port:
        yield f"http://127.0.0.1:{port}{PREFIX}"
