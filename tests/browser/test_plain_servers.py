"""The same folder from the plainest of servers, under a sub-path: nothing compressed, no header set, wrong types."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import ADDRESSES, Calculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.plain_servers import WasmAsTextHandler
from tests.browser.support.recording_proxy import Recorder
from tests.browser.support.static_server import Server, run_server

PATH = "any/where/"
# Without the first three no server could show any page. Where a drawing is not known for one, Chromium looks for another
# icon outside of the site, at a time of its own choosing.
KNOWN = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class FourTypesHandler(WasmAsTextHandler):
    """One that knows pages, scripts, styles and drawings, and calls everything else octets."""

    def guess_type(self, path: object) -> str:
        """Return one of the four known types, else `application/octet-stream`."""
        return KNOWN.get(Path(str(path)).suffix, "application/octet-stream")


@pytest.fixture
def url(server: type[SimpleHTTPRequestHandler], site_dir: Path, tmp_path: Path) -> Iterator[str]:
    """Where the site is; ends in a slash."""
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).symlink_to(site_dir)
    with run_server(Server(("127.0.0.1", 0), partial(server, directory=str(tmp_path)))) as port:
        yield f"http://127.0.0.1:{port}/{PATH}"


@pytest.mark.parametrize(("server", "kind"), [(WasmAsTextHandler, "imaging"), (FourTypesHandler, "management")])
def test_a_calculator_answers_search_finds_and_a_copy_is_kept(
    recorded_page: Page, recorder: Recorder, url: str, kind: str
) -> None:
    page = recorded_page
    console_errors = collect_console_errors(page)
    page.goto(url + ADDRESSES[kind])
    one = Calculator(page)
    one.enter_answers({"saddle_anesthesia": "present"})
    one.expect_answer({"saddle_anesthesia": "present"})
    page.goto(url)
    page.locator("input[name=query]").press_sequentially("saddle anesthesia")  # the theme hears keys alone
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("main")).to_contain_text("addle anesthesia")
    page.goto(url + "about/offline.html")
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
    assert recorder.outside_origin(url) == []
    assert recorder.error_responses() == []
    assert {answer.encoding for answer in recorder.responses} == {""}
    assert console_errors == []


class ScriptsAsTextHandler(WasmAsTextHandler):
    """Python's own server on a machine that takes scripts for text."""

    def guess_type(self, path: object) -> str:
        """Return the type for the file name extension, plain text for scripts."""
        return "text/plain" if str(path).endswith(".js") else super().guess_type(str(path))


@pytest.mark.parametrize("server", [ScriptsAsTextHandler])
def test_where_scripts_come_as_text_the_calculator_and_the_list_of_checks_name_the_type(page: Page, url: str) -> None:
    page.goto(url + "about/running-a-copy.html")
    expect(page.locator("[data-checks]")).to_have_attribute("data-checks", "done")
    expect(page.locator('[data-part="files"]')).to_contain_text(
        'served as "text/plain". Serve files that end in .js as text/javascript. No calculator starts.'
    )
    expect(page.locator('[data-part="browser"]')).to_contain_text('the server sends its worker as "text/plain"')
    page.goto(url + ADDRESSES["imaging"])
    one = Calculator(page)
    one.choose_answer("fever", "present")
    one.expect_state("failed")
    expect(one.root).to_contain_text(
        'the server sends its worker as "text/plain" and not as a script (text/javascript)'
    )
