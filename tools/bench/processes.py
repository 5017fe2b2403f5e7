"""Read from Linux what a browser's processes use: processor time and memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def process_tree(word: str) -> list[int]:
    """Return the processes with a word in their command, and all that they started; the oldest comes first."""
    parents = dict(_parents())
    chosen = {pid for pid in parents if word in command(pid)} - {os.getpid()}
    while True:
        more = {pid for pid, parent in parents.items() if parent in chosen} - chosen
        if not more:
            return sorted(chosen)
        chosen |= more


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            yield int(entry.name), int(fields[1])


def _stat(pid: int) -> list[str]:
    """Return the fields of a process after its name, or none if it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def command(pid: int) -> str:
    """Return the command line of a process."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def processor_ms(pids: list[int]) -> float:
    """Return the processor time that these processes have used so far, in milliseconds, on all cores together."""
    return TICK_MS * sum(int(fields[11]) + int(fields[12]) for pid in pids if (fields := _stat(pid)))


def memory_mb(pids: list[int]) -> float:
    """Return the memory of these processes in megabytes. Shared memory is divided among them (PSS)."""
    return sum(_pss_kb(pid) for pid in pids) / 1000


def _pss_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
