"""Compressed twins beside the files of a release, which a server such as nginx hands out as they are.

Brotli at its best takes minutes for what does not change from release to release, so each result is kept by its content.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from site_src.features.local_settings import LOCAL_FILES
from site_src.paths import ROOT

CACHE = ROOT / "build" / "cache" / "compressed"
SUFFIXES = {".bib", ".bin", ".css", ".csv", ".html", ".js", ".json", ".svg", ".wasm", ".webmanifest"}
#: Nobody asks a server for these: they are for pages that are opened from a disk, or for people with tools. Or a house
#: writes over them, and a compressed twin would still be the old one.
NOT_SERVED = re.compile(
    rf"/runtime/local/|^search/search_index\.js$|\.map$|/lunr/|^({'|'.join(map(re.escape, LOCAL_FILES))})$"
)
SMALLEST = 1024
#: Brotli's best. The tests take less, in a tenth of the time.
QUALITY = 11
#: A twin that saves less than a twentieth is not worth its place.
WORTHWHILE = 0.95


def compressed_copies(files: dict[str, bytes]) -> dict[str, bytes]:
    """The `.br` and `.gz` files that belong beside these; one that is there already stays as it is."""
    names = [name for name, data in files.items() if is_served(name) and len(data) >= SMALLEST]
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda name: (name, compress(files[name])), names)
        found = {name + ending: data for name, pair in made for ending, data in pair.items()}
    return {name: data for name, data in found.items() if name not in files}


def is_served(name: str) -> bool:
    """Whether a server is asked for this file, and it is of a kind that shrinks."""
    return Path(name).suffix in SUFFIXES and not NOT_SERVED.search(name)


def compress(data: bytes) -> dict[str, bytes]:
    """The forms in which a file is smaller, by their endings."""
    forms = {".br": by_brotli(data), ".gz": by_gzip(data)}
    return {ending: form for ending, form in forms.items() if len(form) < WORTHWHILE * len(data)}


def by_gzip(data: bytes) -> bytes:
    """The file through gzip, with a header that names no time and no system."""
    made = gzip.compress(data, 9, mtime=0)
    return made[:8] + b"\x02\xff" + made[10:]


def by_brotli(data: bytes) -> bytes:
    """The file through brotli, from the cache if it went that way before."""
    kept = CACHE / f"{hashlib.sha256(data).hexdigest()}.{QUALITY}.br"
    if kept.is_file():
        return kept.read_bytes()
    made: bytes = brotli.compress(data, quality=QUALITY, lgwin=24)
    CACHE.mkdir(parents=True, exist_ok=True)
    growing = kept.with_suffix(".new")
    growing.write_bytes(made)
    growing.rename(kept)
    return made
