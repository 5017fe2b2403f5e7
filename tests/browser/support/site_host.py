"""A host that can be stopped, slowed and given another build of the site, always at the same address."""

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
    """An answer that is not the file: by default a page to sign in, with status 200."""

    body: bytes = SIGN_IN
    status: int = HTTPStatus.OK
    type: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)
    #: More than the body: the connection ends in the middle of it.
    length: int | None = None


def error_page(number: int) -> FaultyResponse:
    """An error page of something in front of the server."""
    return FaultyResponse(b"<h1>Error</h1>", number)


def redirect_to(address: str) -> FaultyResponse:
    """A redirect."""
    return FaultyResponse(b"", HTTPStatus.FOUND, headers={"Location": address})


def faulty_files(*names: str, answer: FaultyResponse | None = None) -> Callable[[str], FaultyResponse | None]:
    """A wrong answer for the files with these names or endings."""
    return lambda name: (answer or error_page(404)) if name.endswith(names) else None


class HostHandler(StaticHandler):
    """The server of the tests; pages may take their time, and it writes down what was asked."""

    # One request a connection: none outlives the host.
    protocol_version = "HTTP/1.0"

    def __init__(self, *arguments: Any, site_host: SiteHost, **options: Any) -> None:
        self.site_host = site_host
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Wait if this is a page."""
        self.site_host.requested.append(self.path.removeprefix(PREFIX))
        if self.path.endswith(".html"):
            time.sleep(self.site_host.page_delay_s)
        if not self.wrongly():
            super().do_GET()

    def do_HEAD(self) -> None:
        """The head alone, of a wrong answer too."""
        if not self.wrongly():
            super().do_HEAD()

    def wrongly(self) -> bool:
        """Answer as the test says, if it says anything of this file."""
        wrong = self.site_host.wrong(self.path.removeprefix(PREFIX).partition("?")[0])
        if wrong is None:
            return False
        self.send_response(wrong.status)
        for name, value in {"Content-Type": wrong.type, **wrong.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(wrong.length or len(wrong.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(wrong.body)
        return True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Remember it."""
        self.site_host.failed.append(f"{code} {self.path}")
        super().send_error(code, message, explain)


def allow_offline_copy(context_args: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a context without the choice of keeping no copy, which all other tests make."""
    return {name: value for name, value in context_args.items() if name != "storage_state"}


class SiteHost:
    """Serves a folder under a deep path, from the same port each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page_delay_s = 0.0
        self.requested: list[str] = []
        self.failed: list[str] = []
        #: What is answered in the place of a file, by its name; None: the file.
        self.wrong: Callable[[str], FaultyResponse | None] = lambda _: None
        self.port = 0
        self.server: Server | None = None
        self.start()

    @property
    def url(self) -> str:
        """Where the site is; ends in a slash."""
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    def start(self) -> None:
        """Come back, at the address of before."""
        handler = partial(HostHandler, site_host=self, directory=str(self.folder), prefix=PREFIX, policy=POLICY)
        self.server = Server(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Go away."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def serve(self, folder: Path) -> None:
        """Serve another folder at the same address."""
        self.stop()
        self.folder = folder
        self.start()


#: What a small site has: enough to read, to look for something, and to ask about the copy.
SMALL_SITE_FILES = re.compile(
    r"^(index|pitfalls|404|not-kept)\.html$|^(assess|image)/.*\.html$|^about/(offline|running-a-copy)\.html$|^search/search_index\.json$"
    r"|^assets/(?!ub/(gallery|cases|front|teach|runtime/(local/|pyodide|image|python)))(?!.*(/lunr/|\.(gz|map)$))|^data/(rules|notes)\.csv$|^data/[^/]+\.bib$|^local\.js"
)


def write_small_site(site: Path, folder: Path) -> Path:
    """A build of a part of the site, which a browser keeps in a moment. No calculator starts in it."""
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
    """A later build: another word on every page, and another script under another name."""
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
    """The id of a build, as its pages give it."""
    found = re.search(r'data-build="(\w+)"', (folder / "index.html").read_text(encoding="utf-8"))
    assert found
    return found[1]
