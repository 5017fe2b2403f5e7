"""Imports between folders and stages run one way. Each rule returns the imports that break it."""

import sys
from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest

from tests.site.support.import_graph import FOLDERS, Import, circle, imported_by, imports, modules

Rule = Callable[[Iterable[Import]], list[Import]]

#: The folders that a module of each folder may import from. `calculators` also imports nothing outside the standard library.
ALLOWED_FOLDERS = {
    "calculators": {"calculators"},
    "site_src": {"calculators", "site_src"},
    "tools": {"calculators", "site_src", "tools"},
    "tests": {"calculators", "site_src", "tools", "tests"},
}
#: The stages of a build: each imports only itself and earlier ones.
STAGES = (
    "paths", "node", "bundler", "html", "content", "markup", "blocks", "runtime", "frontend", "exports", "features", "checks", "pages",
    "assets", "build", "dev_server", "release", "__main__",
)  # fmt: skip
#: What a module of `calculators` may import: `top` is every module next to `__init__.py`.
ALLOWED_LAYERS = {"top": {"top"}, "text": {"top", "text"}, "io": {"top", "text", "io"}}
#: Modules at the top that may import more: `answer` words the answer, the two others are the ways into the package.
EXCEPTIONS = {
    "calculators.answer": {"top", "text"},
    "calculators": {"top", "io"},
    "calculators.__main__": {"top", "text", "io"},
}


def folder_of(module: str) -> str:
    return module.partition(".")[0]


def stage_of(module: str) -> str:
    return module.split(".")[1]


def layer_of(module: str) -> str:
    second = module.split(".")[1] if "." in module else ""
    return second if second in ALLOWED_LAYERS else "top"


def against_the_folders(found: Iterable[Import]) -> list[Import]:
    return [
        one
        for one in found
        if folder_of(one.imported) in FOLDERS
        and folder_of(one.imported) not in ALLOWED_FOLDERS[folder_of(one.importer)]
    ]


def outside_the_standard_library(found: Iterable[Import]) -> list[Import]:
    allowed = sys.stdlib_module_names | {"calculators"}
    return [one for one in found if folder_of(one.importer) == "calculators" and folder_of(one.imported) not in allowed]


def against_the_stages(found: Iterable[Import]) -> list[Import]:
    within = [one for one in found if one.importer.startswith("site_src.") and one.imported.startswith("site_src.")]
    return [one for one in within if STAGES.index(stage_of(one.imported)) > STAGES.index(stage_of(one.importer))]


def against_the_layers(found: Iterable[Import]) -> list[Import]:
    within = [one for one in found if {folder_of(one.importer), folder_of(one.imported)} == {"calculators"}]
    allowed = {one: EXCEPTIONS.get(one.importer, ALLOWED_LAYERS[layer_of(one.importer)]) for one in within}
    return [one for one in within if layer_of(one.imported) not in allowed[one]]


def of_a_test_module(found: Iterable[Import]) -> list[Import]:
    names = [(one, one.imported.rpartition(".")[2]) for one in found if folder_of(one.imported) == "tests"]
    return [one for one, name in names if name.startswith("test_") or name == "conftest"]


RULES: tuple[Rule, ...] = (
    against_the_folders,
    outside_the_standard_library,
    against_the_stages,
    against_the_layers,
    of_a_test_module,
)
WRONG: tuple[tuple[Rule, Import], ...] = (
    (against_the_folders, Import("calculators.gate", "site_src.paths")),
    (against_the_folders, Import("calculators.gate", "tests.support.paths")),
    (against_the_folders, Import("site_src.build", "tools.setup.node")),
    (against_the_folders, Import("site_src.build", "tests.support.paths")),
    (against_the_folders, Import("tools.bench.network", "tests.support.paths")),
    (outside_the_standard_library, Import("calculators.io.schema", "jsonschema")),
    *((against_the_stages, Import(f"site_src.{earlier}", f"site_src.{later}")) for earlier, later in pairwise(STAGES)),
    (against_the_stages, Import("site_src.paths", "site_src.__main__")),
    (against_the_layers, Import("calculators.gate", "calculators.text.wording")),
    (against_the_layers, Import("calculators.assessment", "calculators.io.json_api")),
    (against_the_layers, Import("calculators.answer", "calculators.io.json_api")),
    (against_the_layers, Import("calculators", "calculators.text.wording")),
    (against_the_layers, Import("calculators.text.wording", "calculators.io.parse")),
    (of_a_test_module, Import("tests.site.test_offline", "tests.browser.test_installed")),
    (of_a_test_module, Import("tests.site.support.learner", "tests.conftest")),
)


@pytest.mark.parametrize("rule", RULES)
def test_no_import_breaks_a_rule(rule: Rule) -> None:
    assert rule(imports()) == []


@pytest.mark.parametrize(
    ("rule", "wrong"), WRONG, ids=lambda value: "-".join(value) if isinstance(value, Import) else ""
)
def test_each_rule_finds_a_wrong_import(rule: Rule, wrong: Import) -> None:
    assert rule([*imports(), wrong]) == [wrong]


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(imports()) == []


def test_a_circle_of_imports_is_found() -> None:
    found = circle([*imports(), Import("calculators.findings", "calculators.io.json_api")])
    assert found[0] == found[-1]
    assert {"calculators.findings", "calculators.io.json_api"} <= set(found)


def test_every_stage_is_in_the_order_and_exists() -> None:
    assert {stage_of(name) for name in modules() if name.startswith("site_src.")} == set(STAGES)


def test_each_exception_is_still_needed() -> None:
    for importer, allowed in EXCEPTIONS.items():
        used = {
            layer_of(imported)
            for name, imported in imports()
            if name == importer and folder_of(imported) == "calculators"
        }
        assert used == allowed, importer


@pytest.mark.parametrize(
    ("source", "imported"),
    [
        ("import a.b", "a.b"),
        ("from a.b import c", "a.b"),
        ("from a import b", "a.b"),
        ("from . import b", "a.b"),
        ("from .b import c", "a.b"),
        ("def late() -> None:\n    from a import b", "a.b"),
    ],
)
def test_every_form_of_import_is_read(source: str, imported: str) -> None:
    assert list(imported_by(source, "a", {"a", "a.b"})) == [imported]
