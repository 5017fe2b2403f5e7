"""The virtual environment `.venv`, and the locked packages in it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

from setup import places, say

OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")
MADE_BY = places.VENV / "made-by.stamp"


def good_enough() -> bool:
    """Whether the Python that runs this can carry the project."""
    return sys.version_info[:2] >= OLDEST


def newer() -> str | None:
    """Another Python on the path that can."""
    return next((found for name in NEWER_NAMES if (found := shutil.which(name))), None)


def environment() -> None:
    """Make `.venv`, unless this version of Python made it already."""
    version = "{}.{}".format(*sys.version_info[:2])
    if places.VENV_PYTHON.exists() and places.done(MADE_BY, version):
        return
    say.step(f"a virtual environment for Python {version} in .venv")
    shutil.rmtree(places.VENV, ignore_errors=True)
    if has("venv") and has("ensurepip"):
        say.run([sys.executable, "-m", "venv", places.VENV])
    elif has("pip"):
        with_virtualenv()
    else:
        with_apt()
    places.mark(MADE_BY, version)


def has(module: str) -> bool:
    """Whether this Python has a module. Debian ships `venv` and leaves `ensurepip` out."""
    return importlib.util.find_spec(module) is not None


def with_virtualenv() -> None:
    """Make `.venv` with the locked virtualenv, in a folder of its own: nothing is installed for the user."""
    with tempfile.TemporaryDirectory() as folder:
        install([sys.executable, "-m", "pip"], places.lock("virtualenv"), "--target", folder)
        say.run([sys.executable, "-m", "virtualenv", "-q", places.VENV], {**os.environ, "PYTHONPATH": folder})


def with_apt() -> None:
    """Make `.venv` after Debian's own package for it was installed, which only root may do."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    line = f"apt-get update && apt-get install -y {package}"
    if not (can_use_apt() and apt_install(package)):
        raise say.Trouble(f"This Python can make no virtual environments; type: sudo sh -c '{line}'")
    say.run([sys.executable, "-m", "venv", places.VENV])


def can_use_apt() -> bool:
    """Whether packages of the system can be installed without asking anybody."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> bool:
    """Install packages of the system; false when that failed."""
    say.step(f"apt-get install {' '.join(packages)}")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    say.attempt([*apt, "update"], env)
    return say.attempt([*apt, "install", "-y", "--no-install-recommends", *packages], env).returncode == 0


def apt_owes(*packages: str) -> bool:
    """Whether a run of CI had every means to install these packages, so that a missing one is a failure."""
    known = can_use_apt() and all(say.attempt(["apt-cache", "show", one]).returncode == 0 for one in packages)
    return bool(os.environ.get("CI")) and known


def packages(group: str, *held_by_it: str) -> None:
    """Install the locked packages of a group; the groups it holds count as installed with it."""
    if places.done(stamp_of(group), places.digest(places.lock(group))):
        return
    say.step(f"the packages of requirements/{group}.txt")
    install([str(places.VENV_PYTHON), "-m", "pip"], places.lock(group))
    for name in (group, *held_by_it):
        places.mark(stamp_of(name), places.digest(places.lock(name)))


def stamp_of(group: str) -> Path:
    """Where the stamp of an installed group stands."""
    return places.VENV / f"{group}.stamp"


def install(pip: list[str], lock: Path, *options: str) -> None:
    """Install exactly what a lock says: every file by its hash, nothing resolved, nothing built here."""
    exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action", "ignore"]
    say.run([*pip, "install", *exactly, *quietly, *options, "-r", lock])
