"""Scripts and styles under names that hold their content's hash, in every page that asks for them.

A page then asks for exactly the files it was built with, of a server, a cache or a service worker alike, and what it
asks for may be kept for ever.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

OWN_FOLDER = "assets/ub"
#: A name that holds its content's hash: ours, the runtime's and the theme's. The worker and nginx go by the same.
HASHED = r"\.[0-9a-f]{8,10}(\.min)?\.(bin|css|js|wasm|zip)(\.gz|\.map)?$"
REFERENCE = re.compile(rf'((?:src|href)="(?:\.\.?/)*)({OWN_FOLDER}/[^"]+)(?=")')


def add_hashes(site: Path) -> None:
    """Rename what has no hash in its name yet, and say so wherever it is named."""
    renamed = {old.relative_to(site).as_posix(): new.relative_to(site).as_posix() for old, new in _without_hash(site)}
    for old, new in renamed.items():
        (site / old).rename(site / new)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(REFERENCE.sub(lambda found: found[1] + renamed.get(found[2], found[2]), text), encoding="utf-8")
    # The list of the runtime's files is for people and tests; it names one of them.
    listing = site / OWN_FOLDER / "runtime" / "manifest.json"
    text = listing.read_text(encoding="utf-8")
    for old, new in renamed.items():
        text = text.replace(f'"file": "{Path(old).name}"', f'"file": "{Path(new).name}"')
    listing.write_text(text, encoding="utf-8")


def _without_hash(site: Path) -> list[tuple[Path, Path]]:
    """Our scripts and styles without a hash, each with the name it shall have."""
    found = sorted(path for path in (site / OWN_FOLDER).rglob("*") if path.suffix in {".css", ".js"})
    return [(path, path.with_name(hashed_name(path))) for path in found if not re.search(HASHED, path.name)]


def hashed_name(path: Path) -> str:
    """`ub.js` → `ub.0123456789.js`."""
    return f"{path.stem}.{hashlib.sha256(path.read_bytes()).hexdigest()[:10]}{path.suffix}"
