"""What a browser keeps: names that hold their content, a list without holes, and the same bytes from two builds."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from site_src import build
from site_src.content.page_parser import Page
from site_src.features.offline import files, hashed_names, precache
from site_src.paths import CONFIG, ROOT
from tools.draw_icons import FAVICON

OFFLINE_PAGE = ROOT / "docs" / "about" / "offline.md"

# Of the favicon that the icons were drawn from. When it changes: python -m tools.draw_icons, then its hash here.
DRAWN_FROM = "3ca00b95ded90e59"


@pytest.fixture(scope="module")
def precache_data(site_dir: Path) -> dict[str, Any]:
    """Return the data that the build writes before the code of the service worker."""
    first = (site_dir / files.WORKER).read_text(encoding="utf-8").partition("\n")[0]
    value: dict[str, Any] = json.loads(first.removeprefix("self.UB_PRECACHE = ").removesuffix(";"))
    return value


def test_two_builds_give_the_same_bytes(site_dir: Path, tmp_path: Path) -> None:
    build.build(tmp_path / "again", tmp_path / "growing", unverified=True)
    assert contents(tmp_path / "again") == contents(site_dir)


def contents(folder: Path) -> dict[str, str]:
    """Every file by its hash."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_script_and_style_that_a_page_loads_has_a_hash_in_its_name(built_pages: list[Page]) -> None:
    loaded = {
        address
        for page in built_pages
        for tag, address in page.loads()
        if tag.name == "script" or tag.attributes.get("rel") == "stylesheet"
    }
    assert len(loaded) > 8
    assert [address for address in loaded if not re.search(hashed_names.HASHED, address)] == []


def test_the_hash_in_a_name_of_ours_is_that_of_the_content(site_dir: Path) -> None:
    ours = [path for path in (site_dir / hashed_names.OWN_FOLDER).glob("*.*.*") if path.suffix in {".js", ".css"}]
    ours += (site_dir / hashed_names.OWN_FOLDER / "runtime").glob("*.*.js")
    assert len(ours) >= 8
    for path in ours:
        assert path.suffixes[-2] == "." + hashlib.sha256(path.read_bytes()).hexdigest()[:10], path.name


def test_the_list_holds_every_page_and_all_that_pages_ask_for_with_its_hash(
    precache_data: dict[str, Any], site_dir: Path, built_pages: list[Page]
) -> None:
    files = precache_data["files"]
    assert {name: precache.integrity(site_dir / name) for name in files} == files
    assert {path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*.html")} <= files.keys()
    for page in built_pages:
        folder = (site_dir / page.address).parent
        for _, address in page.loads():
            assert (folder / address).resolve().relative_to(site_dir.resolve()).as_posix() in files
    parts = json.loads((site_dir / hashed_names.OWN_FOLDER / "runtime" / "manifest.json").read_text(encoding="utf-8"))[
        "files"
    ]
    for name, part in parts.items():
        kind = name.rpartition(".")[2]
        assert (f"{hashed_names.OWN_FOLDER}/runtime/{part['file']}" in files) == (kind not in {"gz", "local"}), name


def test_what_is_never_asked_for_over_http_is_not_kept(precache_data: dict[str, Any]) -> None:
    assert [
        name for name in precache_data["files"] if "/local/" in name or name.endswith((".map", ".gz", "sw.js"))
    ] == []


def test_the_page_says_how_much_the_browser_keeps_and_fetches(precache_data: dict[str, Any], site_dir: Path) -> None:
    statement = re.search(
        r"about (\d+) MB on the device, and a download of about (\d+) MB", OFFLINE_PAGE.read_text(encoding="utf-8")
    )
    assert statement
    parts = [(site_dir / name).read_bytes() for name in precache_data["files"]]
    assert abs(sum(len(part) for part in parts) / 1e6 - int(statement[1])) < 1
    assert abs(sum(len(zlib.compress(part)) for part in parts) / 1e6 - int(statement[2])) < 1


def test_every_page_says_of_which_build_it_is(precache_data: dict[str, Any], site_dir: Path) -> None:
    assert re.fullmatch("[0-9a-f]{12}", precache_data["build"])
    for path in site_dir.rglob("*.html"):
        found = re.findall(r'data-build="(\w*)"', path.read_text(encoding="utf-8"))
        assert found == [precache_data["build"]], path.name


def test_another_byte_anywhere_is_another_build(site_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "data").mkdir(parents=True)
    (folder / "index.html").write_bytes((site_dir / "index.html").read_bytes())
    before = precache.build_id(folder)
    assert precache.build_id(folder) == before
    (folder / "data" / "new.csv").write_text("a", encoding="utf-8")
    assert precache.build_id(folder) != before


def test_the_manifest_names_icons_that_are_there_in_their_size_and_nothing_absolute(site_dir: Path) -> None:
    manifest = json.loads((site_dir / files.MANIFEST).read_text(encoding="utf-8"))
    assert manifest["name"] in CONFIG.read_text(encoding="utf-8")
    assert (site_dir / manifest["start_url"]).is_file()
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        picture = (site_dir / icon["src"]).read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert "{}x{}".format(*struct.unpack(">II", picture[16:24])) == icon["sizes"]
    assert "://" not in json.dumps(manifest)


def test_the_icons_are_drawn_from_the_present_favicon() -> None:
    assert hashlib.sha256(FAVICON.read_bytes()).hexdigest()[:16] == DRAWN_FROM


def test_no_page_links_the_manifest_itself_for_from_disk_that_is_a_fault(built_pages: list[Page]) -> None:
    links = [tag for page in built_pages for tag in page.tags if tag.attributes.get("rel") == "manifest"]
    assert links == []
