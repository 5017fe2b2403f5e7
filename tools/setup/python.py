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
SUPPORTED_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")
VERSION_STAMP = paths.VENV / "made-by.stamp"


def is_supported() -> bool:
    """Whether the Python that runs this can carry the project."""
    return sys.version_info[:2] >= OLDEST


def find_supported() -> str | None:
    """Another Python on the path that can."""
    return next((found for name in SUPPORTED_NAMES if (found := shutil.which(name))), None)


def ensure_environment() -> None:
    """Make `.venv`, unless this version of Python made it already."""
    version = "{}.{}".format(*sys.version_info[:2])
    if paths.VENV_PYTHON.exists() and paths.is_stamped(VERSION_STAMP, version):
        return
    process.log(f"a virtual environment for Python {version} in .venv")
    shutil.rmtree(paths.VENV, ignore_errors=True)
    if has_module("venv") and has_module("ensurepip"):
        process.run_checked([sys.executable, "-m", "venv", paths.VENV])
    elif has_module("pip"):
        create_with_virtualenv()
    else:
        create_with_apt()
    paths.write_stamp(VERSION_STAMP, version)


def has_module(module: str) -> bool:
    """Whether this Python has a module. Debian ships `venv` and leaves `ensurepip` out."""
    return importlib.util.find_spec(module) is not None


def create_with_virtualenv() -> None:
    """Make `.venv` with the locked virtualenv, in a folder of its own: nothing is installed for the user."""
    with tempfile.TemporaryDirectory() as folder:
        install_locked([sys.executable, "-m", "pip"], paths.lock_file("virtualenv"), "--target", folder)
        process.run_checked(
            [sys.executable, "-m", "virtualenv", "-q", paths.VENV], {**os.environ, "PYTHONPATH": folder}
        )


def create_with_apt() -> None:
    """Make `.venv` after Debian's own package for it was installed, which only root may do."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    line = f"apt-get update && apt-get install -y {package}"
    if not (can_use_apt() and apt_install(package)):
        raise process.SetupError(f"This Python can make no virtual environments; type: sudo sh -c '{line}'")
    process.run_checked([sys.executable, "-m", "venv", paths.VENV])


def can_use_apt() -> bool:
    """Whether packages of the system can be installed without asking anybody."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> bool:
    """Install packages of the system; false when that failed."""
    process.log(f"apt-get install {' '.join(packages)}")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    process.run_captured([*apt, "update"], env)
    return process.run_captured([*apt, "install", "-y", "--no-install-recommends", *packages], env).returncode == 0


def required_in_ci(*packages: str) -> bool:
    """Whether a run of CI had every means to install these packages, so that a missing one is a failure."""
    known = can_use_apt() and all(process.run_captured(["apt-cache", "show", one]).returncode == 0 for one in packages)
    return bool(os.environ.get("CI")) and known


def install_group(group: str, *included_groups: str) -> None:
    """Install the locked packages of a group; the groups it holds count as installed with it."""
    if paths.is_stamped(stamp_path(group), paths.hash_files(paths.lock_file(group))):
        return
    process.log(f"the packages of tools/requirements/{group}.txt")
    install_locked([str(paths.VENV_PYTHON), "-m", "pip"], paths.lock_file(group))
    for name in (group, *included_groups):
        paths.write_stamp(stamp_path(name), paths.hash_files(paths.lock_file(name)))


def stamp_path(group: str) -> Path:
    """Where the stamp of an installed group stands."""
    return paths.VENV / f"{group}.stamp"


def install_locked(pip: list[str], lock: Path, *options: str) -> None:
    """Install exactly what a lock says: every file by its hash, nothing resolved, nothing built here."""
    exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action", "ignore"]
    process.run_checked([*pip, "install", *exactly, *quietly, *options, "-r", lock])
