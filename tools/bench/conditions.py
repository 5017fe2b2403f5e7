"""Describe the conditions of a measurement: the machine, and the versions of all programs."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools.bench import browsers
from tools.bench.paths import HERE, ROOT, BenchmarkError
from tools.bench.test_pages import MODULES
from tools.setup import process

GIGABYTE = 1e9


def conditions() -> dict[str, Any]:
    """Return the date, the machine with its load, and the versions."""
    return {"date": datetime.now(UTC).date().isoformat(), "machine": machine(), "versions": versions()}


def machine() -> dict[str, Any]:
    """Return processor, cores, memory in GB, system, and the load of the last minute."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIGABYTE
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory),
        "system": system(),
        "load_before": round(os.getloadavg()[0], 1),
    }


def processor() -> str:
    """Return the processor's name, as Linux lists it."""
    path = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", path.read_text(encoding="utf-8")) if path.is_file() else None
    return found[1].strip() if found else platform.machine()


def system() -> str:
    """Return the name of the operating system."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def versions() -> dict[str, str]:
    """Return the version of each program, by name."""
    found = {"Python": platform.python_version(), "Node": program_version(shutil.which("node"))}
    for engine, name in (("chromium", "Chromium"), ("firefox", "Firefox")):
        try:
            found[name] = program_version(browsers.browser_options(engine)["executable_path"])
        except BenchmarkError:
            continue
    found["Pyodide"] = package_version(ROOT / "node_modules" / "pyodide")
    if (HERE / "node_modules").is_dir():
        found["PyScript"] = package_version(MODULES / "@pyscript/core")
        found["MicroPython"] = package_version(MODULES / "@micropython/micropython-webassembly-pyscript")
    return {name: version for name, version in found.items() if version}


def program_version(program: str | None, *arguments: str) -> str:
    """Return the number in what a program prints as its version, or an empty text."""
    if not program:
        return ""
    found = re.search(r"\d+(\.\d+)+", process.run_captured([program, *(arguments or ("--version",))]).stdout)
    return found[0] if found else ""


def package_version(folder: Path) -> str:
    """Return the version of an npm package."""
    return str(json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"])
