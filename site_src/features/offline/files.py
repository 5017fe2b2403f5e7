"""Which files of a site are cached, which of them are optional, and their content types."""

from __future__ import annotations

import re

from site_src.features.local_settings.files import LOCAL_FILES
from site_src.features.offline.hashed_names import OWN_FOLDER

WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
#: The script that removes the site from devices if it replaces the service worker.
TAKE_DOWN = "take-down.js"
#: Not cached, since never requested over http: the runtime's scripts for file://, gzipped copies, source maps, other languages.
#: Nor are the files of an organization, which are not part of a build.
EXCLUDED = re.compile(
    rf"^{OWN_FOLDER}/runtime/(local/|manifest\.json)|\.gz$|\.map$|/lunr/|^search/search_index\.js$"
    rf"|^({'|'.join(map(re.escape, (WORKER, TAKE_DOWN, *LOCAL_FILES)))})$"
)
#: Files without which every page opens and every calculator answers. The service worker uses the same pattern.
OPTIONAL = (
    rf"^data/|^local\.example\.json$|^{re.escape(MANIFEST)}$|^{OWN_FOLDER}/(icon-|favicon\.)|^assets/images/favicon\."
)
#: The content type of a cached file by its extension, which is also what a server should send.
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
