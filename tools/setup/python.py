"""Create the virtual environment `.venv` and install the locked packages in it."""

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
    """Return whether the Python that runs this is new enough."""
    return sys.version_info[:2] >= OLDEST


def find_supported() -> str | None:
    """Return a Python on the path that is new enough, or None."""
    return next((found for name in SUPPORTED_NAMES if (found := shutil.which(name))), None)


def ensure_environment() -> None:
    """Create `.venv`, unless it was created with this version of Python already."""
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
    """Return whether this Python has a module. Debian ships `venv` without `ensurepip`."""
    return importlib.util.find_spec(module) is not None


def create_with_virtualenv() -> None:
    """Create `.venv` with the locked virtualenv from a temporary folder; nothing is installed for the user."""
    with tempfile.TemporaryDirectory() as folder:
        install_locked([sys.executable, "-m", "pip"], paths.lock_file("virtualenv"), "--target", folder)
        process.run_checked(
            [sys.executable, "-m", "virtualenv", "-q", paths.VENV], {**os.environ, "PYTHONPATH": folder}
        )


def create_with_apt() -> None:
    """Create `.venv` after installing Debian's package for it, which needs root. Raise SetupError otherwise."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    line = f"apt-get update && apt-get install -y {package}"
    if not (can_use_apt() and apt_install(package)):
        raise process.SetupError(f"This Python can make no virtual environments; type: sudo sh -c '{line}'")
    process.run_checked([sys.executable, "-m", "venv", paths.VENV])


def can_use_apt() -> bool:
    """Return whether system packages can be installed without a password."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> bool:
    """Install system packages; return False if that failed."""
    process.log(f"apt-get install {' '.join(packages)}")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    process.run_captured([*apt, "update"], env)
    return process.run_captured([*apt, "install", "-y", "--no-install-recommends", *packages], env).returncode == 0


def required_in_ci(*packages: str) -> bool:
    """Return whether this is a CI run that could install these packages, so that a missing one is a failure."""
    known = can_use_apt() and all(process.run_captured(["apt-cache", "show", one]).returncode == 0 for one in packages)
    return bool(os.environ.get("CI")) and known


def install_group(group: str, *included_groups: str) -> None:
    """Install the locked packages of a group. Mark the groups that it includes as installed, too."""
    if paths.is_stamped(stamp_path(group), paths.hash_files(paths.lock_file(group))):
        return
    process.log(f"the packages of tools/requirements/{group}.txt")
    install_locked([str(paths.VENV_PYTHON), "-m", "pip"], paths.lock_file(group))
    for name in (group, *included_groups):
        paths.write_stamp(stamp_path(name), paths.hash_files(paths.lock_file(name)))


def stamp_path(group: str) -> Path:
    """Return the path of a group's stamp."""
    return paths.VENV / f"{group}.stamp"


def install_locked(pip: list[str], lock: Path, *options: str) -> None:
    """Install exactly what a lock file lists: every file is checked by its hash; nothing is resolved or compiled."""
    exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action", "ignore"]
    process.run_checked([*pip, "install", *exactly, *quietly, *options, "-r", lock])
