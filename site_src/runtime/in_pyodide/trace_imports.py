"""Find out which modules of the standard library the decision module needs: run it and list what was loaded.

Imports almost nothing itself, because everything that is loaded here counts as needed.
"""

import importlib
import sys

STDLIB = "/lib/python314.zip"
#: Optional imports of needed modules: encryption and compression. Without them the start is a tenth faster.
DISPENSABLE = ("ssl.py", "_ssl.py", "bz2.py", "lzma.py", "compression/")


def exercise(wheel: str) -> dict[str, str]:
    """Import the module from its wheel and run all inputs; return its version and its rules hash."""
    sys.path.insert(0, wheel)
    module = importlib.import_module("calculators")
    smoke_inputs = importlib.import_module("smoke_inputs")
    for kind, text in smoke_inputs.texts(module.listing("findings")):
        smoke_inputs.run_input(module, kind, text)
    return {"version": module.VERSION, "rules_hash": module.rules_hash(), "python": sys.version.split()[0]}


def raise_error() -> None:
    """Raise an exception with a suggestion, which loads the modules that format its traceback."""
    raise AttributeError(name="lenght", obj="text")


def loaded_files() -> list[str]:
    """Return the files of the standard library's zip that are loaded now, without the dispensable ones."""
    files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
    names = {file.removeprefix(STDLIB + "/") for file in files if file.startswith(STDLIB + "/")}
    return sorted(name for name in names if not name.startswith(DISPENSABLE))
