"""A page with nothing but the engine, and a server of it that can be told what to get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from site_src.runtime.build import pack
from tests.browser.support.static_server import POLICY, Handler, Server, running

PREFIX = "/deep/sub path/"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>engine</title><link rel="icon" href="data:,">
<script src="../assets/ub/runtime/ub-engine.js"></script><script src="shown.js"></script>"""
# What the engine says is put into the document, so that a test can wait on it.
SHOWN = """UB.engine.onstate((state, detail) => {
  const shown = document.documentElement.dataset;
  shown.state = state;
  shown.says = detail;
  shown.seen = (shown.seen || "") + state + " ";
});"""
START_MS = 30_000


@dataclass
class Bench:
    """The served page, and what a test wants to be wrong about what is served."""

    url: str = ""
    policy: str = POLICY
    types: dict[str, str] = field(default_factory=dict)
    changes: dict[str, Callable[[bytes], bytes | None]] = field(default_factory=dict)
    only: str = ""
    asked: list[str] = field(default_factory=list)


class Broken(Handler):
    """The site's server, with files changed, withheld or mislabelled."""

    def __init__(self, *arguments: Any, bench: Bench, **options: Any) -> None:
        self.bench = bench
        super().__init__(*arguments, prefix=PREFIX.replace(" ", "%20"), policy=bench.policy, **options)

    def send_head(self) -> Any:
        """The file as the test wants it."""
        self.policy = self.bench.policy
        path = Path(self.translate_path(self.path))
        self.bench.asked.append(path.name)
        body: bytes | None = path.read_bytes() if path.is_file() else None
        for start, change in self.bench.changes.items():
            if body is not None and path.name.startswith(start) and path.name.endswith(self.bench.only):
                body = change(body)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", self.bench.types.get(path.suffix) or self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        return BytesIO(body or b"")


def a_site(site: Path) -> Path:
    """A site of one page with the packed runtime."""
    pack(site / "assets" / "ub" / "runtime")
    (site / "page").mkdir()
    (site / "page" / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "page" / "shown.js").write_text(SHOWN, encoding="utf-8")
    return site


@contextmanager
def serving_it(folder: Path) -> Iterator[Bench]:
    """A server of that folder that can be told to break things."""
    made = Bench()
    with running(Server(("127.0.0.1", 0), partial(Broken, bench=made, directory=str(folder)))) as port:
        made.url = f"http://127.0.0.1:{port}{PREFIX}page/index.html"
        yield made


def begin(page: Page, url: str, state: str = "ready", timeout_ms: int = 0) -> None:
    """Open the page, start the engine, wait for the state."""
    page.goto(url)
    page.evaluate(
        "ms => { if (ms) window.UB_ENGINE_TIMEOUT_MS = ms; UB.engine.start(); UB.engine.start(); }", timeout_ms
    )
    expect(page.locator("html")).to_have_attribute("data-state", state, timeout=START_MS)


def said(page: Page) -> str:
    """The sentence that goes with the state."""
    return page.locator("html").get_attribute("data-says") or ""


def retry(page: Page) -> None:
    """Try again, which works."""
    page.evaluate("window.UB_ENGINE_TIMEOUT_MS = 0; UB.engine.retry()")
    expect(page.locator("html")).to_have_attribute("data-state", "ready", timeout=START_MS)
