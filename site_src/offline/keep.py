"""What a browser keeps of a built site: the list with a hash for each file, the id of the build, the worker, the manifest."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from site_src.local import TWO
from site_src.offline.names import HASHED, OWN

WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
WORKER_SOURCE = Path(__file__).with_name("worker.js")
#: Never asked for over http: scripts that bring the runtime on file://, gzipped twins, source maps, other languages. And
#: what belongs to a house and to no build.
LEFT_OUT = re.compile(
    rf"^{OWN}/runtime/(local/|manifest\.json)|\.gz$|\.map$|/lunr/|^search/search_index\.js$|^{re.escape(WORKER)}$"
    rf"|^({'|'.join(map(re.escape, TWO))})$"
)
#: Where a page says of which build it is; filled in when the build is known.
UNTOLD = 'data-build=""'

ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))
# Of the theme's header, in light.
COLOUR = "#1c4fb4"


def write(site: Path, name: str, description: str) -> None:
    """The manifest, the id of the build into the pages, and the worker with its list. Nothing may change after it."""
    (site / MANIFEST).write_text(manifest(name, description), encoding="utf-8")
    build = build_id(site)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(UNTOLD, f'data-build="{build}"'), encoding="utf-8")
    about = {"build": build, "hashed": HASHED, "files": {kept: integrity(site / kept) for kept in listed(site)}}
    script = f"self.UB_KEPT = {json.dumps(about, separators=(',', ':'))};\n"
    (site / WORKER).write_text(script + WORKER_SOURCE.read_text(encoding="utf-8"), encoding="utf-8")


def listed(site: Path) -> Iterator[str]:
    """The files that are kept, as addresses relative to the root of the site."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not LEFT_OUT.search(name):
            yield name


def build_id(site: Path) -> str:
    """Twelve digits over everything that is kept, and over the worker itself."""
    whole = hashlib.sha256(WORKER_SOURCE.read_bytes())
    for name in listed(site):
        whole.update(f"{name} {integrity(site / name)}\n".encode())
    return whole.hexdigest()[:12]


def integrity(path: Path) -> str:
    """The hash of a file in the form in which a browser checks what it fetched."""
    return "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def manifest(name: str, description: str) -> str:
    """The web app manifest. Every address in it is relative, so that it holds under any path."""
    icons = [
        {"src": f"{OWN}/{file}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for file, size, purpose in ICONS
    ]
    about = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": "en",
        "start_url": "index.html",
        "scope": "./",
        # With a way back and a way to load again, which the pages have no buttons for.
        "display": "minimal-ui",
        "theme_color": COLOUR,
        "background_color": "#ffffff",
        "icons": icons,
    }
    return json.dumps(about, ensure_ascii=False, indent=2) + "\n"
