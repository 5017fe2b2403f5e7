"""Local information in the built site: empty files to overwrite, an example, a schema, and no content from the build."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import calculators
from site_src.content.schemas import schema_problems
from site_src.content.site_data import site_data
from site_src.features.local_settings import LOCAL_FILES, blocks, data, files
from site_src.features.offline import precache
from site_src.release import precompress


@pytest.fixture(scope="module")
def schema(site_dir: Path) -> dict[str, Any]:
    """Return the published schema."""
    value: dict[str, Any] = json.loads((site_dir / "data/schema/local.json").read_text(encoding="utf-8"))
    return value


@pytest.fixture(scope="module")
def known(site_dir: Path) -> dict[str, Any]:
    """Return the data that precedes the script of every page."""
    first = next((site_dir / "assets/ub").glob("house.*.js")).read_text(encoding="utf-8").partition(";\n")[0]
    value: dict[str, Any] = json.loads(first.removeprefix("window.UB_LOCAL_SETTINGS = "))
    return value


def test_the_site_comes_with_an_empty_file_its_twin_and_an_example_that_keeps_to_the_schema(
    site_dir: Path, schema: dict[str, Any]
) -> None:
    shipped = (site_dir / "local.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == {}
    assert (site_dir / "local.js").read_text(encoding="utf-8") == files.local_js(shipped)
    example = json.loads((site_dir / "local.example.json").read_text(encoding="utf-8"))
    assert example.keys() == schema["properties"].keys()
    assert list(schema_problems(example, schema, "local.example.json")) == []


def test_make_gives_an_unpacked_release_the_empty_files(root: Path, tmp_path: Path) -> None:
    (code,) = re.findall(r"-c '([^']+)'", (root / "Makefile").read_text(encoding="utf-8"))
    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=root, check=True)
    assert {path.name for path in tmp_path.iterdir()} == {*LOCAL_FILES, "local.example.json"}


def test_the_name_of_an_entry_breaks_after_an_underscore_and_nowhere_else() -> None:
    assert '<code class="ub-name">emergency_<wbr>number</code>' in blocks.BLOCKS["entries"]()


@pytest.mark.parametrize(
    "href", ["https://intranet.example/a", "http://10.0.0.1/", "mailto:a@b.example", "tel:+49301", "forms/a b.pdf", "../x", "/x"]
)  # fmt: skip
def test_a_link_that_may_stand_in_it_may(schema: dict[str, Any], href: str) -> None:
    assert list(schema_problems({"pathways": [{"title": "a", "href": href}]}, schema, "")) == []


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,a", "file:///etc/a",
             "//elsewhere.example/a", "\\\\server\\share", "C:\\a.pdf", "JavaScript:1", "", " "]
)  # fmt: skip
def test_a_link_that_may_not_stand_in_it_is_refused(schema: dict[str, Any], href: str) -> None:
    assert list(schema_problems({"pathways": [{"title": "a", "href": href}]}, schema, ""))


def test_what_belongs_to_the_house_belongs_to_no_build(site_dir: Path) -> None:
    assert not set(LOCAL_FILES) & set(precache.precached_files(site_dir))
    assert [name for name in LOCAL_FILES if precompress.is_served(name)] == []
    assert precompress.is_served("local.example.json")


def test_a_fact_stands_beside_answers_that_there_are_and_has_a_name(
    schema: dict[str, Any], known: dict[str, Any]
) -> None:
    marks = {"stop", *(rung["id"] for rung in calculators.listing("rungs"))}
    assert set(known["shown"]) <= set(schema["properties"])
    assert set().union(*known["shown"].values()) <= marks
    assert "stop" in known["shown"]["emergency_number"]
    assert known["schema"] == {part: schema[part] for part in ("type", "properties", "additionalProperties")}


def test_this_copy_is_as_old_as_its_commit_and_no_clock_is_read(known: dict[str, Any], tmp_path: Path) -> None:
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", known["made"])
    assert data.build_date(site_data(), tmp_path) == site_data().review["updated"]
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    commit = ["git", *who, "commit", "-q", "--allow-empty", "-m", "One"]
    subprocess.run(commit, cwd=tmp_path, env={"GIT_COMMITTER_DATE": "2020-02-29T12:00:00Z"}, check=True)
    assert data.build_date(site_data(), tmp_path) == "2020-02-29"


def test_the_site_has_a_date_of_its_own_only_where_the_review_record_has_one(known: dict[str, Any]) -> None:
    assert known["reviewBy"] == site_data().review.get("review_by")


def test_every_page_has_room_for_it_and_the_script(site_dir: Path) -> None:
    for path in site_dir.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert text.count('data-house="head"') == text.count('data-house="foot"') == 1, path.name
        assert re.search(r"assets/ub/house\.[0-9a-f]{10}\.js", text), path.name
