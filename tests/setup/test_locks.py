"""The locks hold what the project promises: exact versions, hashes, no addresses."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.setup import locks

REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)", re.MULTILINE)


def locked(root: Path, group: str) -> set[tuple[str, str]]:
    """Name and version of every package in a lock."""
    return set(REQUIREMENT.findall((root / "tools" / "requirements" / f"{group}.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize("group", locks.GROUPS)
def test_every_locked_package_has_one_exact_version_and_hashes(root: Path, group: str) -> None:
    text = (root / "tools" / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z])", text[text.index("\n", text.index("make lock")) + 1 :])
    assert blocks
    for block in blocks:
        assert REQUIREMENT.match(block), block
        assert "--hash=sha256:" in block, block


def test_no_lock_names_an_address(root: Path) -> None:
    names = [*(root / "tools" / "requirements").glob("*.txt"), root / "package-lock.json", root / "package.json"]
    assert [name.name for name in names if "://" in name.read_text(encoding="utf-8")] == []


def test_every_dependency_group_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["dependency-groups"]) == set(locks.GROUPS)


@pytest.mark.parametrize("group", locks.GROUPS)
def test_every_package_that_a_group_names_is_locked_in_a_version_that_it_allows(root: Path, group: str) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    named = [Requirement(line) for line in project["dependency-groups"][group] if isinstance(line, str)]
    assert named
    held = locked(root, group)
    for one in named:
        versions = [version for name, version in held if name == canonicalize_name(one.name)]
        assert versions, one
        # Where it differs from one Python to another, one of them is meant.
        assert any(one.specifier.contains(version, prereleases=True) for version in versions), one


@pytest.mark.parametrize(("group", "base"), [(group, base) for group, base in locks.GROUPS.items() if base])
def test_a_group_that_builds_on_another_holds_all_of_its_lock(root: Path, group: str, base: str) -> None:
    assert locked(root, base) <= locked(root, group)


def test_every_package_from_npm_is_held_by_its_integrity(root: Path) -> None:
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, facts in packages.items() if name and "integrity" not in facts] == []


def test_the_module_needs_no_other_package(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == []
