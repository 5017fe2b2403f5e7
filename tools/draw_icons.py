"""Draw the icons of the installed site from the favicon: `python -m tools.draw_icons`, after `make setup`.

The icons are in the repository because a build must not need a browser. A test fails if the favicon has changed since.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import sync_playwright

from site_src.features.offline.precache import ICONS
from site_src.paths import THEME_SOURCE
from tools.setup import browser as finder

FOLDER = THEME_SOURCE / "assets" / "ub"
FAVICON = FOLDER / "favicon.svg"


def icon_svg(purpose: str) -> str:
    """Return the favicon as SVG. A maskable icon fills its square, with the bars in the middle, where no mask cuts."""
    whole = FAVICON.read_text(encoding="utf-8")
    if purpose == "any":
        return whole
    full = re.sub(r' rx="\d+"', "", whole)
    return re.sub(r"<path ", '<path transform="translate(5 5) scale(.6875)" ', full)


def draw_icons(folder: Path = FOLDER) -> None:
    """Write every icon to a folder."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=finder.find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        for file, size, purpose in ICONS:
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(icon_svg(purpose))
            page.add_style_tag(
                content=f"body {{ margin: 0 }} svg {{ display: block; width: {size}px; height: {size}px }}"
            )
            page.screenshot(path=folder / file, omit_background=True)
        browser.close()


if __name__ == "__main__":
    draw_icons()
