"""Where hosts are named that would hand out code: in vendors' files alone, and each of those is listed."""

from __future__ import annotations

import re
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pytest

from site_src.release.sbom import NOTICES

LISTED = re.compile(r"^\| `(?P<host>[^`]+)` \| `(?P<where>[^`]+)` \|", re.MULTILINE)
#: Hosts that exist to hand out scripts, styles, fonts or packages to pages of others, or to answer scripts.
HANDS_OUT = re.compile(
    rb"(api|cdn[\w-]*|fonts|static)\..+|(.+\.)?(bootstrapcdn|cloudflare|esm|googleapis|gstatic|jquery|jsdelivr|skypack|unpkg)\.\w+"
)
ADDRESS = re.compile(rb"\b(?:https?|wss?)://([\w-]+(?:\.[\w-]+)+)")


def contents(path: Path) -> bytes:
    """Yield the content of a file, uncompressed."""
    if path.suffix != ".zip":
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def handing_out(data: bytes) -> set[str]:
    """Return the hosts of this sort that an address names."""
    return {found[1].decode() for found in ADDRESS.finditer(data) if HANDS_OUT.fullmatch(found[1])}


@pytest.fixture(scope="module")
def listed() -> set[tuple[str, str]]:
    """Host and files, as the notices have them."""
    return {(row["host"], row["where"]) for row in LISTED.finditer(NOTICES.read_text(encoding="utf-8"))}


def test_every_host_that_hands_out_code_is_listed_with_its_file_and_none_is_in_a_file_of_ours(
    site_dir: Path, listed: set[tuple[str, str]]
) -> None:
    files = {path.relative_to(site_dir).as_posix(): path for path in site_dir.rglob("*") if path.is_file()}
    found = {(host, name) for name, path in files.items() for host in handing_out(contents(path))}
    assert found
    assert [
        pair for pair in found if not any(pair[0] == host and fnmatch(pair[1], where) for host, where in listed)
    ] == []
    stale = [row for row in listed if not any(host == row[0] and fnmatch(name, row[1]) for host, name in found)]
    assert stale == []
    vendors = ("assets/javascripts/", "assets/ub/runtime/pyodide.")
    assert [where for _, where in listed if not where.startswith(vendors)] == []


def test_our_scripts_and_styles_name_no_host_that_exists(site_dir: Path) -> None:
    ours = [path for path in (site_dir / "assets" / "ub").rglob("*.*") if path.suffix in {".js", ".css", ".svg"}]
    ours = [path for path in ours if not path.name.startswith("pyodide.") and path.parent.name != "local"]
    assert len(ours) >= 9
    named = {found[1].decode() for path in ours for found in ADDRESS.finditer(path.read_bytes())}
    # Names under `.example` and `.invalid` are reserved: no host can have them. An icon in Material's styles names its license.
    hosts = {host for host in named if not host.endswith((".example", ".invalid"))}
    assert hosts == {"www.w3.org", "fontawesome.com"}


@pytest.mark.parametrize("host", ["cdn.example.org", "fonts.googleapis.com", "unpkg.com", "cdnjs.cloudflare.com"])
def test_such_a_host_would_be_seen(host: str) -> None:
    assert handing_out(f'import "https://{host}/a.js"'.encode()) == {host}
