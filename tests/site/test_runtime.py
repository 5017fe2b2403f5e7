"""The packed runtime: complete, the same each time, and CPython's equal to the byte."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

import calculators
from site_src.content.clinical_cases import clinical_cases
from site_src.node import ToolError, run_node
from site_src.runtime.build import build_runtime
from site_src.runtime.in_pyodide import smoke_inputs
from site_src.runtime.tools import HERE
from site_src.runtime.wheel import build_wheel


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the runtime, or take it from the cache."""
    folder = tmp_path_factory.mktemp("runtime") / "runtime"
    build_runtime(folder)
    return folder


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """Copy the files that packing reads, without a cache."""
    copy = tmp_path / "project"
    shutil.copytree(root / "calculators", copy / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    for path in root.iterdir():
        if path.is_file() and path.suffix in {"", ".md", ".toml"}:
            shutil.copyfile(path, copy / path.name)
    (copy / "node_modules").symlink_to(root / "node_modules")
    return copy


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its hash."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("how", ["image", "whole"])
def test_the_packed_runtime_answers_like_cpython_to_the_byte(
    packed: Path, root: Path, tmp_path: Path, how: str
) -> None:
    """Good and bad input and every story, with only what was packed: a trimmed module that is needed shows here."""
    inputs = smoke_inputs.texts(calculators.listing("findings")) + [["check", story.text] for story in clinical_cases()]
    job: dict[str, object] = {"pack": str(packed), "scratch": str(tmp_path), "how": how, "inputs": inputs}
    answers = json.loads(run_node(HERE / "run.mjs", job, cwd=root))
    for (kind, text), answer in zip(inputs, answers, strict=True):
        assert answer == smoke_inputs.run_input(calculators, kind, text), f"{kind} {text[:100]}"


def test_two_packs_give_the_same_bytes(project: Path, tmp_path: Path, packed: Path) -> None:
    build_runtime(tmp_path / "again", root=project)
    assert contents(tmp_path / "again") == contents(packed)


def test_the_wheel_is_the_same_whatever_the_umask_was(project: Path, root: Path, tmp_path: Path) -> None:
    usual = build_wheel(root, tmp_path / "usual").read_bytes()
    for path in project.rglob("*"):
        if path.is_file() and not path.is_relative_to(project / "node_modules"):
            path.chmod(0o600)
    before = os.umask(0o077)
    try:
        strict = build_wheel(project, tmp_path / "strict").read_bytes()
    finally:
        os.umask(before)
    assert strict == usual


def test_a_second_pack_makes_nothing_again(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(folder: Path, root: Path) -> None:
        raise AssertionError(f"made again in {folder} from {root}")

    monkeypatch.setattr(sys.modules["site_src.runtime.build"], "_build", make)
    build_runtime(tmp_path / "second")
    assert contents(tmp_path / "second") == contents(packed)


def test_the_manifest_lists_every_file_with_its_hash_and_size(packed: Path) -> None:
    manifest = json.loads((packed / "manifest.json").read_text(encoding="utf-8"))
    files = {entry["file"]: entry for entry in manifest["files"].values()}
    assert {name: entry["sha256"] for name, entry in files.items()} == {
        name: digest for name, digest in contents(packed).items() if name != "manifest.json"
    }
    assert all((packed / name).stat().st_size == entry["bytes"] for name, entry in files.items())
    assert manifest["rules_hash"] == calculators.rules_hash()
    assert manifest["version"] == calculators.VERSION


def test_what_the_browser_loads_is_what_pip_installs(packed: Path, root: Path) -> None:
    manifest = json.loads((packed / "manifest.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(packed / manifest["files"]["library"]["file"]) as library:
        names = {name for name in library.namelist() if name.startswith("calculators/")}
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in library.infolist())
    sources = {path for path in (root / "calculators").rglob("*") if path.suffix in {".py", ".json", ".typed"}}
    assert names == {f"{path.relative_to(root)}{'c' if path.suffix == '.py' else ''}" for path in sources}


def test_no_file_of_ours_names_another_host(packed: Path) -> None:
    """Vendors' files name theirs; what we write names none that exists."""
    for path in (packed / "ub-engine.js", next(packed.glob("worker.*.js"))):
        named = set(re.findall(r"https?://[\w.]+", path.read_text(encoding="utf-8")))
        assert named <= {"https://runtime.invalid"}, path.name


def test_a_missing_npm_package_is_told_in_a_sentence(tmp_path: Path, project: Path) -> None:
    (project / "node_modules").unlink()
    with pytest.raises(ToolError, match=r"is missing: run `npm ci`"):
        build_runtime(tmp_path / "out", root=project)


def test_a_module_that_does_not_import_is_told_with_its_traceback(tmp_path: Path, project: Path) -> None:
    with (project / "calculators" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("\nimport no_such_module\n")
    with pytest.raises(ToolError, match="no_such_module"):
        build_runtime(tmp_path / "out", root=project)
