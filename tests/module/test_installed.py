"""Installed, the same command line is called `upper-back-pain`; the wheel carries the module and its data, nothing else."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import calculators

BUILD = "import setuptools.build_meta as b, sys; print(b.build_wheel(sys.argv[1]))"
START = """
import sys
from importlib.metadata import entry_points
(script,) = entry_points(group="console_scripts", name="upper-back-pain")
sys.argv[0] = script.name
sys.exit(script.load()())
"""
CARRIED = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-docs", "THIRD-PARTY-NOTICES.md", "NOTICE")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Unpack the built wheel in a folder outside the project."""
    source, wheels, there = (tmp_path_factory.mktemp(name) for name in ("source", "wheels", "there"))
    shutil.copytree(root / "calculators", source / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    for name in CARRIED:
        if (root / name).is_file():
            shutil.copy(root / name, source)
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(wheels)], cwd=source, capture_output=True, text=True, check=False, timeout=120
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(there)
    return there


def start(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Write the console script as an installer does."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-P", "-c", START, *arguments]
    return subprocess.run(
        command, input=given, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_the_wheel_carries_the_module_and_its_data_and_nothing_else(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir()}
    assert tops == {"calculators", f"upper_back_pain-{calculators.VERSION}.dist-info"}
    assert (installed / "calculators" / "statements.json").is_file()
    assert (installed / "calculators" / "py.typed").is_file()


def test_the_console_script_gives_the_same_answer(installed: Path) -> None:
    done = start(installed, "assess", "-", given='{"fever":"present"}')
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == calculators.assess_json('{"fever":"present"}') + "\n"


def test_the_console_script_goes_by_its_name_and_refuses_in_sentences(installed: Path) -> None:
    unknown = start(installed, "asses")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("upper-back-pain: ")
    bad = start(installed, "assess", "-", given='{"fever":1}')
    assert (bad.returncode, bad.stdout) == (2, "")
    assert bad.stderr.startswith("fever: ")
    assert "upper-back-pain" in start(installed, "--help").stdout


def test_the_module_reads_its_data_out_of_a_zip(installed: Path, tmp_path: Path) -> None:
    archive = tmp_path / "module.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted((installed / "calculators").rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                packed.write(path, path.relative_to(installed).as_posix())
    code = "import sys; sys.path.insert(0, sys.argv[1]); import calculators; print(calculators.__file__, calculators.rules_hash())"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(archive)], capture_output=True, text=True, check=True, timeout=60
    )
    where, rules = done.stdout.split()
    assert where.startswith(str(archive))
    assert rules == calculators.rules_hash()
