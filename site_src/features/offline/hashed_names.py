"""Give scripts and styles names with a hash of their content, in every page that loads them.

A page then loads exactly the files that it was built with, from a server or a cache, and these may be cached indefinitely.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

OWN_FOLDER = "assets/ub"
#: A name with a hash of the content: this project's, the runtime's, or the theme's. The worker and nginx use the same.
HASHED = r"\.[0-9a-f]{8,10}(\.min)?\.(bin|css|js|wasm|zip)(\.gz|\.map)?$"
REFERENCE = re.compile(rf'((?:src|href)="(?:\.\.?/)*)({OWN_FOLDER}/[^"]+)(?=")')


def add_hashes(site: Path) -> None:
    """Rename each script and style without a hash in its name, and update every reference to it."""
    renamed = {old.relative_to(site).as_posix(): new.relative_to(site).as_posix() for old, new in _without_hash(site)}
    for old, new in renamed.items():
        (site / old).rename(site / new)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(REFERENCE.sub(lambda found: found[1] + renamed.get(found[2], found[2]), text), encoding="utf-8")
    # The runtime's list of files is for people and tests; it names one of the renamed files.
    listing = site / OWN_FOLDER / "runtime" / "manifest.json"
    text = listing.read_text(encoding="utf-8")
    for old, new in renamed.items():
        text = text.replace(f'"file": "{Path(old).name}"', f'"file": "{Path(new).name}"')
    listing.write_text(text, encoding="utf-8")


def _without_hash(site: Path) -> list[tuple[Path, Path]]:
    """Return the scripts and styles without a hash in their names, each with its new name."""
    found = sorted(path for path in (site / OWN_FOLDER).rglob("*") if path.suffix in {".css", ".js"})
    return [(path, path.with_name(hashed_name(path))) for path in found if not re.search(HASHED, path.name)]


def hashed_name(path: Path) -> str:
    """Return a file's name with a hash: `ub.js` → `ub.0123456789.js`."""
    return f"{path.stem}.{hashlib.sha256(path.read_bytes()).hexdigest()[:10]}{path.suffix}"
