"""This house's own facts: `local.json` beside a built site, which anyone may write and no build reads.

check.js, number.js,         on every page, joined to one script: is the file right, which text is a telephone number, read the
read.js, show.js             file, show what is of the house
form, browser, server,       on the page for administrators, likewise joined: the two files out of a form, what this browser
admin.js                     can do, what this server sends, and all of it in words (admin.json)
data                         what those scripts have to know
files                        what lies in the site for it: an empty local.json with its twin, and an example
blocks                       the table of the entries, the form, the checks, and the line for a page of one's own

How it looks beside an answer is the widget's: `site_src/frontend/calculator/house/`.
"""

from __future__ import annotations

from site_src.features.local_settings import blocks
from site_src.features.local_settings.data import admin_script, page_script
from site_src.features.local_settings.files import LOCAL_FILES, write_local_files

__all__ = ["LOCAL_FILES", "admin_script", "blocks", "page_script", "write_local_files"]
