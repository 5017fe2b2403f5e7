"""The theme: what we put in the place of its templates still stands in the place of the ones we read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest

from site_src.paths import THEME_SOURCE

TEMPLATES = Path(material.__file__).parent / "templates"
# Of mkdocs-material 9.8.1. When one changes: read the difference, carry it over, then write its hash here.
READ = {
    "404.html": "80c93494b5432b1b",
    "base.html": "8536d352b0093623",
    "main.html": "9948b55a7bc979c3",
    "partials/copyright.html": "bc86bca3bf75070f",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/javascripts/palette.html": "8790389765ea6036",
    "partials/toc-item.html": "418f31ce2e6d5599",
    "partials/search.html": "bfd556535abcddb9",
}


@pytest.mark.parametrize("name", READ)
def test_a_template_that_we_override_is_the_one_that_was_read(name: str) -> None:
    found = hashlib.sha256((TEMPLATES / name).read_bytes()).hexdigest()[:16]
    assert found == READ[name], (
        f"mkdocs-material changed {name}: carry the change into site_src/frontend/theme/, then set its hash to {found}"
    )


def test_every_template_of_ours_that_replaces_one_is_guarded() -> None:
    ours = {path.relative_to(THEME_SOURCE).as_posix() for path in THEME_SOURCE.rglob("*.html")}
    assert {name for name in ours if (TEMPLATES / name).is_file()} <= READ.keys()


def test_our_settings_element_says_what_the_theme_would() -> None:
    theirs = re.findall(r'^ {12}"([\w.]+)": ', (TEMPLATES / "base.html").read_text(encoding="utf-8"), re.MULTILINE)
    ours = re.findall(r'^ {6}"([\w.]+)": ', (THEME_SOURCE / "main.html").read_text(encoding="utf-8"), re.MULTILINE)
    assert theirs
    assert ours == theirs


@pytest.mark.parametrize("kind", ["search", "bundle"])
def test_the_scripts_that_the_pages_name_are_those_of_the_theme(kind: str, site_dir: Path) -> None:
    page = (site_dir / "index.html").read_text(encoding="utf-8")
    named = set(re.findall(rf"assets/javascripts/(?:workers/)?{kind}\.\w+\.min\.js", page))
    assert len(named) == 1
    assert (site_dir / named.pop()).is_file()


def test_the_favicon_and_the_logo_are_ours(site_dir: Path) -> None:
    page = (site_dir / "index.html").read_text(encoding="utf-8")
    assert 'href="assets/ub/favicon.svg"' in page
    assert (site_dir / "assets/ub/favicon.svg").is_file()
    assert (THEME_SOURCE / ".icons/ub/logo.svg").read_text(encoding="utf-8").strip().removeprefix("<svg")[:20] in page
