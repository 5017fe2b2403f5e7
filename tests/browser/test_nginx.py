"""The release behind nginx with its own configuration, under a sub-path: what is sent, and that everything works."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Page, expect

import calculators
from site_src.content import content_security_policy
from site_src.features.local_settings import TWO
from site_src.features.offline.hashed_names import HASHED
from site_src.release import precompress
from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator
from tests.browser.support.console_errors import watch
from tests.browser.support.nginx import Ports, ask, release_folder, running
from tests.browser.support.pages import addresses
from tests.browser.support.recording_proxy import Recorder
from tools.setup import nginx as finder
from tools.setup.python import required_in_ci

PATH = "guidelines/upper-back-pain"
VERSION = f"upper-back-pain-{calculators.VERSION}"
#: A page of the organization next to the site, with the line for a frame that the site gives.
AROUND = (
    '<!doctype html><title>Ward</title><link rel="icon" href="data:,"><h1>Ward</h1>'
    '<iframe src="upper-back-pain/embed/imaging.html" width="600" height="700"></iframe>'
)
INFLATE: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "": lambda data: data}
TYPES = {
    "bin": "application/octet-stream",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "zip": "application/zip",
}
RUNTIME = re.compile(r"^.*/assets/ub/runtime/")
# A page that is read: text, style, scripts, drawings. Not its search index, nor Python.
BUDGET_BYTES = 300_000


@pytest.fixture(scope="module")
def root_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that nginx hands out."""
    return tmp_path_factory.mktemp("srv")


