"""Bring an interpreter into the state that the image keeps: the decision module imported and run in, nothing else left.

Runs in Pyodide before Pyodide's own Python code has been loaded, so `js` and `pyodide` do not exist here.
"""

import gc
import importlib
import sys
from collections.abc import Callable
from types import ModuleType

#: What a running module may still import. The rest was needed to define things and goes, with the room it took.
KEPT_MODULES = ("calculators", "encodings", "codecs", "io", "abc", "json", "builtins", "sys", "gc", "_")
#: Sizes up to which Python takes memory from pools of its own, in steps of its grid, in bytes.
POOLED, GRID = 512, 16
HEAD_OF_BYTES = 33
POOL = 65536
TIMES = 2


def message_handler(module: ModuleType) -> Callable[[str], str]:
    """One entry for all calls: the name of a function, a space and its text, or the name alone.

    Answers `=` and the result. An exception answers `!`: whoever holds the image then asks an interpreter that is whole.
    """

    def door(message: str) -> str:
        try:
            name, given, text = message.partition(" ")
            call = getattr(module, name)
            result: str = call(text) if given else call()
            return "=" + result
        except BaseException:  # noqa: BLE001 - a way back there must be, whatever happened
            return "!"

    return door


def import_and_exercise() -> Callable[[str], str]:
    """Import the module, let it answer every case, and clear away what only that needed; the door of it."""
    module = importlib.import_module("calculators")
    smoke_inputs = importlib.import_module("smoke_inputs")
    for _ in range(TIMES):
        for kind, text in smoke_inputs.texts(module.listing("findings")):
            smoke_inputs.run_input(module, kind, text)
    door = message_handler(module)
    door("rules_hash")
    door("no such function")
    for name in [name for name in sys.modules if not name.startswith(KEPT_MODULES)]:
        del sys.modules[name]
    sys.path.clear()
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()
    return door


def collect_and_freeze() -> None:
    """Collect what is garbage, fill the free blocks of Python's pools with zeros, and keep the collector from what stays."""
    gc.collect()
    gc.collect()
    blank = [
        bytes(size - HEAD_OF_BYTES)
        for size in range(HEAD_OF_BYTES + GRID - HEAD_OF_BYTES % GRID, POOLED + 1, GRID)
        for _ in range(POOL // size)
    ]
    del blank
    gc.collect()
    gc.freeze()
