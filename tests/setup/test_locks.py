"""The locks hold what the project promises: exact versions, hashes, no addresses."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from setup import locks

REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)", re.MULTILINE)


@pytest.mark.parametrize("group", locks.GROUPS)
def test_every_locked_package_has_one_exact_version_and_hashes(root: Path, group: str) -> None:
    text = (root / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z])", text[text.index("\n", text.index("make lock")) + 1 :])
    assert blocks
    for block in blocks:
        assert REQUIREMENT.match(block), block
        assert "--hash=sha256:" in block, block


def test_no_lock_names_an_address(root: Path) -> None:
    names = [*(root / "requirements").glob("*.txt"), root / "package-lock.json", root / "package.json"]
    assert [name.name for name in names if "://" in name.read_text(encoding="utf-8")] == []


def test_every_dependency_group_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["dependency-groups"]) == set(locks.GROUPS)


def test_what_the_site_is_built_with_is_the_same_in_both_locks(root: Path) -> None:
    site, test = (
        set(REQUIREMENT.findall((root / "requirements" / f"{group}.txt").read_text(encoding="utf-8")))
        for group in ("site", "test")
    )
    assert site <= test


def test_every_package_from_npm_is_held_by_its_integrity(root: Path) -> None:
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, facts in packages.items() if name and "integrity" not in facts] == []


def test_the_module_needs_no_other_package(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == []
