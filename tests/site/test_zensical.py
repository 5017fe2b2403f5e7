"""Build the pages with Zensical, which is to replace MkDocs (record 0034), and check what it makes of templates and links.

`make zensical` installs it and runs this test.
"""

from __future__ import annotations

import html
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_src.checks import links, traceability
from site_src.content import content_security_policy
from site_src.content.page_parser import Page, read_site
from site_src.content.site_data import site_data
from site_src.paths import CONFIG, DOCS, ROOT, THEME

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None,
    reason="Zensical is not installed, so the pages are not built with it; for that, type: make zensical",
)
#: Zensical renders no static templates, and so not the page that the service worker shows for a page that is not saved.
NOT_RENDERED = {"not-kept.html"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with Zensical from copies of the pages and of the theme of the last build."""
    folder = tmp_path_factory.mktemp("zensical")
    shutil.copy(CONFIG, folder)
    shutil.copytree(DOCS, folder / DOCS.name)
    shutil.copytree(THEME, folder / THEME.relative_to(ROOT))
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, check=False, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(built: Path) -> list[Page]:
    return read_site(built)


def test_zensical_builds_every_page_that_mkdocs_builds(pages: list[Page], site_dir: Path) -> None:
    assert {page.address for page in read_site(site_dir)} - {page.address for page in pages} == NOT_RENDERED


def test_every_link_and_anchor_leads_somewhere(pages: list[Page], built: Path) -> None:
    # The build makes the links of 404.html relative after either of the two.
    assert list(links.problems([page for page in pages if page.address != links.NOT_FOUND], built)) == []
    assert list(traceability.missing_anchors(site_data(), pages)) == []


def test_no_page_carries_a_script_a_style_or_a_handler(pages: list[Page]) -> None:
    assert [fault for page in pages for fault in content_security_policy.page_problems(page)] == []


def test_the_text_of_every_page_is_the_same(pages: list[Page], site_dir: Path) -> None:
    by_address = {page.address: page for page in read_site(site_dir)}
    differing = [page.address for page in pages if content(page) != content(by_address[page.address])]
    assert differing == []


def content(page: Page) -> str:
    """Return the text from a page's first heading to the end of its article. The two write some characters differently."""
    text = page.path.read_text(encoding="utf-8")
    article = text[text.index("<h1") : text.rindex("</article>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", article)).split())
