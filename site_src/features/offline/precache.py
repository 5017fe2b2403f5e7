"""Write the service worker with its list of files and their hashes, the id of the build, and the web app manifest."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from site_src.bundler import assignment, with_data
from site_src.content.content_security_policy import HEADERS
from site_src.features.local_settings.data import validation_data
from site_src.features.offline.files import EXCLUDED, MANIFEST, OPTIONAL, TAKE_DOWN, TYPES, WORKER
from site_src.features.offline.hashed_names import HASHED, OWN_FOLDER

HERE = Path(__file__).parent
#: The entry of the service worker; its data precedes the bundle.
ENTRY = HERE / "service-worker.js"
#: The response headers that are cached with a file, in addition to its type.
CACHED_HEADERS = [*HEADERS, "X-Frame-Options"]
#: The place for the id of the build in a page.
EMPTY_BUILD_ID = 'data-build=""'

ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))
# The color of the theme's header in light mode.
THEME_COLOR = "#1c4fb4"


def write_precache(site: Path, name: str, description: str) -> None:
    """Write the manifest, the id of the build into the pages, and the service worker. No file may change afterward."""
    (site / MANIFEST).write_text(web_app_manifest(name, description), encoding="utf-8")
    build = build_id(site)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(EMPTY_BUILD_ID, f'data-build="{build}"'), encoding="utf-8")
    about = {
        "build": build,
        "hashed": HASHED,
        "spare": OPTIONAL,
        "types": TYPES,
        "headers": CACHED_HEADERS,
        "files": {file: integrity(site / file) for file in precached_files(site)},
    }
    (site / WORKER).write_text(f"{assignment('self.UB_PRECACHE', about)}{worker_script()}", encoding="utf-8")
    shutil.copyfile(HERE / TAKE_DOWN, site / TAKE_DOWN)


def worker_script() -> str:
    """Return the service worker without its list of files."""
    return with_data("self.UB_LOCAL_SETTINGS", validation_data(), ENTRY)


def precached_files(site: Path) -> Iterator[str]:
    """Yield the cached files, as addresses relative to the root of the site."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not EXCLUDED.search(name):
            yield name


def build_id(site: Path) -> str:
    """Return twelve hex digits: a hash of all cached files and of the service worker."""
    whole = hashlib.sha256(worker_script().encode())
    for name in precached_files(site):
        whole.update(f"{name} {integrity(site / name)}\n".encode())
    return whole.hexdigest()[:12]


def integrity(path: Path) -> str:
    """Return the hash of a file in the format of subresource integrity."""
    return "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def web_app_manifest(name: str, description: str) -> str:
    """Return the web app manifest. All addresses in it are relative, so that it is valid under any path."""
    icons = [
        {"src": f"{OWN_FOLDER}/{file}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for file, size, purpose in ICONS
    ]
    about = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": "en",
        "start_url": "index.html",
        "scope": "./",
        # This mode has buttons for back and reload, which the pages lack.
        "display": "minimal-ui",
        "theme_color": THEME_COLOR,
        "background_color": "#ffffff",
        "icons": icons,
    }
    return json.dumps(about, ensure_ascii=False, indent=2) + "\n"
