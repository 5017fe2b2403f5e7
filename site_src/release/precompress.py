"""Make compressed copies of the files of a release, which a server such as nginx sends as they are.

Brotli at its highest quality takes minutes, so each result is cached by the hash of its input.
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
#: Never requested over http (for pages opened from a disk, or for developers), or overwritten by an organization, which
#: would leave an outdated compressed copy.
NOT_SERVED = re.compile(
    rf"/runtime/local/|^search/search_index\.js$|\.map$|/lunr/|^({'|'.join(map(re.escape, LOCAL_FILES))})$"
)
SMALLEST = 1024
#: The highest quality of Brotli. The tests use a lower one, which takes a tenth of the time.
QUALITY = 11
#: A copy must be smaller than this share of the file.
WORTHWHILE = 0.95


def compressed_copies(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the `.br` and `.gz` files for these files, except those that exist already."""
    names = [name for name, data in files.items() if is_served(name) and len(data) >= SMALLEST]
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda name: (name, compress(files[name])), names)
        found = {name + ending: data for name, pair in made for ending, data in pair.items()}
    return {name: data for name, data in found.items() if name not in files}


def is_served(name: str) -> bool:
    """Return whether a server is asked for this file and the file is of a compressible kind."""
    return Path(name).suffix in SUFFIXES and not NOT_SERVED.search(name)


def compress(data: bytes) -> dict[str, bytes]:
    """Return the compressed forms that are worth their place, by suffix."""
    forms = {".br": by_brotli(data), ".gz": by_gzip(data)}
    return {ending: form for ending, form in forms.items() if len(form) < WORTHWHILE * len(data)}


def by_gzip(data: bytes) -> bytes:
    """Compress with gzip, without a time and an operating system in the header."""
    compressed = gzip.compress(data, 9, mtime=0)
    return compressed[:8] + b"\x02\xff" + compressed[10:]


def by_brotli(data: bytes) -> bytes:
    """Compress with Brotli, using the cache."""
    cached = CACHE / f"{hashlib.sha256(data).hexdigest()}.{QUALITY}.br"
    if cached.is_file():
        return cached.read_bytes()
    compressed: bytes = brotli.compress(data, quality=QUALITY, lgwin=24)
    CACHE.mkdir(parents=True, exist_ok=True)
    temporary = cached.with_suffix(".new")
    temporary.write_bytes(compressed)
    temporary.rename(cached)
    return compressed
