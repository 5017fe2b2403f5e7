"""The virtual environment `.venv`, and the locked packages in it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tools.setup import paths, process

OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")
MADE_BY = paths.VENV / "made-by.stamp"


def good_enough() -> bool:
    """Whether the Python that runs this can carry the project."""
    return sys.version_info[:2] >= OLDEST


def newer() -> str | None:
    """Another Python on the path that can."""
    return next((found for name in NEWER_NAMES if (found := shutil.which(name))), None)


def environment() -> None:
    """Make `.venv`, unless this version of Python made it already."""
    version = "{}.{}".format(*sys.version_info[:2])
    if paths.VENV_PYTHON.exists() and paths.done(MADE_BY, version):
        return
    process.step(f"a virtual environment for Python {version} in .venv")
    shutil.rmtree(paths.VENV, ignore_errors=True)
    if has("venv") and has("ensurepip"):
        process.run([sys.executable, "-m", "venv", paths.VENV])
    elif has("pip"):
        with_virtualenv()
    else:
        with_apt()
    paths.mark(MADE_BY, version)


def has(module: str) -> bool:
    """Whether this Python has a module. Debian ships `venv` and leaves `ensurepip` out."""
    return importlib.util.find_spec(module) is not None


def with_virtualenv() -> None:
    """Make `.venv` with the locked virtualenv, in a folder of its own: nothing is installed for the user."""
    with tempfile.TemporaryDirectory() as folder:
        install([sys.executable, "-m", "pip"], paths.lock("virtualenv"), "--target", folder)
        process.run([sys.executable, "-m", "virtualenv", "-q", paths.VENV], {**os.environ, "PYTHONPATH": folder})


def with_apt() -> None:
    """Make `.venv` after Debian's own package for it was installed, which only root may do."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    line = f"apt-get update && apt-get install -y {package}"
    if not (can_use_apt() and apt_install(package)):
        raise process.Trouble(f"This Python can make no virtual environments; type: sudo sh -c '{line}'")
    process.run([sys.executable, "-m", "venv", paths.VENV])


def can_use_apt() -> bool:
    """Whether packages of the system can be installed without asking anybody."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> bool:
    """Install packages of the system; false when that failed."""
    process.step(f"apt-get install {' '.join(packages)}")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    process.attempt([*apt, "update"], env)
    return process.attempt([*apt, "install", "-y", "--no-install-recommends", *packages], env).returncode == 0


def apt_owes(*packages: str) -> bool:
    """Whether a run of CI had every means to install these packages, so that a missing one is a failure."""
    known = can_use_apt() and all(process.attempt(["apt-cache", "show", one]).returncode == 0 for one in packages)
    return bool(os.environ.get("CI")) and known


def packages(group: str, *held_by_it: str) -> None:
    """Install the locked packages of a group; the groups it holds count as installed with it."""
    if paths.done(stamp_of(group), paths.digest(paths.lock(group))):
        return
    process.step(f"the packages of tools/requirements/{group}.txt")
    install([str(paths.VENV_PYTHON), "-m", "pip"], paths.lock(group))
    for name in (group, *held_by_it):
        paths.mark(stamp_of(name), paths.digest(paths.lock(name)))


def stamp_of(group: str) -> Path:
    """Where the stamp of an installed group stands."""
    return paths.VENV / f"{group}.stamp"


def install(pip: list[str], lock: Path, *options: str) -> None:
    """Install exactly what a lock says: every file by its hash, nothing resolved, nothing built here."""
    exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action", "ignore"]
    process.run([*pip, "install", *exactly, *quietly, *options, "-r", lock])
