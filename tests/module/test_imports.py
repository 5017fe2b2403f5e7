"""The module imports the standard library and itself, nothing of the site, and starts lean: a browser waits for it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "calculators"
MODULES = sorted(PACKAGE.glob("**/*.py"))
#: What the module may import: the standard library and itself.
OWN = sys.stdlib_module_names | {"calculators"}
LAZY = ("argparse", "difflib", "pathlib", "importlib.resources", "logging", "unittest", "decimal", "urllib", "socket")


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in MODULES:
        yield path, ast.parse(path.read_text(encoding="utf-8"), str(path))


def test_there_are_modules_to_look_at() -> None:
    assert {"json_api.py", "imaging.py", "__main__.py"} <= {path.name for path in MODULES}


def test_only_the_standard_library_is_imported() -> None:
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                tops = {alias.name.partition(".")[0] for alias in node.names}
                assert tops <= OWN, f"{path.name} imports {tops}"
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                assert (node.module or "").partition(".")[0] in OWN, f"{path.name} imports from {node.module}"
            elif isinstance(node, ast.ImportFrom):
                pytest.fail(f"{path.name} imports relative to itself")


def test_nothing_is_imported_by_name_at_run_time() -> None:
    for path, tree in trees():
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"__import__", "eval", "exec", "compile"}, path.name


def test_no_clock_no_chance_and_no_network_are_imported() -> None:
    for path, tree in trees():
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 0}
        assert not names & {"time", "datetime", "random", "secrets", "socket", "urllib", "http", "locale", "uuid"}, (
            path.name
        )


def test_every_function_is_annotated() -> None:
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                wanted = [
                    a
                    for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                    if a.arg not in ("self", "cls")
                ]
                assert all(argument.annotation for argument in wanted), f"{path.name}: {node.name}"
                assert node.returns is not None, f"{path.name}: {node.name}"


def test_every_module_says_what_it_is_for() -> None:
    for path, tree in trees():
        assert ast.get_docstring(tree), path.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def loaded_by(code: str, root: Path) -> set[str]:
    """Return the modules that a bare interpreter with `calculators` on its path loads for a line of code."""
    whole = f"import sys; sys.path.insert(0, {str(root)!r}); {code}"
    command = [sys.executable, "-I", "-S", "-c", whole]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


NEW = "before = set(sys.modules); {}; print(*set(sys.modules) - before)"


def test_importing_the_module_imports_little(root: Path) -> None:
    loaded = loaded_by(NEW.format("import calculators"), root)
    assert "calculators.io.json_api" in loaded
    assert "calculators.__main__" not in loaded
    assert not loaded & set(LAZY)
    assert not {name for name in loaded if name.startswith(("site_src", "tests", "tools"))}


def test_a_good_case_needs_no_more_than_the_import(root: Path) -> None:
    case = """calculators.assess_json('{"fever":"present"}')"""
    assert loaded_by("import calculators; " + NEW.format(case), root) == set()
