"""A server that loses files when it is told to, those that a worker asks for too."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.browser.support.static_server import POLICY, Server, StaticHandler, run_server

PREFIX = "/flaky/"


class FlakyHandler(StaticHandler):
    """The site's server, without the files that a test calls missing."""

    def __init__(self, *arguments: Any, missing: list[str], **options: Any) -> None:
        self.missing = missing
        super().__init__(*arguments, prefix=PREFIX, policy=POLICY, **options)

    def send_head(self) -> Any:
        """404 without a page of its own for what is missing."""
        if not any(part in self.path for part in self.missing):
            return super().send_head()
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()
        return BytesIO()


@contextmanager
def serve_without_files(folder: Path, missing: list[str]) -> Iterator[str]:
    """Serve a folder without what the list names now; gives its address, which ends in a slash."""
    with run_server(Server(("127.0.0.1", 0), partial(FlakyHandler, missing=missing, directory=str(folder)))) as port:
        yield f"http://127.0.0.1:{port}{PREFIX}"
