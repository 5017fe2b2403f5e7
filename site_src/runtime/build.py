"""Write the browser's runtime into a folder, always with the same bytes.

wheel      the project's own wheel, as pip would install it
compile    Pyodide in Node runs the module, compiles the modules that it needed, and zips them
snapshot   Pyodide in Node imports the zip, runs the module, and writes the memory of the interpreter to a file
output     each asset under a name with its hash: plain, gzipped, and as a script for file://
client     the page's engine, preceded by the list of assets
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
import sysconfig
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

from site_src.bundler import BUNDLE, bundled
from site_src.node import ToolError, run_node
from site_src.runtime.output import OutputFolder
from site_src.runtime.tools import HERE, PYODIDE_FILES, ROOT, pyodide_dir, pyodide_version
from site_src.runtime.wheel import build_wheel

#: How many builds stay in the cache.
CACHED_BUILDS = 4
CLIENT = "ub-engine.js"
#: The entries of the two scripts. The worker is one file, because a worker from file:// cannot import another.
PAGE_ENTRY = HERE / "page" / "engine.js"
WORKER_ENTRY = HERE / "worker" / "answer.mjs"


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


@contextmanager
def _build_lock(cache: Path) -> Iterator[None]:
    """Allow one build of the runtime at a time; others wait and then use its result."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _cached_build(cache: Path, root: Path) -> Path:
    """Return the folder in the cache for the present inputs; build it if it is missing."""
    key = _key(root)
    if not (cache / key / "manifest.json").is_file():
        _build(cache / key, root)
        _prune(cache)
        if _key(root) != key:
            shutil.rmtree(cache / key)
            raise ToolError("The decision module changed while the runtime was being packed. Build again.")
    return cache / key


def _key(root: Path) -> str:
    """Return a hash of all inputs of the build."""
    pyodide = pyodide_dir(root)
    bundler = [BUNDLE, ROOT / "node_modules" / "esbuild" / "package.json"]
    inputs = [pyodide / name for name in PYODIDE_FILES] + [root / "pyproject.toml", *bundler]
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
        raise ToolError(f"The Python package {package} is missing: run `make setup`.") from None


def _build(stored: Path, root: Path) -> None:
    """Build the runtime into the cache. It gets its final name only when it is complete."""
    pyodide = pyodide_dir(root)
    with tempfile.TemporaryDirectory(dir=stored.parent, prefix="making-") as scratch:
        work_dir = Path(scratch)
        folder = OutputFolder(work_dir / "pack")
        with ThreadPoolExecutor(max_workers=1) as aside:
            compiling = aside.submit(_compile, build_wheel(root, work_dir), pyodide, work_dir)
            folder.write_asset("wasm", "pyodide.asm.wasm", (pyodide / "pyodide.asm.wasm").read_bytes())
            folder.write_asset("runtime", "pyodide.asm.js", (pyodide / "pyodide.asm.mjs").read_bytes())
            folder.write_asset("loader", "pyodide.js", _without_source_map((pyodide / "pyodide.mjs").read_bytes()))
            # A truncated bundle is a syntax error, so no part of it runs.
            folder.write_asset("worker", "worker.js", bundled(WORKER_ENTRY).encode())
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
        client += bundled(PAGE_ENTRY)
        folder.write_file(CLIENT, CLIENT, client.encode())
        folder.write_manifest({**about, "modules": compiled["members"]})
        (work_dir / "pack").rename(stored)


def _compile(wheel: Path, pyodide: Path, work_dir: Path) -> dict[str, Any]:
    """Let Pyodide in Node run the module and write `runtime.zip`; return the versions and file names it reports."""
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
    """Return the memory of an interpreter that has run the compiled module. It works only with this wasm file."""
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
    """Return Pyodide's lock file without packages, because none is loaded."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    return {"info": lock["info"], "packages": {}}


def _without_source_map(script: bytes) -> bytes:
    """Return the script without the line that names its source map, which is not shipped."""
    return b"\n".join(line for line in script.splitlines() if not line.startswith(b"//# sourceMappingURL=")) + b"\n"


def _prune(cache: Path) -> None:
    """Delete all cached builds but the newest."""
    packs = sorted((path for path in cache.iterdir() if (path / "manifest.json").is_file()), key=_made_at)
    for path in packs[:-CACHED_BUILDS]:
        shutil.rmtree(path)


def _made_at(path: Path) -> float:
    return (path / "manifest.json").stat().st_mtime
