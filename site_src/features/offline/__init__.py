"""Offline use of a built site: hashed file names, a service worker with a list of files, and a web app manifest.

hashed_names  scripts and styles get names with a hash of their content, so that two builds are never mixed
precache      the list of cached files, the id of the build, the service worker, the manifest
files         which files are cached, which are optional, and their content types
switch        the state of the offline copy in words, and its buttons
precache.js, service-worker.js  the service worker; frontend/page/offline.js runs in the page
take-down.js  removes the site from devices when it replaces the service worker
"""

from __future__ import annotations

from pathlib import Path

from site_src.features.offline import hashed_names, precache
from site_src.features.offline.switch import offline_switch

__all__ = ["add_offline_files", "offline_switch"]


def add_offline_files(site: Path, name: str, description: str) -> None:
    """Finish a built site for offline use. No file of the site may change afterward."""
    hashed_names.add_hashes(site)
    precache.write_precache(site, name, description)
