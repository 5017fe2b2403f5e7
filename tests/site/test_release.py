"""The release: one folder in one zip, whole, checkable, and the same to the byte when made again."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import calculators
from site_src.content import content_security_policy
from site_src.features.local_settings import LOCAL_FILES
from site_src.features.teaching.sessions import sessions
from site_src.paths import ROOT, BuildError
from site_src.release import bundle, precompress
from site_src.release.sbom import notices

#: A browser ignores it over http, with a complaint.
ENCRYPTED_ONLY = "Cross-Origin-Opener-Policy"
TITLE = f"upper-back-pain-{calculators.VERSION}"
FILES = [
    "SHA256SUMS",
    f"{TITLE}.cdx.json",
    f"{TITLE}.zip",
    f"upper_back_pain-{calculators.VERSION}-py3-none-any.whl",
]


@pytest.fixture(scope="module")
def made_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two releases of the tree as it is, made one after the other in different folders."""
    first, second = (tmp_path_factory.mktemp(name) for name in ("first", "second"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALLOW_DIRTY", "1")
        patch.setattr(precompress, "QUALITY", 5)
        for folder in (first, second):
            bundle.release(folder / "dist", folder / "site")
    return first / "dist", second / "dist"


@pytest.fixture(scope="module")
def folder(made_twice: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the zip file and return its folder."""
    place = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(made_twice[0] / f"{TITLE}.zip") as archive:
        archive.extractall(place)
    assert [path.name for path in place.iterdir()] == [TITLE]
    return place / TITLE


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_release_made_twice_is_the_same_to_the_byte(made_twice: tuple[Path, Path]) -> None:
    first, second = (files_of(dist) for dist in made_twice)
    assert sorted(first) == FILES
    assert [name for name in first if first[name] != second[name]] == []


def test_the_checksums_cover_every_file_but_the_two_local_files(made_twice: tuple[Path, Path], folder: Path) -> None:
    for place in (made_twice[0], folder):
        done = subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"], cwd=place, check=False)
        assert done.returncode == 0
        lines = (place / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        named = {line.split("  ")[1] for line in lines if not line.startswith("#")}
        assert named | {"SHA256SUMS"} == set(files_of(place))


def test_the_site_is_inside_as_it_was_built_with_what_belongs_to_it(
    made_twice: tuple[Path, Path], folder: Path
) -> None:
    inside, built = files_of(folder), files_of(made_twice[0].with_name("site"))
    own = {name: built.pop(name) for name in LOCAL_FILES}
    assert {name: inside[name] for name in built} == built
    assert [name for name in own if name in inside] == []
    more = {name for name in inside if name not in built and not name.endswith((".br", ".gz"))}
    assert more == {
        "HOW-TO-OPEN.txt", "LICENSE", "LICENSE-docs", "NOTICE", "SHA256SUMS", "THIRD-PARTY-NOTICES.md", "nginx.conf",
        "sbom.cdx.json", "licenses/cpython.txt", "licenses/iframe-worker.txt", "licenses/minisearch.txt",
        "licenses/qrcode-generator.txt", "licenses/mkdocs-material.txt", "licenses/mkdocs.txt", "licenses/wink-porter2-stemmer.txt",
    }  # fmt: skip


def test_a_release_differs_from_a_build_only_by_its_sheets_and_the_links_to_them(folder: Path, site_dir: Path) -> None:
    inside, built = files_of(folder), files_of(site_dir)
    sheets = {f"handouts/{one.id}-{kind}.pdf" for one in sessions() for kind in ("worksheet", "key")}
    assert {name for name in inside if name.endswith(".pdf")} == sheets
    build_id = re.compile(rb'data-build="[0-9a-f]{12}"')
    other = {
        name for name in built if name not in LOCAL_FILES and build_id.sub(b"", inside[name]) != build_id.sub(b"", built[name])
    }  # fmt: skip
    linking = {"teach/session.html", "teach/present.html", "teach/lecturers-guide.html"}
    assert other == linking | {"sw.js", "search/search_index.js", "search/search_index.json"}
    for name in linking:
        found = set(re.findall(r'href="\.\./(handouts/[^"]+)"', inside[name].decode()))
        assert found == sheets
        assert b"handouts/" not in re.sub(rb"<code>handouts</code>", b"", built[name])
    assert all(f'"{name}"' in inside["sw.js"].decode() for name in sheets)


def test_a_house_writes_its_own_two_files_and_the_checksums_still_hold(folder: Path, tmp_path: Path) -> None:
    place = shutil.copytree(folder, tmp_path / "copy")
    for name in LOCAL_FILES:
        assert name in (place / "SHA256SUMS").read_text(encoding="utf-8").partition("\n")[0]
        (place / name).write_text("of this house", encoding="utf-8")
    done = subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"], cwd=place, check=False)
    assert done.returncode == 0


def test_a_release_unpacked_over_an_older_folder_keeps_the_local_information(
    made_twice: tuple[Path, Path], folder: Path, tmp_path: Path
) -> None:
    place = shutil.copytree(folder, tmp_path / TITLE)
    own = {name: f"of this house, {name}".encode() for name in LOCAL_FILES}
    for name, data in own.items():
        (place / name).write_bytes(data)
    (place / "index.html").write_text("of an older version", encoding="utf-8")
    with zipfile.ZipFile(made_twice[0] / f"{TITLE}.zip") as archive:
        archive.extractall(tmp_path)
    assert {name: (place / name).read_bytes() for name in LOCAL_FILES} == own
    assert files_of(place) == files_of(folder) | own


def test_how_to_open_says_how_to_begin_and_how_to_upgrade(folder: Path) -> None:
    text = " ".join((folder / "HOW-TO-OPEN.txt").read_text(encoding="utf-8").split())
    for words in (
        "Unpack the whole zip file first",
        "To upgrade",
        *LOCAL_FILES,
        "local.example.json",
        "handouts/",
        "/upper-back-pain/",
    ):
        assert words in text
    assert (folder / "local.example.json").is_file()


def test_every_entry_of_the_zip_has_the_date_of_the_commit_and_one_mode_in_one_order(
    made_twice: tuple[Path, Path],
) -> None:
    when = bundle.commit(allow_dirty=True).when
    with zipfile.ZipFile(made_twice[0] / f"{TITLE}.zip") as archive:
        entries = archive.infolist()
    even = when.replace(second=when.second // 2 * 2)  # a zip counts in two seconds
    assert {entry.date_time for entry in entries} == {even.timetuple()[:6]}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_no_path_of_this_machine_gets_in(folder: Path) -> None:
    here = str(ROOT).encode()
    assert [name for name, data in files_of(folder).items() if here in data] == []


def test_how_to_open_names_the_commit_and_every_file_that_is_not_the_site(folder: Path) -> None:
    text = (folder / "HOW-TO-OPEN.txt").read_text(encoding="utf-8")
    assert bundle.commit(allow_dirty=True).id in text
    assert "{" not in text
    for name in ("index.html", "nginx.conf", "sbom.cdx.json", "SHA256SUMS", "THIRD-PARTY-NOTICES.md"):
        assert name in text
        assert (folder / name).is_file()


def test_a_compressed_twin_holds_its_file_and_is_smaller(folder: Path) -> None:
    files = files_of(folder)
    twins = [name for name in files if name.endswith((".br", ".gz"))]
    for name in twins:
        whole = (brotli.decompress if name.endswith(".br") else gzip.decompress)(files[name])
        assert whole == files[name[:-3]], name
        assert len(files[name]) < len(whole)
    for name in ("index.html", "search/search_index.json", "sw.js", "data/rules.csv"):
        assert {f"{name}.br", f"{name}.gz"} <= set(twins)
    assert not [name for name in twins if "/local/" in name or ".map" in name or name.endswith((".br.gz", ".gz.br"))]


def test_the_bill_of_materials_holds_to_its_schema_and_to_the_notices(
    made_twice: tuple[Path, Path], folder: Path
) -> None:
    text = (made_twice[0] / f"{TITLE}.cdx.json").read_text(encoding="utf-8")
    assert text == (folder / "sbom.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill: dict[str, Any] = json.loads(text)
    rows = list(notices())
    assert len(rows) >= 12
    assert {one["name"] for one in bill["components"]} == {row["name"] for row in rows}
    versions = {one["name"]: one.get("version") for one in bill["components"]}
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert versions["Pyodide"] == packages["node_modules/pyodide"]["version"]
    assert versions["CPython"]
    assert versions["Material for MkDocs"]


def repository(folder: Path) -> Path:
    """Make a repository with one commit at a known time."""
    moment = {"GIT_AUTHOR_DATE": "@1700000001 +0900", "GIT_COMMITTER_DATE": "@1700000001 +0900"}
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    (folder / "a.txt").write_text("a", encoding="utf-8")
    for words in (["init", "-q"], ["add", "a.txt"], [*who, "commit", "-qm", "One"]):
        subprocess.run(["git", *words], cwd=folder, env={**os.environ, **moment}, check=True)
    return folder


def test_the_moment_of_a_release_is_that_of_its_commit_wherever_it_was_made(tmp_path: Path) -> None:
    found = bundle.commit(repository(tmp_path))
    assert found.when == datetime.fromtimestamp(1700000001, UTC)
    assert str(found) == found.id


def test_a_tree_that_differs_from_its_commit_is_refused_in_a_sentence_unless_asked_for(tmp_path: Path) -> None:
    (repository(tmp_path) / "b.txt").write_text("b", encoding="utf-8")
    with pytest.raises(
        BuildError, match=r"1 files differ from it \(b\.txt\): commit them, or try with ALLOW_DIRTY=1\."
    ):
        bundle.commit(tmp_path)
    assert "in no commit" in str(bundle.commit(tmp_path, allow_dirty=True))


def test_without_a_repository_there_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="requires git"):
        bundle.commit(tmp_path)


def test_nginx_sends_the_headers_of_the_policy_and_no_other_policy(root: Path) -> None:
    lines = (root / "site_src" / "release" / "files" / "nginx.conf").read_text(encoding="utf-8").splitlines()
    sent = [line.strip().removesuffix(" always;").split(" ", 2)[1:] for line in lines if " add_header " in line]
    headers = {name: value.strip('"') for name, value in sent}
    assert headers.pop("Cache-Control") == "$keep"
    assert headers == {**content_security_policy.HEADERS, ENCRYPTED_ONLY: "$opener"}
