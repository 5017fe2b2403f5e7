"""The proof of "nothing leaves" rests on the recording proxy: here it has to see what it is trusted to see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.recording_proxy import BROWSERS_OWN, Recorder
from tests.browser.support.static_server import serve_folder

PAGE = """<!doctype html><meta charset="utf-8"><title>Probe</title><p id="heard">nothing yet</p>
<link rel="icon" href="data:,"><script src="page.js"></script>"""

PAGE_SCRIPT = """
const worker = new Worker("worker.mjs", { type: "module" });
worker.onmessage = async (event) => {
  await navigator.serviceWorker.register("service.js");
  await navigator.serviceWorker.ready;
  document.querySelector("#heard").textContent = event.data;
};
"""

WORKER_SCRIPT = """
import { word } from "./imported.mjs";
const fetched = await (await fetch("fetched.json")).json();
const plain = await fetch("http://elsewhere.invalid/plain").then((r) => r.status, () => "blocked");
const encrypted = await fetch("https://elsewhere.invalid/encrypted").then((r) => r.status, () => "blocked");
postMessage([word, fetched.word, plain, encrypted].join(" "));
"""


SERVICE_SCRIPT = """
const asked = ["kept.json", "http://elsewhere.invalid/kept"].map((address) => fetch(address));
self.addEventListener("install", (event) => event.waitUntil(Promise.allSettled(asked)));
"""


@pytest.fixture
def probe(tmp_path: Path) -> Iterator[str]:
    """Serve a page with a module worker and a service worker that both send requests, also to another host."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "page.js").write_text(PAGE_SCRIPT, encoding="utf-8")
    (tmp_path / "worker.mjs").write_text(WORKER_SCRIPT, encoding="utf-8")
    (tmp_path / "imported.mjs").write_text("export const word = 'imported';", encoding="utf-8")
    (tmp_path / "service.js").write_text(SERVICE_SCRIPT, encoding="utf-8")
    (tmp_path / "kept.json").write_text("{}", encoding="utf-8")
    (tmp_path / "fetched.json").write_text('{"word": "fetched"}', encoding="utf-8")
    with serve_folder(tmp_path) as url:
        yield url


def test_the_proxy_sees_what_workers_import_and_fetch(recorded_page: Page, recorder: Recorder, probe: str) -> None:
    recorded_page.goto(probe)
    expect(recorded_page.locator("#heard")).to_have_text("imported fetched blocked blocked")
    asked = {url.removeprefix(probe) for url in recorder.requests}
    assert asked >= {"", "page.js", "worker.mjs", "imported.mjs", "fetched.json", "service.js", "kept.json"}


def test_a_request_that_would_leave_is_recorded_and_refused(
    recorded_page: Page, recorder: Recorder, probe: str
) -> None:
    recorded_page.goto(probe)
    expect(recorded_page.locator("#heard")).to_have_text("imported fetched blocked blocked")
    elsewhere = {"http://elsewhere.invalid/plain", "http://elsewhere.invalid/kept", "https://elsewhere.invalid:443"}
    assert set(recorder.outside_origin(probe)) == elsewhere


def test_an_icon_counts_only_for_a_server_that_was_asked_for_more() -> None:
    recorder = Recorder(server="")
    recorder.record("http://127.0.0.1:1/favicon.ico")
    assert recorder.requests == []
    asked = ["http://127.0.0.1:2/data.json", "http://127.0.0.1:2/favicon.ico"]
    for url in (*asked, "http://127.0.0.1:1/favicon.ico"):
        recorder.record(url)
    assert recorder.requests == asked


def test_a_browser_at_rest_asks_for_nothing(recorded_page: Page, recorder: Recorder) -> None:
    recorded_page.wait_for_timeout(5_000)
    assert recorder.requests == []


def test_no_file_of_the_site_names_a_host_that_is_left_out_of_the_record(site_dir: Path) -> None:
    names = [host.encode() for host in BROWSERS_OWN]
    files = [path for path in site_dir.rglob("*") if path.is_file()]
    assert [path.name for path in files if any(name in path.read_bytes() for name in names)] == []
