"""Run one kind of setup: `python3 -m tools.setup KIND`.

site       for building and serving
release    for the release zip
test       for everything; `packages`, then `browsers`
mutants    for mutation tests
zensical   for the test build with Zensical
bench      for benchmarks
lock       write the lock files again
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tools.setup import browser, engines, locks, nginx, node, paths, process, python


def main(arguments: list[str]) -> int:
    """Run one kind of setup. Return 0 on success, 1 after printing why it failed, 2 for an unknown kind."""
    kind, *rest = arguments or [""]
    if kind not in {"site", "release", "test", "packages", "browsers", "mutants", "zensical", "bench", "lock"} or (
        rest and kind != "lock"
    ):
        print(__doc__, file=sys.stderr)
        return 2
    if not python.is_supported():
        return rerun_with_supported_python(arguments)
    try:
        set_up(kind, rest)
    except process.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def set_up(kind: str, rest: list[str]) -> None:
    """Run the steps of one kind of setup, in order."""
    python.ensure_environment()
    if kind == "lock":
        locks.write_locks(*rest)
        return
    if kind == "mutants":
        python.install_group("mutants", "test", "release", "site")
        return
    if kind == "packages":
        install_packages()
        return
    if kind == "zensical":
        install_packages()
        python.install_group("zensical", "site")
        return
    if kind == "browsers":
        install_from_apt()
        browser.ensure_chromium()
        return
    if kind in {"test", "bench"}:
        # apt-get and the package installers are independent, so they run at the same time.
        with ThreadPoolExecutor() as pool:
            from_apt = pool.submit(install_from_apt)
            install_packages()
            from_apt.result()
        browser.ensure_chromium()
        if kind == "bench":
            node.install_modules(paths.BENCH)
        return
    if kind == "release":
        python.install_group("release", "site")
    python.install_group("site")
    node.install_modules()


def install_packages() -> None:
    """Install everything that a whole test run needs, except browsers."""
    python.install_group("test", "release", "site")
    node.install_modules()


def install_from_apt() -> None:
    """Install what the tests use from Debian packages, where apt-get works without a password."""
    browser.install_if_allowed()
    engines.install_if_allowed()
    nginx.unpack_if_possible()


def rerun_with_supported_python(arguments: list[str]) -> int:
    """Run this command again with a newer Python from the path, and return its exit status."""
    found = python.find_supported()
    if found is None:
        oldest = "{}.{}".format(*python.OLDEST)
        print(f"Python {oldest} or newer is required. Install it, or specify one (make PYTHON=...).", file=sys.stderr)
        return 1
    return subprocess.run([found, "-m", "tools.setup", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
