"""A host that a test can stop, slow down, and switch to another build of the site, at the same address."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from site_src.features.offline import hashed_names, precache
from tests.browser.support.static_server import POLICY, Server, StaticHandler

PREFIX = "/deep/er/site/"


SIGN_IN = b"<!doctype html><title>Sign in</title><h1>Sign in</h1>"


@dataclass(frozen=True)
class FaultyResponse:
    """A response that replaces a file: by default a sign-in page with status 200."""

    body: bytes = SIGN_IN
    status: int = HTTPStatus.OK
    type: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)
    #: A length greater than that of the body: the connection ends early.
    length: int | None = None


def error_page(number: int) -> FaultyResponse:
    """Return an error page with this status, as a proxy sends it."""
    return FaultyResponse(b"<h1>Error</h1>", number)


def redirect_to(address: str) -> FaultyResponse:
    """Return a redirect."""
    return FaultyResponse(b"", HTTPStatus.FOUND, headers={"Location": address})


def faulty_files(*names: str, answer: FaultyResponse | None = None) -> Callable[[str], FaultyResponse | None]:
    """Return a function that gives a faulty response for files whose names end like this."""
    return lambda name: (answer or error_page(404)) if name.endswith(names) else None


class HostHandler(StaticHandler):
    """The server of the tests, with slow pages and a record of the requests."""

    # One request per connection, so that none stays open after the host stops.
    protocol_version = "HTTP/1.0"

    def __init__(self, *arguments: Any, site_host: SiteHost, **options: Any) -> None:
        self.site_host = site_host
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Wait if this is a page, then send the file or the faulty response."""
        self.site_host.requested.append(self.path.removeprefix(PREFIX))
        if self.path.endswith(".html"):
            time.sleep(self.site_host.page_delay_s)
        if not self.send_faulty_response():
            super().do_GET()

    def do_HEAD(self) -> None:
        """Send only the headers, of a faulty response too."""
        if not self.send_faulty_response():
            super().do_HEAD()

    def send_faulty_response(self) -> bool:
        """Send the faulty response of the test, if it has one for this file."""
        faulty = self.site_host.faulty_response(self.path.removeprefix(PREFIX).partition("?")[0])
        if faulty is None:
            return False
        self.send_response(faulty.status)
        for name, value in {"Content-Type": faulty.type, **faulty.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(faulty.length or len(faulty.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(faulty.body)
        return True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Record the error and send it."""
        self.site_host.errors.append(f"{code} {self.path}")
        super().send_error(code, message, explain)


class SiteHost:
    """Serve a folder under a deep path, always from the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page_delay_s = 0.0
        self.requested: list[str] = []
        self.errors: list[str] = []
        #: The response that replaces a file, by its name; None: the file itself.
        self.faulty_response: Callable[[str], FaultyResponse | None] = lambda _: None
        self.port = 0
        self.server: Server | None = None
        self.start()

    @property
    def url(self) -> str:
        """Return the address of the site; it ends in a slash."""
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    def start(self) -> None:
        """Start the server, at the earlier address if there was one."""
        handler = partial(HostHandler, site_host=self, directory=str(self.folder), prefix=PREFIX, policy=POLICY)
        self.server = Server(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Stop the server."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def serve(self, folder: Path) -> None:
        """Serve another folder at the same address."""
        self.stop()
        self.folder = folder
        self.start()


#: The files of a small site: pages to read, the search, and the page about the offline copy.
SMALL_SITE_FILES = re.compile(
    r"^(index|pitfalls|404|not-kept)\.html$|^(assess|image)/.*\.html$|^about/(offline|running-a-copy)\.html$|^search/search_index\.json$"
    r"|^assets/(?!ub/(gallery|cases|front|teach|runtime/(local/|pyodide|image|python)))(?!.*(/lunr/|\.(gz|map)$))|^data/(rules|notes)\.csv$|^data/[^/]+\.bib$|^local\.js"
)


def write_small_site(site: Path, folder: Path) -> Path:
    """Write a part of the site, which a browser saves quickly. No calculator starts in it."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and SMALL_SITE_FILES.search(name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)
    for page in folder.rglob("*.html"):
        page.write_text(
            re.sub(r'data-build="\w+"', precache.EMPTY_BUILD_ID, page.read_text(encoding="utf-8")), encoding="utf-8"
        )
    precache.write_precache(folder, "A small site", "A part of the site")
    return folder


def write_next_build(site: Path, folder: Path) -> Path:
    """Write a later build: another version on every page, and one script with another content and name."""
    shutil.copytree(site, folder)
    old = next((folder / hashed_names.OWN_FOLDER).glob("ub.*.js"))
    script = old.with_name("ub.js")
    old.rename(script)
    script.write_text(script.read_text(encoding="utf-8") + "/* a later build */\n", encoding="utf-8")
    new = script.rename(script.with_name(hashed_names.hashed_name(script)))
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace(old.name, new.name)
        text = re.sub(r"Version \d+\.\d+\.\d+", "Version 9.9.9", text)
        page.write_text(re.sub(r'data-build="\w+"', precache.EMPTY_BUILD_ID, text), encoding="utf-8")
    precache.write_precache(folder, "A later build", "The same site, later")
    return folder


def build_id(folder: Path) -> str:
    """Return the id of a build from its pages."""
    found = re.search(r'data-build="(\w+)"', (folder / "index.html").read_text(encoding="utf-8"))
    assert found
    return found[1]
