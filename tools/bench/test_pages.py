"""The pages that are measured: the site, and pages for comparison with what they need."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

from site_src.runtime.wheel import build_wheel
from tools.bench.paths import CALCULATOR, CASE, HERE, ROOT, SCRATCH, SITE, BenchmarkError, case_fragment

MODULES = HERE / "node_modules"


def folders(site: Path = SITE) -> dict[str, Path]:
    """Return the folders to serve, by the first part of their address. Raise BenchmarkError if there is no built site."""
    if not (site / "index.html").is_file():
        raise BenchmarkError("There is no built site to measure: run make build.")
    wheel, engine = SCRATCH / "wheel", SCRATCH / "engine"
    for folder in (wheel, engine):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        made = build_wheel(ROOT, Path(scratch))
        # PyScript chooses how to unpack by the file extension.
        for name in ("calculators.whl", "calculators.zip"):
            shutil.copy(made, wheel / name)
    script = next((site / "assets/ub/runtime").glob("ub-engine*.js")).name
    page = (HERE / "pages/engine/index.html").read_text(encoding="utf-8").replace("ENGINE", script)
    (engine / "index.html").write_text(page, encoding="utf-8")
    return {
        "site": site,
        "pages": HERE / "pages",
        "wheel": wheel,
        "engine": engine,
        "pyodide": ROOT / "node_modules" / "pyodide",
        "pyscript": MODULES / "@pyscript/core/dist",
        "micropython": MODULES / "@micropython/micropython-webassembly-pyscript",
    }


def address(page: str, port: int) -> str:
    """Return the address of a page on a local server, with the case in it."""
    base = f"http://127.0.0.1:{port}"
    if page.startswith("ours"):
        return f"{base}/site/{CALCULATOR}{case_fragment()}"
    place = "engine" if page == "engine" else f"pages/{page}"
    return f"{base}/{place}/index.html#{quote(json.dumps(CASE))}"


def file_address(site: Path = SITE) -> str:
    """Return the file:// address of the calculator, with the case in it."""
    return (site / CALCULATOR).as_uri() + case_fragment()
