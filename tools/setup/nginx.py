"""Find nginx for the tests of site_src/release/files/nginx.conf, or unpack a copy of its packages into `.venv`.

Unpacking instead of installing needs no root and starts no service. Where nginx is not available, those tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from tools.setup import paths, process

PACKAGES = ("nginx", "libnginx-mod-http-brotli-static")
MODULE = "ngx_http_brotli_static_module.so"
MODULES = Path("usr/lib/nginx/modules")
UNPACKED = paths.VENV / "nginx"
INSTALL_COMMAND = f"sudo apt-get install {' '.join(PACKAGES)}"


class Nginx(NamedTuple):
    """The program, and the folder of its modules."""

    program: Path
    modules: Path


def find_nginx() -> Nginx | None:
    """Return the machine's nginx or the unpacked copy. Return None if neither runs or the brotli module is missing."""
    on_path = shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin")
    for program, root in ((on_path, Path("/")), (UNPACKED / "usr" / "sbin" / "nginx", UNPACKED)):
        found = Nginx(Path(program or ""), root / MODULES)
        if program and (found.modules / MODULE).is_file() and is_runnable(found.program):
            return found
    return None


def is_runnable(program: Path) -> bool:
    """Return whether the program prints its version; an unpacked copy may lack a library."""
    try:
        return process.run_captured([program, "-v"]).returncode == 0
    except OSError:
        return False


def unpack_if_possible() -> None:
    """Unpack a copy if there is no nginx and apt-get can download one. Try once for each machine."""
    stamp = paths.VENV / "nginx.stamp"
    if find_nginx() or not shutil.which("apt-get") or paths.is_stamped(stamp, INSTALL_COMMAND):
        return
    process.log(f"a copy of {' and '.join(PACKAGES)} for their tests")
    if not download():
        print(f"set-up: no nginx could be had, so its tests are left out; for them type: {INSTALL_COMMAND}")
    paths.write_stamp(stamp, INSTALL_COMMAND)


def download() -> bool:
    """Download the packages, unpack them in `.venv/nginx`, and return whether nginx was found then."""
    with tempfile.TemporaryDirectory() as folder:
        get = ["sh", "-c", 'cd "$0" && exec apt-get -qq download "$@"', folder, *PACKAGES]
        if process.run_captured(get).returncode != 0 and os.geteuid() == 0:
            process.run_captured(["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "update"])
            process.run_captured(get)
        for package in Path(folder).glob("*.deb"):
            process.run_captured(["dpkg-deb", "-x", package, UNPACKED])
    return find_nginx() is not None
