"""Write the lock files: exact versions and hashes for every supported Python, without addresses."""

from __future__ import annotations

import json
from pathlib import Path

from tools.setup import node, paths, process, python

# Each group, and the group whose lock file its versions must agree with.
GROUPS = {
    "site": None,
    "release": "site",
    "test": "release",
    "mutants": "test",
    "zensical": "site",
    "node": None,
    "virtualenv": None,
    "lock": None,
}
# Needed only for cosmic-ray's HTML report, which is not used here, and available only as source.
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
    """Remove the funding entries from npm's lock file, since a lock file here contains no address."""
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def compile_group(group: str, base: str | None, options: tuple[str, ...]) -> None:
    """Resolve one dependency group for Python 3.11 and later."""
    uv: list[str | Path] = [paths.VENV_PYTHON, "-m", "uv", "pip", "compile", "--quiet"]
    kind = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
    words = ["--custom-compile-command", "make lock", *options]
    agree: list[str | Path] = ["--constraint", paths.lock_file(base)] if base else []
    spare = ["--no-emit-package", EXCLUDED[group]] if group in EXCLUDED else []
    source = ["--group", f"{paths.ROOT / 'pyproject.toml'}:{group}"]
    process.run_checked([*uv, *kind, *words, *agree, *spare, *source, "--output-file", paths.lock_file(group)])
