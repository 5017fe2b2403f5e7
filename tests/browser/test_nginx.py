"""The release behind nginx with its own configuration, under a sub-path: what is sent, and that everything works."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from site_src.content import content_security_policy
from site_src.features.offline.hashed_names import HASHED
from site_src.release import precompress
from tests.browser.support.nginx import PATH, VERSION, Ports, request

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


def largest_of_each_type(site: Path) -> list[str]:
    """Return the largest file of each type that a page requests."""
    files = sorted(
        (path for path in site.rglob("*") if "local" not in path.relative_to(site).parts),
        key=lambda path: path.stat().st_size,
    )
    largest = {path.suffix[1:]: path.relative_to(site).as_posix() for path in files if path.is_file()}
    return [largest[kind] for kind in TYPES]


@pytest.mark.parametrize(
    ("accepts", "encoding"), [("gzip, deflate, br", "br"), ("gzip, deflate", "gzip"), ("identity", "")]
)
def test_every_kind_of_file_comes_compressed_as_the_browser_can_take_it_and_with_its_type(
    nginx_url: str, site_dir: Path, accepts: str, encoding: str
) -> None:
    for name in largest_of_each_type(site_dir):
        sent = request(nginx_url, name, accepts)
        large = (site_dir / name).stat().st_size >= precompress.SMALLEST
        shrinks = bool(encoding) and large and precompress.is_served(name)
        assert sent.headers.get("Content-Encoding", "") == (encoding if shrinks else ""), name
        assert (INFLATE[encoding] if shrinks else bytes)(sent.body) == (site_dir / name).read_bytes(), name
        assert sent.headers["Content-Type"] == TYPES[name.rpartition(".")[2]], name
        if shrinks:
            assert sent.headers["Vary"] == "Accept-Encoding", name


@pytest.mark.parametrize("name", ["", "index.html", "sw.js", "no-such-page.html"])
def test_every_answer_carries_the_headers_of_the_policy(nginx_url: str, name: str) -> None:
    sent = request(nginx_url, name).headers
    # The one that only an encrypted answer may carry: see nginx.conf.
    over_http = {**content_security_policy.HEADERS, "Cross-Origin-Opener-Policy": None}
    assert {header: sent[header] for header in content_security_policy.HEADERS} == over_http


def test_what_has_its_hash_in_its_name_is_kept_for_ever_and_nothing_else_is(nginx_url: str, site_dir: Path) -> None:
    for path in site_dir.rglob("*"):
        name = path.relative_to(site_dir).as_posix()
        if path.is_file() and "/local/" not in name and "/lunr/" not in name:
            for_ever = request(nginx_url, name).headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert for_ever == bool(re.search(HASHED, name)), name
    for name in ("", "index.html", "sw.js", "manifest.webmanifest", "assets/ub/ub.0123456789.js"):
        assert request(nginx_url, name).headers["Cache-Control"] == "no-cache", name


def test_a_page_that_did_not_change_is_not_sent_again(nginx_url: str) -> None:
    first = request(nginx_url, "index.html", "br")
    again = request(nginx_url, "index.html", "br", **{"If-None-Match": first.headers["ETag"]})
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
    nginx_url: str, site_dir: Path, name: str, accepts: str
) -> None:
    sent = request(nginx_url, name, accepts)
    words = (site_dir / "404.html").read_text(encoding="utf-8")
    assert sent.status == 404
    assert sent.body.decode() == words.replace('"./', f'"/{PATH}/')
    assert {header: sent.headers[header] for header in content_security_policy.HEADERS}[
        "Content-Security-Policy"
    ] == content_security_policy.POLICY


def test_the_page_for_a_missing_one_is_itself_as_it_was_built_and_a_file_outside_the_site_gets_nothing_of_it(
    nginx_url: str, site_dir: Path
) -> None:
    assert request(nginx_url, "404.html").body == (site_dir / "404.html").read_bytes()
    outside = request(nginx_url.removesuffix(f"{PATH}/"), "no-such-page.html")
    assert (outside.status, b"Page not found" in outside.body) == (404, False)
    assert outside.headers.get("Server") == "nginx"


def test_a_sheet_is_sent_as_a_pdf(nginx_url: str) -> None:
    assert request(nginx_url, "handouts/sheet.pdf").headers["Content-Type"] == "application/pdf"


def test_without_a_file_of_its_own_a_site_has_empty_facts_and_with_one_these(
    nginx_url: str, nginx_ports: Ports, nginx_root: Path
) -> None:
    assert nginx_ports.http
    none = request(nginx_url, "local.json")
    assert (none.status, none.body, none.headers["Content-Type"]) == (200, b"{}", "application/json; charset=utf-8")
    assert none.headers["Content-Security-Policy"] == content_security_policy.POLICY
    own = nginx_root / PATH / "local.json"
    own.write_text('{"name": "A"}', encoding="utf-8")
    try:
        assert request(nginx_url, "local.json").body == b'{"name": "A"}'
    finally:
        own.unlink()


@pytest.mark.parametrize("version", [VERSION, "upper-back-pain-0.0.9", "upper-back-pain-9.0.0"])
def test_a_bookmark_to_a_version_leads_to_the_stable_address(nginx_url: str, version: str) -> None:
    for name in ("", "assess/red-flags.html", "a%20b.html"):
        sent = request(nginx_url.replace("upper-back-pain/", f"{version}/"), name)
        assert (sent.status, sent.headers["Location"]) == (302, f"/{PATH}/{name}")


def test_a_copy_of_an_old_version_gets_the_new_worker_at_its_own_address(nginx_url: str, site_dir: Path) -> None:
    sent = request(nginx_url.removesuffix("upper-back-pain/") + "upper-back-pain-0.0.9/", "sw.js")
    assert (sent.status, sent.body) == (200, (site_dir / "sw.js").read_bytes())


def test_a_redirect_repeats_neither_the_host_nor_the_scheme_of_the_request(nginx_url: str) -> None:
    for name in ("teach", "assess"):
        sent = request(nginx_url, name, Host="evil.example")
        assert (sent.status, sent.headers["Location"]) == (301, f"/{PATH}/{name}/")
    sent = request(nginx_url.removesuffix("/"), "", Host="evil.example")
    assert (sent.status, sent.headers["Location"]) == (301, f"/{PATH}/")
