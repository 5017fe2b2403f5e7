"""The folder of a pack: parts under hashed names, each in the forms in which a browser may take it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

#: For the large parts alone a gzipped file is written too: for servers that do not compress.
GZIPPED = ("wasm", "image")


class OutputFolder:
    """Writes files and remembers what each is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts: dict[str, dict[str, Any]] = {}
        self._files: dict[str, dict[str, Any]] = {}
        path.mkdir()

    def write_asset(self, name: str, file: str, data: bytes) -> None:
        """One part of the runtime: plain for http, gzipped where it pays, and as a classic script for file://.

        A page on file:// may not read a file, but it may run a script: the script hands over base64 of gzip.
        """
        squeezed = _gzip(data)
        part: dict[str, Any] = {"file": self.write_file(name, _hashed(file, data), data), "bytes": len(data)}
        if name in GZIPPED:
            part["gzip"] = self.write_file(f"{name}.gz", part["file"] + ".gz", squeezed)
        script = f'UB.part("{name}","{base64.b64encode(squeezed).decode()}");\n'.encode()
        part["script"] = self.write_file(f"{name}.local", "local/" + _hashed(f"{name}.js", data), script)
        self.parts[name] = part

    def write_file(self, name: str, file: str, data: bytes) -> str:
        """Write one file and list it; its path in the folder."""
        path = self.path / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        self._files[name] = {"file": file, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        return file

    def write_manifest(self, about: dict[str, Any]) -> None:
        """Write `manifest.json`: what this is made of, and every file with its hash and size."""
        text = json.dumps({**about, "files": self._files}, indent=1) + "\n"
        (self.path / "manifest.json").write_text(text, encoding="utf-8")


def _gzip(data: bytes) -> bytes:
    """Gzipped, with a header that names no time and no system: Python's releases differ in what they put there."""
    squeezed = gzip.compress(data, 9, mtime=0)
    return squeezed[:8] + b"\x02\xff" + squeezed[10:]


def _hashed(file: str, data: bytes) -> str:
    """The file's name with the first ten digits of its content's hash before its ending."""
    stem, ending = file.rsplit(".", 1)
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
