"""Imports between the modules of the scripts run one way. Each rule returns the imports that break it."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from site_src.node import run_node
from tests.site.support.import_graph import Import, circle
from tests.support.paths import ROOT

READER = Path(__file__).parent / "support" / "script_imports.mjs"
SHARED = "frontend/shared"
TEACHING = "features/teaching/shared"
#: The folders of scripts, and the other folders that a module of each may import from.
ALLOWED: dict[str, set[str]] = {
    SHARED: set(),
    "frontend/page": {SHARED},
    "frontend/calculator": {SHARED},
    "runtime/page": {SHARED},
    TEACHING: set(),
    "features/teaching/learner": {SHARED, TEACHING},
    "features/teaching/lecturer": {SHARED, TEACHING},
    "features/question_box": set(),
    "features/local_settings": {SHARED},
    "features/offline": {SHARED, "features/local_settings"},
    "features/component_gallery": {SHARED},
}


def folder_of(script: str) -> str:
    """Return the folder of `ALLOWED` that a script is in."""
    return next(folder for folder in ALLOWED if script.startswith(f"site_src/{folder}/"))


@cache
def script_imports() -> tuple[Import, ...]:
    """Return every import between two scripts of the pages, by their paths."""
    scripts = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "site_src").rglob("*.js"))]
    found = json.loads(run_node(READER, {"root": str(ROOT), "scripts": scripts}, ROOT))
    assert sorted(found) == scripts
    return tuple(Import(script, imported) for script, all_imported in found.items() for imported in all_imported)


def against_the_folders(found: Iterable[Import]) -> list[Import]:
    folders = [(one, folder_of(one.importer), folder_of(one.imported)) for one in found]
    return [one for one, importer, imported in folders if imported not in {importer, *ALLOWED[importer]}]


def test_no_script_imports_from_a_folder_above_its_own() -> None:
    assert against_the_folders(script_imports()) == []


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("frontend/shared/elements.js", "features/local_settings/check.js"),
        ("frontend/shared/elements.js", "frontend/page/cipher.js"),
        ("features/teaching/shared/storage.js", "features/teaching/learner/store.js"),
        ("frontend/calculator/core/base.js", "features/question_box/rank.js"),
        ("features/teaching/learner/store.js", "features/teaching/lecturer/draft.js"),
    ],
)
def test_an_import_from_a_folder_above_is_found(importer: str, imported: str) -> None:
    wrong = Import(f"site_src/{importer}", f"site_src/{imported}")
    assert against_the_folders([*script_imports(), wrong]) == [wrong]


def test_each_allowed_folder_is_still_imported_from() -> None:
    used = {(folder_of(one.importer), folder_of(one.imported)) for one in script_imports()}
    assert used >= {(importer, imported) for importer, folders in ALLOWED.items() for imported in folders}


def test_no_scripts_import_each_other_in_a_circle() -> None:
    assert circle(script_imports()) == []


def test_a_circle_of_scripts_is_found() -> None:
    low, high = (f"site_src/frontend/calculator/{name}.js" for name in ("core/base", "result/result"))
    found = circle([*script_imports(), Import(low, high)])
    assert found[0] == found[-1]
    assert {low, high} <= set(found)
