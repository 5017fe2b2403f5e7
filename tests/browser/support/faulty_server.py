"""A page that contains only the engine, and a server of it that a test can make faulty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from site_src.runtime.build import build_runtime
from tests.browser.support.static_server import POLICY, Server, StaticHandler, run_server

PREFIX = "/deep/sub path/"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>engine</title><link rel="icon" href="data:,">
<script src="../assets/ub/runtime/ub-engine.js"></script><script src="shown.js"></script>"""
# Write the state of the engine into the document, so that a test can wait for it.
STATUS_SCRIPT = """UB.engine.onstate((state, detail) => {
  const shown = document.documentElement.dataset;
  shown.state = state;
  shown.says = detail;
  shown.seen = (shown.seen || "") + state + " ";
});"""
START_MS = 30_000


@dataclass
class EnginePage:
    """The served page, and the errors that a test wants in what is served."""

    url: str = ""
    policy: str = POLICY
    content_types: dict[str, str] = field(default_factory=dict)
    changes: dict[str, Callable[[bytes], bytes | None]] = field(default_factory=dict)
    suffix: str = ""
    requested: list[str] = field(default_factory=list)


class FaultyHandler(StaticHandler):
    """The server of the site, with files changed, left out, or sent as a wrong type."""

    def __init__(self, *arguments: Any, engine_page: EnginePage, **options: Any) -> None:
        self.engine_page = engine_page
        super().__init__(*arguments, prefix=PREFIX.replace(" ", "%20"), policy=engine_page.policy, **options)

    def send_head(self) -> Any:
        """Send the file with the changes of the test."""
        self.policy = self.engine_page.policy
        path = Path(self.translate_path(self.path))
        self.engine_page.requested.append(path.name)
        body: bytes | None = path.read_bytes() if path.is_file() else None
        for start, change in self.engine_page.changes.items():
            if body is not None and path.name.startswith(start) and path.name.endswith(self.engine_page.suffix):
                body = change(body)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", self.engine_page.content_types.get(path.suffix) or self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        return BytesIO(body or b"")


def write_engine_site(site: Path) -> Path:
    """Write a site of one page with the packed runtime."""
    build_runtime(site / "assets" / "ub" / "runtime")
    (site / "page").mkdir()
    (site / "page" / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "page" / "shown.js").write_text(STATUS_SCRIPT, encoding="utf-8")
    return site


@contextmanager
def serve_engine_page(folder: Path) -> Iterator[EnginePage]:
    """Serve that folder, and yield the page with its settings."""
    made = EnginePage()
    with run_server(Server(("127.0.0.1", 0), partial(FaultyHandler, engine_page=made, directory=str(folder)))) as port:
        made.url = f"http://127.0.0.1:{port}{PREFIX}page/index.html"
        yield made


def start_engine(page: Page, url: str, state: str = "ready", timeout_ms: int = 0) -> None:
    """Open the page, start the engine, and wait for a state."""
    page.goto(url)
    page.evaluate(
        "ms => { if (ms) window.UB_ENGINE_TIMEOUT_MS = ms; UB.engine.start(); UB.engine.start(); }", timeout_ms
    )
    expect(page.locator("html")).to_have_attribute("data-state", state, timeout=START_MS)


def status_text(page: Page) -> str:
    """Return the message that goes with the state."""
    return page.locator("html").get_attribute("data-says") or ""


def retry_start(page: Page) -> None:
    """Start the engine again, and expect it to start."""
    page.evaluate("window.UB_ENGINE_TIMEOUT_MS = 0; UB.engine.retry()")
    expect(page.locator("html")).to_have_attribute("data-state", "ready", timeout=START_MS)
