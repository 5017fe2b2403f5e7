"""Write the assets of the runtime under hashed names, each in the forms that a browser may need."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

#: Large assets, which also get a gzipped file, for servers that do not compress.
GZIPPED = ("wasm", "image")


class OutputFolder:
    """A folder of assets and the list of its files."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts: dict[str, dict[str, Any]] = {}
        self._files: dict[str, dict[str, Any]] = {}
        path.mkdir()

    def write_asset(self, name: str, file: str, data: bytes) -> None:
        """Write one asset: plain for http, gzipped if it is large, and as a classic script for file://.

        A page on file:// may not read a file, but it may run a script; the script contains the gzipped data as base64.
        """
        squeezed = _gzip(data)
        asset: dict[str, Any] = {"file": self.write_file(name, _hashed(file, data), data), "bytes": len(data)}
        if name in GZIPPED:
            asset["gzip"] = self.write_file(f"{name}.gz", asset["file"] + ".gz", squeezed)
        script = f'UB.part("{name}","{base64.b64encode(squeezed).decode()}");\n'.encode()
        asset["script"] = self.write_file(f"{name}.local", "local/" + _hashed(f"{name}.js", data), script)
        self.parts[name] = asset

    def write_file(self, name: str, file: str, data: bytes) -> str:
        """Write one file, add it to the list, and return its path in the folder."""
        path = self.path / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        self._files[name] = {"file": file, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        return file

    def write_manifest(self, about: dict[str, Any]) -> None:
        """Write `manifest.json`: the versions, and every file with its hash and size."""
        text = json.dumps({**about, "files": self._files}, indent=1) + "\n"
        (self.path / "manifest.json").write_text(text, encoding="utf-8")


def _gzip(data: bytes) -> bytes:
    """Compress without a time and an operating system in the header, which differ between releases of Python."""
    squeezed = gzip.compress(data, 9, mtime=0)
    return squeezed[:8] + b"\x02\xff" + squeezed[10:]


def _hashed(file: str, data: bytes) -> str:
    """Return the file name with the first ten digits of the content's hash before the suffix."""
    stem, ending = file.rsplit(".", 1)
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
