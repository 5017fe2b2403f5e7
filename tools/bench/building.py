"""Measure how long a builder waits: for a build, for a saved page to be shown again, and with ten times of everything."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.bench import change
from tools.bench.paths import ROOT, BenchmarkError
from tools.bench.statistics import Measure, summary
from tools.bench.worktree import multiply_pages, multiply_rules, worktree_copy

TIMEOUT_S = 120
#: A build takes long and varies little.
BUILDS = 3
CHANGES = 60
ADDRESS = re.compile(r"The site is at (\S+)")
PAGE = "pitfalls"
Log = Callable[[str], None]


def run(log: Log, repetitions: int) -> dict[str, Measure]:
    """Measure the first build, the build after it, and a saved page under `make serve`, in seconds."""
    first, again = [], []
    with worktree_copy() as tree:
        for count in range(repetitions):
            log(f"build {count + 1} of {repetitions}")
            clear_build(tree)
            first.append(build(tree))
            again.append(build(tree))
        log("saved pages")
        saved = time_saved_pages(tree, repetitions + 2)
    return {
        "build.first": summary(first, "s"),
        "build.again": summary(again, "s"),
        "serve.saved": summary(saved, "s"),
    }


def clear_build(tree: Path) -> None:
    """Delete what builds created, so that the next build is like the first after setup."""
    for name in ("build", "site"):
        shutil.rmtree(tree / name, ignore_errors=True)


def build(tree: Path) -> float:
    """Build a tree's site, and return the seconds that it took. Raise BenchmarkError if it fails."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "site_src", "build", "--unverified"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchmarkError(
            "A copy of the site did not build: " + " ".join((done.stderr or done.stdout).split())[-300:]
        )
    return time.perf_counter() - began


def time_saved_pages(tree: Path, repetitions: int) -> list[float]:
    """Save a page again and again; return the seconds until the server sends each change."""
    page = tree / "docs" / f"{PAGE}.md"
    found: list[float] = []
    with dev_server(tree) as address:
        for count in range(repetitions):
            words = f"Saved for the {count}th time."
            began = time.perf_counter()
            page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
            while words not in fetch(f"{address}{PAGE}.html"):
                if time.perf_counter() - began > TIMEOUT_S:
                    raise BenchmarkError("A saved page was not shown again within two minutes.")
                time.sleep(0.05)
            found.append(time.perf_counter() - began)
    return found


def fetch(address: str) -> str:
    """Return a page as it is served, or an empty text while one site replaces another."""
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_S) as answer:  # noqa: S310 (an address of this machine)
            text: str = answer.read().decode()
            return text
    except OSError:
        return ""


@contextmanager
def dev_server(tree: Path) -> Iterator[str]:
    """Run `make serve` in a tree, and yield the address that it prints."""
    command = [sys.executable, "-u", "-m", "site_src", "serve", "--port", "0"]
    quiet = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    log_file = tree / "build" / "serve.log"
    with (
        log_file.open("w") as output,
        subprocess.Popen(command, cwd=tree, stdout=output, stderr=output, env=quiet) as server,
    ):
        try:
            yield wait_for_address(log_file, server)
        finally:
            # Not an interrupt: processes that a shell starts in the background ignore those.
            server.terminate()


def wait_for_address(log_file: Path, server: subprocess.Popen[bytes]) -> str:
    """Return the site's address once the server has printed it. Raise BenchmarkError if it does not."""
    began = time.perf_counter()
    while server.poll() is None and time.perf_counter() - began < TIMEOUT_S:
        if found := ADDRESS.search(log_file.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.05)
    raise BenchmarkError("make serve did not log where the site is.")


def tenfold(log: Log) -> dict[str, Measure]:
    """Build with ten times the pages, then with ten times the rules; with those, measure changes in the form, too."""
    found: dict[str, Measure] = {}
    for name, more in (("pages", multiply_pages), ("rules", multiply_rules)):
        log(f"ten times the {name}")
        with worktree_copy() as tree:
            # The cache of packed files is valid unless the rules change.
            if (ROOT / "build" / "cache").is_dir():
                shutil.copytree(ROOT / "build" / "cache", tree / "build" / "cache")
            more(tree)
            found[f"tenfold.{name}.build"] = summary([build(tree)], "s")
            index = (tree / "site/search/search_index.json").stat().st_size
            found[f"tenfold.{name}.search-index"] = {"unit": "kB", "n": 1, "median": round(index / 1000)}
            if name == "rules":
                changed = change.run(log, tree / "site", changes=CHANGES)
                found |= {
                    f"tenfold.rules.{key}": value
                    for key, value in changed.items()
                    if key in {"change.document", "change.drawn"}
                }
    return found
