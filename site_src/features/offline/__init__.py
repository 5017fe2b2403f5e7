"""What a built site needs in order to be kept by a browser: hashed names, a service worker with its list, a manifest.

names      scripts and styles get names that hold their content's hash, so that no two builds can be mixed
keep       the list of what is kept, the id of the build, the worker in front of which they stand, the manifest
switch     whether a copy is kept, in words, and the buttons for it
worker.js  the service worker; the page's side is the theme's offline.js
icons      draws the icons anew
"""

from __future__ import annotations

from pathlib import Path

from site_src.features.offline import hashed_names, precache
from site_src.features.offline.switch import offline_switch

__all__ = ["add_offline_files", "offline_switch"]


def add_offline_files(site: Path, name: str, description: str) -> None:
    """The last step of a build, after which no file of the site may change."""
    hashed_names.add_hashes(site)
    precache.write_precache(site, name, description)
