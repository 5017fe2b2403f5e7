"""Compile standard modules and the project's wheel for the Python that runs this code."""

import importlib
import importlib.util
import marshal
import os
import sys
import zipfile
from pathlib import Path

STDLIB = "/lib/python314.zip"
#: Standard modules are compiled as `python -OO` does: no docstrings, no assertions.
OPTIMIZE = 2
#: The earliest date that a zip can store.
DATE = (1980, 1, 1, 0, 0, 0)
#: The flag of bytecode that has a hash of its source instead of a time, and that is never checked.
UNCHECKED_HASH = (1).to_bytes(4, "little")


def write_zip(target: str, stdlib_files: list[str], wheel: str, site_packages: list[str]) -> list[str]:
    """Write one zip of those standard modules and of the wheel; return the names in it."""
    members = {**_standard(stdlib_files), **_of_wheel(Path(wheel), site_packages)}
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name, DATE), members[name], zipfile.ZIP_DEFLATED, 9)
    return sorted(members)


def _standard(files: list[str]) -> dict[str, bytes]:
    """Return the bytecode of standard modules, by file name."""
    members = {}
    with zipfile.ZipFile(STDLIB) as stdlib:
        for name in files:
            source = stdlib.read(name)
            code = marshal.dumps(compile(source, name, "exec", dont_inherit=True, optimize=OPTIMIZE))
            header = importlib.util.MAGIC_NUMBER + UNCHECKED_HASH + importlib.util.source_hash(source)
            members[name + "c"] = header + code
    return members


def _of_wheel(wheel: Path, site_packages: list[str]) -> dict[str, bytes]:
    """Return the wheel's files, compiled by pyodide-build, which is read from the host's site-packages."""
    os.environ["SOURCE_DATE_EPOCH"] = "315532800"  # its bytecode then has a hash instead of a time as well
    sys.path += site_packages
    pyodide_build = importlib.import_module("pyodide_build._py_compile")
    # What the command `pyodide py-compile` calls; the command line differs between releases.
    compiled = pyodide_build._py_compile_archive(wheel, verbose=False, compression_level=0)  # noqa: SLF001
    with zipfile.ZipFile(compiled) as archive:
        return {
            name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name and name[-1] != "/"
        }