@pytest.fixture(scope="module")
def ports(site_dir: Path, root_of: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    """Where the site is behind nginx."""
    found = finder.find_nginx()
    if found is None:
        sentence = f"nginx with brotli was not found, so nothing is tried behind it; type: {finder.INSTALL_COMMAND}"
        (pytest.fail if required_in_ci(*finder.PACKAGES) else pytest.skip)(sentence)
    root, scratch = root_of, tmp_path_factory.mktemp("nginx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(precompress, "QUALITY", 5)
        release_folder(site_dir, root / "guidelines" / VERSION)
    (root / PATH).symlink_to(VERSION)
    for name in TWO:
        (root / PATH / name).unlink(missing_ok=True)  # a release has none
    (root / PATH / "handouts").mkdir(exist_ok=True)
    (root / PATH / "handouts" / "sheet.pdf").write_bytes(b"%PDF-1.7")
    (root / "guidelines" / "ward.html").write_text(AROUND, encoding="utf-8")
    (root / "guidelines" / "upper-back-pain-0.2.0").mkdir()
    with running(found, root, scratch) as ports:
        yield ports


@pytest.fixture(scope="module")
def url(ports: Ports) -> str:
    """The site over plain http; ends in a slash."""
    return f"http://127.0.0.1:{ports.http}/{PATH}/"


@pytest.fixture
def encrypted(ports: Ports) -> str:
    """The site over https; ends in a slash."""
    if not ports.https:
        pytest.skip("openssl was not found, so nothing is tried over https; type: sudo apt-get install openssl")
    return f"https://127.0.0.1:{ports.https}/{PATH}/"


def keep_no_copy(url: str) -> str:
    """A script that makes this choice before the page asks for it."""
    return f"""localStorage.setItem("{urlsplit(url).path}.ub-offline", '"off"')"""


def of_each_kind(site: Path) -> list[str]:
    """The largest file of each kind that a page asks for."""
    files = sorted(
        (path for path in site.rglob("*") if "local" not in path.relative_to(site).parts),
        key=lambda path: path.stat().st_size,
    )
    largest = {path.suffix[1:]: path.relative_to(site).as_posix() for path in files if path.is_file()}
    return [largest[kind] for kind in TYPES]


def to_read(site: Path) -> list[str]:
    """The first page, those with a calculator inside, and the largest of the others: all ask for the same parts."""
    others = set(addresses()) - {*ADDRESSES.values(), *EMBEDDED.values()}
    largest = sorted(others, key=lambda address: (site / address).stat().st_size)[-3:]
    return ["index.html", *EMBEDDED.values(), *largest]


@pytest.mark.parametrize(
    ("accepts", "encoding"), [("gzip, deflate, br", "br"), ("gzip, deflate", "gzip"), ("identity", "")]
)
def test_every_kind_of_file_comes_compressed_as_the_browser_can_take_it_and_with_its_type(
    url: str, site_dir: Path, accepts: str, encoding: str
) -> None:
    for name in of_each_kind(site_dir):
        sent = ask(url, name, accepts)
        large = (site_dir / name).stat().st_size >= precompress.SMALLEST
        shrinks = bool(encoding) and large and precompress.served(name)
        assert sent.headers.get("Content-Encoding", "") == (encoding if shrinks else ""), name
        assert (INFLATE[encoding] if shrinks else bytes)(sent.body) == (site_dir / name).read_bytes(), name
        assert sent.headers["Content-Type"] == TYPES[name.rpartition(".")[2]], name
        if shrinks:
            assert sent.headers["Vary"] == "Accept-Encoding", name


@pytest.mark.parametrize("name", ["", "index.html", "sw.js", "no-such-page.html"])
def test_every_answer_carries_the_headers_of_the_policy(url: str, name: str) -> None:
    sent = ask(url, name).headers
    # The one that only an encrypted answer may carry: see nginx.conf.
    over_http = {**content_security_policy.HEADERS, "Cross-Origin-Opener-Policy": None}
    assert {header: sent[header] for header in content_security_policy.HEADERS} == over_http


def test_what_has_its_hash_in_its_name_is_kept_for_ever_and_nothing_else_is(url: str, site_dir: Path) -> None:
    for path in site_dir.rglob("*"):
        name = path.relative_to(site_dir).as_posix()
        if path.is_file() and "/local/" not in name and "/lunr/" not in name:
            for_ever = ask(url, name).headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert for_ever == bool(re.search(HASHED, name)), name
    for name in ("", "index.html", "sw.js", "manifest.webmanifest", "assets/ub/ub.0123456789.js"):
        assert ask(url, name).headers["Cache-Control"] == "no-cache", name


def test_a_page_that_did_not_change_is_not_sent_again(url: str) -> None:
    first = ask(url, "index.html", "br")
    again = ask(url, "index.html", "br", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


MISSING = [
    "no-such-page.html",
    "teach/nope.html",
    "teach/cases/nope.html",
    "a/b/c/d/e/nope.html",
    "assets/ub/nope.js",
    "nope/",
]


@pytest.mark.parametrize("name", MISSING)
@pytest.mark.parametrize("accepts", ["", "gzip, br"])
def test_a_missing_page_at_any_depth_gets_the_words_for_it_with_addresses_from_the_root_of_the_site(
    url: str, site_dir: Path, name: str, accepts: str
) -> None:
    sent = ask(url, name, accepts)
    words = (site_dir / "404.html").read_text(encoding="utf-8")
    assert sent.status == 404
    assert sent.body.decode() == words.replace('"./', f'"/{PATH}/')
    assert {header: sent.headers[header] for header in content_security_policy.HEADERS}[
        "Content-Security-Policy"
    ] == content_security_policy.POLICY


def test_the_page_for_a_missing_one_is_itself_as_it_was_built_and_a_file_outside_the_site_gets_nothing_of_it(
    url: str, site_dir: Path
) -> None:
    assert ask(url, "404.html").body == (site_dir / "404.html").read_bytes()
    outside = ask(url.removesuffix(f"{PATH}/"), "no-such-page.html")
    assert (outside.status, b"Page not found" in outside.body) == (404, False)
    assert outside.headers.get("Server") == "nginx"


def test_a_sheet_is_sent_as_a_pdf(url: str) -> None:
    assert ask(url, "handouts/sheet.pdf").headers["Content-Type"] == "application/pdf"


def test_without_a_file_of_its_own_a_site_has_empty_facts_and_with_one_these(
    url: str, ports: Ports, root_of: Path
) -> None:
    assert ports.http
    none = ask(url, "local.json")
    assert (none.status, none.body, none.headers["Content-Type"]) == (200, b"{}", "application/json; charset=utf-8")
    assert none.headers["Content-Security-Policy"] == content_security_policy.POLICY
    own = root_of / PATH / "local.json"
    own.write_text('{"name": "A"}', encoding="utf-8")
    try:
        assert ask(url, "local.json").body == b'{"name": "A"}'
    finally:
        own.unlink()


@pytest.mark.parametrize("version", [VERSION, "upper-back-pain-0.0.9", "upper-back-pain-0.2.0"])
def test_a_bookmark_to_a_version_leads_to_the_stable_address(url: str, version: str) -> None:
    for name in ("", "assess/red-flags.html", "a%20b.html"):
        sent = ask(url.replace("upper-back-pain/", f"{version}/"), name)
        assert (sent.status, sent.headers["Location"]) == (302, f"/{PATH}/{name}")


def test_a_copy_of_an_old_version_gets_the_new_worker_at_its_own_address(url: str, site_dir: Path) -> None:
    sent = ask(url.removesuffix("upper-back-pain/") + "upper-back-pain-0.0.9/", "sw.js")
    assert (sent.status, sent.body) == (200, (site_dir / "sw.js").read_bytes())


def test_a_redirect_repeats_neither_the_host_nor_the_scheme_of_the_request(url: str) -> None:
    for name in ("teach", "assess"):
        sent = ask(url, name, Host="evil.example")
        assert (sent.status, sent.headers["Location"]) == (301, f"/{PATH}/{name}/")
    sent = ask(url.removesuffix("/"), "", Host="evil.example")
    assert (sent.status, sent.headers["Location"]) == (301, f"/{PATH}/")


def test_a_missing_page_deep_in_the_site_has_its_style_and_leads_to_the_first_page(page: Page, url: str) -> None:
    page.add_init_script(keep_no_copy(url))
    complaints = watch(page)
    page.goto(url + "teach/a/b/nope.html")
    expect(page.locator("h1")).to_have_text("Page not found")
    expect(page.locator(".md-tabs")).to_have_css("display", "block")
    assert [text for text in complaints if "404" not in text] == []
    page.get_by_role("link", name="Get help now").first.click()
    expect(page).to_have_url(url + "get-help.html")
    page.go_back()
    page.get_by_role("link", name="home page").click()
    expect(page).to_have_url(url + "index.html")


def test_a_page_of_the_same_server_may_show_a_calculator_and_keeps_its_own_policy(page: Page, url: str) -> None:
    around = url.removesuffix("upper-back-pain/") + "ward.html"
    assert [header for header in content_security_policy.HEADERS if ask(around).headers[header]] == []
    page.add_init_script(keep_no_copy(url))
    complaints = watch(page)
    page.goto(around)
    frame = page.frame_locator("iframe")
    expect(frame.locator("[data-calculator]")).to_be_visible()
    expect(frame.get_by_role("link", name="Get help now")).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize(("encoding", "kind"), [("br", "imaging"), ("gzip", "management")])
def test_a_calculator_answers_and_python_comes_compressed(
    recorded_page: Page, recorder: Recorder, url: str, encoding: str, kind: str
) -> None:
    recorder.accepts = encoding
    page = recorded_page
    page.add_init_script(keep_no_copy(url))
    complaints = watch(page)
    page.goto(url + ADDRESSES[kind])
    one = Calculator(page)
    one.give({"saddle_anesthesia": "present"})
    one.expect_answer({"saddle_anesthesia": "present"})
    assert complaints == []
    assert recorder.failed() == []
    assert recorder.outside(url) == []
    parts = {
        name: answer.encoding for answer in recorder.answers if (name := RUNTIME.sub("", answer.url)) != answer.url
    }
    assert {name.partition(".")[0] for name in parts} == {"image", "pyodide", "ub-engine", "worker"}
    assert any(name.endswith(".wasm") for name in parts)
    assert set(parts.values()) == {encoding}


def test_a_page_that_is_read_stays_within_its_budget_and_brings_no_python(
    recorded_browser: tuple[Browser, Recorder], recorder: Recorder, url: str, site_dir: Path
) -> None:
    """On a first visit, up to where the copy would begin: these readers chose to keep none."""
    heavy: dict[str, int] = {}
    recorder.accepts = "gzip"  # the larger of the two, and all that a plain intranet gets
    for address in to_read(site_dir):
        recorder.answers.clear()
        context = recorded_browser[0].new_context()
        context.add_init_script(keep_no_copy(url))
        context.new_page().goto(url + address, wait_until="networkidle")
        context.close()
        read = [answer for answer in recorder.answers if "/search/search_index" not in answer.url]
        assert len(read) > 8, address
        python = [name for answer in read if (name := RUNTIME.sub("", answer.url)) != answer.url]
        assert [name for name in python if not name.startswith("ub-engine.")] == [], address
        if (size := sum(answer.size for answer in read)) > BUDGET_BYTES:
            heavy[address] = size
    assert heavy == {}


def test_on_a_plain_intranet_the_headers_give_no_page_a_reason_to_complain(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], url: str
) -> None:
    """Over http a host that is not this machine is not trusted: such a page gets no brotli and no copy."""
    named = ["--host-resolver-rules=MAP intranet.example 127.0.0.1"]
    browser = launch_browser(args=[*browser_type_launch_args["args"], *named])
    page = browser.new_page()
    complaints = watch(page)
    response = page.goto(url.replace("127.0.0.1", "intranet.example") + EMBEDDED["screen"])
    assert response
    assert response.header_value("content-encoding") == "gzip"
    assert not page.evaluate("isSecureContext")
    one = Calculator(page)
    one.root.scroll_into_view_if_needed()
    one.expect_answer({})
    expect(page.locator("[data-update]")).to_be_hidden()
    assert complaints == []
    browser.close()


def test_the_page_for_administrators_finds_nothing_to_mend(page: Page, url: str) -> None:
    page.add_init_script(keep_no_copy(url))
    page.goto(url + "about/running-a-copy.html")
    expect(page.locator("[data-checks]")).to_have_attribute("data-checks", "done")
    expect(page.locator('[data-checks] li[data-check="mend"]')).to_have_count(0)
    expect(page.locator('[data-part="server"] li[data-check="good"]')).to_have_count(11)


@pytest.fixture
def trusting(launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A browser that takes any certificate."""
    browser = launch_browser(args=[*browser_type_launch_args["args"], "--ignore-certificate-errors"])
    yield browser
    browser.close()


def test_over_https_every_header_is_sent_and_the_browser_keeps_the_site(encrypted: str, trusting: Browser) -> None:
    sent = ask(encrypted).headers
    assert {header: sent[header] for header in content_security_policy.HEADERS} == content_security_policy.HEADERS
    page = trusting.new_page()
    complaints = watch(page)
    page.goto(encrypted + "about/offline.html")
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
    page.context.set_offline(True)
    page.goto(encrypted + ADDRESSES["imaging"])
    Calculator(page).expect_answer({})
    assert complaints == []
