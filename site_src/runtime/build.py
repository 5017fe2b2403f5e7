"""Write the browser's runtime into a folder, the same bytes each time.

wheel      the project's own wheel, as pip would install it
compile    Pyodide in Node runs the module, compiles what was needed, zips it
image      Pyodide in Node imports that, answers, and its memory is written down
emit       each part under a name that holds its hash: plain, gzipped, and as a script for file://
client     the page's engine, with the list of parts in front of it
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

from site_src.runtime.output import OutputFolder
from site_src.runtime.tools import HERE, PYODIDE_FILES, ROOT, RuntimeBuildError, pyodide_dir, pyodide_version, run_node
from site_src.runtime.wheel import build_wheel

#: How many finished packs are kept, newest first.
CACHED_BUILDS = 4
CLIENT = "ub-engine.js"
PAGE_SCRIPTS = ("parts.js", "engine.js")
#: One file, since a worker from file:// can import no other.
WORKER_SCRIPTS = ("parts.mjs", "snapshot.mjs", "whole.mjs", "answer.mjs")


def build_runtime(out_dir: Path, root: Path = ROOT) -> dict[str, Any]:
    """Fill `out_dir` with the runtime (cached by its inputs) and return its manifest."""
    cache = root / "build" / "cache" / "runtime"
    with _build_lock(cache):
        stored = _cached_build(cache, root)
        if out_dir.exists():
            shutil.rmtree(out_dir)
        shutil.copytree(stored, out_dir)
    manifest: dict[str, Any] = json.loads((out_dir / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def _one_block(scripts: Iterable[bytes]) -> bytes:
    """Scripts as one that a cut anywhere makes unreadable: a part of it must not run, and then wait for ever."""
    return b"{\n" + b"".join(scripts) + b"}\n"


@contextmanager
def _build_lock(cache: Path) -> Iterator[None]:
    """One pack at a time: builds and tests that run side by side wait, and then find it made."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _cached_build(cache: Path, root: Path) -> Path:
    """The pack of the present inputs in the cache, made if it is not there."""
    key = _key(root)
    if not (cache / key / "manifest.json").is_file():
        _build(cache / key, root)
        _prune(cache)
        if _key(root) != key:
            shutil.rmtree(cache / key)
            raise RuntimeBuildError("The decision module changed while the runtime was being packed. Build again.")
    return cache / key


def _key(root: Path) -> str:
    """A hash of all that the pack is made from."""
    pyodide = pyodide_dir(root)
    inputs = [pyodide / name for name in PYODIDE_FILES] + [root / "pyproject.toml"]
    for folder in (root / "calculators", HERE):
        inputs += [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    digest = hashlib.sha256()
    for package in ("pyodide-build", "setuptools"):
        digest.update(f"{package} {_installed(package)}\n".encode())
    for path in sorted(inputs):
        with path.open("rb") as file:
            digest.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        raise RuntimeBuildError(f"The Python package {package} is missing: run `make setup`.") from None


def _build(stored: Path, root: Path) -> None:
    """Build one pack into the cache; an unfinished one never stands under its name."""
    pyodide = pyodide_dir(root)
    with tempfile.TemporaryDirectory(dir=stored.parent, prefix="making-") as scratch:
        work_dir = Path(scratch)
        folder = OutputFolder(work_dir / "pack")
        with ThreadPoolExecutor(max_workers=1) as aside:
            compiling = aside.submit(_compile, build_wheel(root, work_dir), pyodide, work_dir)
            folder.write_asset("wasm", "pyodide.asm.wasm", (pyodide / "pyodide.asm.wasm").read_bytes())
            folder.write_asset("runtime", "pyodide.asm.js", (pyodide / "pyodide.asm.mjs").read_bytes())
            folder.write_asset("loader", "pyodide.js", _without_source_map((pyodide / "pyodide.mjs").read_bytes()))
            folder.write_asset(
                "worker", "worker.js", _one_block((HERE / "worker" / name).read_bytes() for name in WORKER_SCRIPTS)
            )
            compiled = compiling.result()
        folder.write_asset("library", "python.zip", (work_dir / "runtime.zip").read_bytes())
        folder.write_asset(
            "image", "image.bin", _build_snapshot(folder.parts["wasm"]["file"], compiled["version"], pyodide, work_dir)
        )
        about = {
            "pyodide": pyodide_version(pyodide),
            "python": compiled["python"],
            "version": compiled["version"],
            "rules_hash": compiled["rules_hash"],
            "lock": _stub_lock(pyodide),
        }
        client = f"self.UB_RUNTIME={json.dumps({**about, 'parts': folder.parts}, sort_keys=True)};\n"
        client += "".join((HERE / "page" / name).read_text(encoding="utf-8") for name in PAGE_SCRIPTS)
        folder.write_file(CLIENT, CLIENT, client.encode())
        folder.write_manifest({**about, "modules": compiled["members"]})
        (work_dir / "pack").rename(stored)


def _compile(wheel: Path, pyodide: Path, work_dir: Path) -> dict[str, Any]:
    """Let Pyodide in Node run the module and write `runtime.zip`; return what it recorded."""
    paths = sysconfig.get_paths()
    job: dict[str, object] = {
        "pyodide": str(pyodide),
        "scripts": str(HERE / "in_pyodide"),
        "wheel": str(wheel),
        "sitePackages": sorted({paths["purelib"], paths["platlib"]}),
        "out": str(work_dir / "runtime.zip"),
    }
    compiled: dict[str, Any] = json.loads(run_node(HERE / "compile.mjs", job, cwd=work_dir))
    return compiled


def _build_snapshot(wasm: str, version: str, pyodide: Path, work_dir: Path) -> bytes:
    """The memory of an interpreter that has imported the compiled module and answered with it; for that wasm alone."""
    job: dict[str, object] = {
        "pyodide": str(pyodide),
        "scripts": str(HERE / "in_pyodide"),
        "library": str(work_dir / "runtime.zip"),
        "wasm": wasm,
        "version": version,
        "out": str(work_dir / "image.bin"),
    }
    run_node(HERE / "snapshot" / "build.mjs", job, cwd=work_dir)
    return (work_dir / "image.bin").read_bytes()


def _stub_lock(pyodide: Path) -> dict[str, Any]:
    """Pyodide's lock file without packages: there is nothing else to load, and nowhere to load it from."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    return {"info": lock["info"], "packages": {}}


def _without_source_map(script: bytes) -> bytes:
    """The script without the line that names its source map, which is not shipped."""
    return b"\n".join(line for line in script.splitlines() if not line.startswith(b"//# sourceMappingURL=")) + b"\n"


def _prune(cache: Path) -> None:
    """Forget all but the newest packs."""
    packs = sorted((path for path in cache.iterdir() if (path / "manifest.json").is_file()), key=_made_at)
    for path in packs[:-CACHED_BUILDS]:
        shutil.rmtree(path)


def _made_at(path: Path) -> float:
    return (path / "manifest.json").stat().st_mtime
