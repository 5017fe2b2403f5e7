"""Which modules of the standard library does the decision module need? Run it, and look what was loaded.

Imports next to nothing itself: whatever is loaded here counts as needed.
"""

import importlib
import sys

STDLIB = "/lib/python314.zip"
#: Loaded by modules that do without them: encryption and compression, which nothing here needs. Left out, the start is
#: shorter by a tenth.
DISPENSABLE = ("ssl.py", "_ssl.py", "bz2.py", "lzma.py", "compression/")


def exercise(wheel: str) -> dict[str, str]:
    """Import the module from its wheel and run every case; what it says of itself."""
    sys.path.insert(0, wheel)
    module = importlib.import_module("calculators")
    smoke_inputs = importlib.import_module("smoke_inputs")
    for kind, text in smoke_inputs.texts(module.listing("findings")):
        smoke_inputs.run_input(module, kind, text)
    return {"version": module.VERSION, "rules_hash": module.rules_hash(), "python": sys.version.split()[0]}


def raise_error() -> None:
    """Raise what a fault of our own would raise, for the modules that write its traceback."""
    raise AttributeError(name="lenght", obj="text")


def loaded_files() -> list[str]:
    """The files in the standard library's zip behind the modules that are loaded now, without the dispensable ones."""
    files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
    names = {file.removeprefix(STDLIB + "/") for file in files if file.startswith(STDLIB + "/")}
    return sorted(name for name in names if not name.startswith(DISPENSABLE))
