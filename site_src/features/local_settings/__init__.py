"""Local settings: `local.json` in the folder of a built site, written by an organization and read by no build.

check.js, phone-number.js,   joined into a script for every page: check the file, find telephone numbers in it, read it, and
read.js, show.js             show the settings
form, browser, server,       joined into a script for the page for administrators: the form that makes both files, and checks of
admin.js                     the browser and of the server, with their text (admin.json)
data                         the data that these scripts need
files                        the files in the built site: an empty local.json and local.js, and an example
blocks                       the table of the entries, the form, the checks, and the code for embedding a calculator

`site_src/frontend/calculator/local-settings/` shows local settings with an answer.
"""

from __future__ import annotations

from site_src.features.local_settings import blocks
from site_src.features.local_settings.data import admin_script, page_script
from site_src.features.local_settings.files import LOCAL_FILES, write_local_files

__all__ = ["LOCAL_FILES", "admin_script", "blocks", "page_script", "write_local_files"]
