"""Writes the locks again: exact versions and hashes for every promised Python, no addresses."""

from __future__ import annotations

import json
from pathlib import Path

from tools.setup import node, paths, process, python

# A group's lock agrees with the one it builds on.
GROUPS = {
    "site": None,
    "release": "site",
    "test": "release",
    "mutants": "test",
    "node": None,
    "virtualenv": None,
    "lock": None,
}
# Only the tool's own HTML report needs it, which nobody asks for here, and it comes as source alone.
EXCLUDED = {"mutants": "yattag"}


def write_locks(*options: str) -> None:
    """Write tools/requirements/*.txt and both package-lock.json. Options such as `--upgrade` go to uv."""
    python.install_group("lock")
    for group, base in GROUPS.items():
        process.log(f"tools/requirements/{group}.txt")
        compile_group(group, base, options)
    npm = node.ensure_npm()
    for folder in (paths.ROOT, paths.BENCH):
        process.log(str((folder / "package-lock.json").relative_to(paths.ROOT)))
        process.run_checked([npm, "install", "--package-lock-only", "--prefix", folder], node.venv_environment())
        drop_funding(folder / "package-lock.json")


def drop_funding(lock: Path) -> None:
    """Leave out of npm's lock where money may be sent: a lock names no address."""
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def compile_group(group: str, base: str | None, options: tuple[str, ...]) -> None:
    """Resolve one dependency group for Python 3.11 and everything after it."""
    uv: list[str | Path] = [paths.VENV_PYTHON, "-m", "uv", "pip", "compile", "--quiet"]
    kind = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
    words = ["--custom-compile-command", "make lock", *options]
    agree: list[str | Path] = ["--constraint", paths.lock_file(base)] if base else []
    spare = ["--no-emit-package", EXCLUDED[group]] if group in EXCLUDED else []
    source = ["--group", f"{paths.ROOT / 'pyproject.toml'}:{group}"]
    process.run_checked([*uv, *kind, *words, *agree, *spare, *source, "--output-file", paths.lock_file(group)])
