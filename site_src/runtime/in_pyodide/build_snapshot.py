"""Prepare an interpreter for the snapshot: import and exercise the decision module, and remove everything else.

Runs in Pyodide before Pyodide's own Python code is loaded, so `js` and `pyodide` do not exist here.
"""

import gc
import importlib
import sys
from collections.abc import Callable
from types import ModuleType

#: Modules that stay imported. The others were needed only to define things; they are removed to save memory.
KEPT_MODULES = ("calculators", "encodings", "codecs", "io", "abc", "json", "builtins", "sys", "gc", "_")
#: Python allocates objects of up to POOLED bytes from its own pools, in steps of GRID bytes.
POOLED, GRID = 512, 16
HEAD_OF_BYTES = 33
POOL = 65536
TIMES = 2


def message_handler(module: ModuleType) -> Callable[[str], str]:
    """Return one function for all calls. Its message is the name of a function, or the name, a space, and a text.

    It answers `=` and the result. It answers `!` for an exception: the page then asks a complete Pyodide.
    """

    def handler(message: str) -> str:
        try:
            name, given, text = message.partition(" ")
            call = getattr(module, name)
            result: str = call(text) if given else call()
            return "=" + result
        except BaseException:  # noqa: BLE001 - never raises: the caller falls back to the complete Pyodide
            return "!"

    return handler


def import_and_exercise() -> Callable[[str], str]:
    """Import the module, run all inputs, remove what only that needed, and return the message handler."""
    module = importlib.import_module("calculators")
    smoke_inputs = importlib.import_module("smoke_inputs")
    for _ in range(TIMES):
        for kind, text in smoke_inputs.texts(module.listing("findings")):
            smoke_inputs.run_input(module, kind, text)
    handler = message_handler(module)
    handler("rules_hash")
    handler("no such function")
    for name in [name for name in sys.modules if not name.startswith(KEPT_MODULES)]:
        del sys.modules[name]
    sys.path.clear()
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()
    return handler


def collect_and_freeze() -> None:
    """Collect garbage, fill the free blocks of Python's memory pools with zeros, and freeze the remaining objects."""
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
