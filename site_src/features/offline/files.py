"""Which files of a site a browser keeps, which of them it can do without, and as what type each kind is sent."""

from __future__ import annotations

import re

from site_src.features.local_settings.files import LOCAL_FILES
from site_src.features.offline.hashed_names import OWN_FOLDER

WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
#: The script that takes the site off the devices, once it lies in the place of the worker.
TAKE_DOWN = "take-down.js"
#: Never asked for over http: scripts that bring the runtime on file://, gzipped twins, source maps, other languages. And
#: what belongs to a house and to no build.
EXCLUDED = re.compile(
    rf"^{OWN_FOLDER}/runtime/(local/|manifest\.json)|\.gz$|\.map$|/lunr/|^search/search_index\.js$"
    rf"|^({'|'.join(map(re.escape, (WORKER, TAKE_DOWN, *LOCAL_FILES)))})$"
)
#: What can be missing while every page opens and every calculator answers. The worker goes by the same.
OPTIONAL = (
    rf"^data/|^local\.example\.json$|^{re.escape(MANIFEST)}$|^{OWN_FOLDER}/(icon-|favicon\.)|^assets/images/favicon\."
)
#: As what a file is kept, by its ending; what a server should send.
TYPES = {
    "bib": "text/plain; charset=utf-8",
    "bin": "application/octet-stream",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "zip": "application/zip",
}
