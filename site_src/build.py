"""Run the steps of a build: check the data, prepare the theme, render the pages, check the built site."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from mkdocs.commands.build import build as render_pages
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from site_src.assets import block_problems_in_pages, prepare
from site_src.blocks import (
    beyond_the_spine,
    glossary,
    hazard_log,
    how_to_cite,
    performance,
    review_status,
    statement_history,
    teaching_points,
)
from site_src.checks import completeness, links, traceability
from site_src.content import content_security_policy, schemas, verification
from site_src.content.page_parser import Page, read_site
from site_src.content.site_data import SiteData, site_data
from site_src.features import offline
from site_src.features.question_box import engine as ask
from site_src.features.question_box.search_words import add_lay_words
from site_src.features.teaching import check as teaching
from site_src.features.teaching import sessions
from site_src.paths import CONFIG, SITE, STAGING, BuildError, build_lock, raise_if_any

# An address from the root of the server, in an attribute or in the theme's settings.
ROOT_ADDRESS = re.compile(r'(="|": ")/(?!/)')
# An icon or a ladder without a width and a height.
UNSIZED_DRAWING = re.compile(r'(<svg(?![^>]* width=)(?:[^>]*class="ub-ladder|[^>]*viewBox="0 0 \d\d \d\d")[^>]*>)')
VIEW_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def check_data(site_data: SiteData, *, unverified: bool = False) -> None:
    """Raise `BuildError` for all problems in the data at once, before any page is rendered.

    With `unverified`, rules that differ from the verified ones are no problem.
    """
    verification_problems = (
        []
        if unverified
        else [
            *verification.problems(site_data.rules_hash),
            *verification.over_triage_problems(site_data.rules_hash),
        ]
    )
    # The other checks rely on the shape of the data.
    raise_if_any(schemas.problems())
    statement_ids = [row["id"] for row in site_data.statements]
    finding_ids = [row["id"] for row in site_data.findings]
    note_ids = [row["id"] for row in site_data.notes]
    # One round names everything: what a new finding lacks is in many files.
    raise_if_any(
        [
            *traceability.data_problems(site_data),
            *completeness.problems(site_data),
            *ask.synonym_problems(ask.synonyms(), statement_ids, finding_ids, note_ids),
            *teaching.problems(site_data),
            *teaching_points.problems(site_data),
            *sessions.problems(unverified=unverified),
            *hazard_log.problems(site_data),
            *beyond_the_spine.problems(site_data),
            *glossary.problems(site_data),
            *performance.problems(),
            *how_to_cite.problems(site_data),
            *statement_history.problems(site_data),
            *review_status.problems(site_data.review),
            *block_problems_in_pages(),
            *verification_problems,
        ]
    )


def check_unverified_data() -> None:
    """Raise `BuildError` for all problems in the data, except that the rules are not verified."""
    check_data(site_data(), unverified=True)


def render(site: Path) -> MkDocsConfig:
    """Render the pages with MkDocs and return its settings. Raises `BuildError` if MkDocs warns."""
    logging.basicConfig(format="mkdocs: %(message)s", level=logging.WARNING)
    config = load_config(str(CONFIG), strict=True, site_dir=str(site))
    try:
        render_pages(config)
    except Abort as stopped:
        raise BuildError("MkDocs stopped. See its warnings above.") from stopped
    return config


def post_process(site: Path) -> None:
    """Change what MkDocs wrote.

    Adds synonyms to the search index, writes it as a script for file://, removes the sitemap and the theme's unused style
    sheets, makes the links of 404.html relative, and gives drawings a size.
    """
    index_file = site / "search" / "search_index.json"
    found = add_lay_words(json.loads(index_file.read_text(encoding="utf-8")))
    index = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    index_file.write_text(index, encoding="utf-8")
    (site / "search" / "search_index.js").write_text(f"var __index = {index};\n", encoding="utf-8")
    # Material's style sheets are part of assets/ub/ub.css.
    shutil.rmtree(site / "assets" / "stylesheets")
    # A sitemap needs the address of the site, which is not known.
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    # MkDocs writes addresses from the root of the server, but the site may be in any folder.
    not_found = site / links.NOT_FOUND
    not_found.write_text(ROOT_ADDRESS.sub(r"\1./", not_found.read_text(encoding="utf-8")), encoding="utf-8")
    # Without the style sheet, a drawing that has no size would be as wide as the window.
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        sized = UNSIZED_DRAWING.sub(lambda found: VIEW_BOX.sub(r'\g<0> width="\1" height="\2"', found[1]), text)
        page.write_text(sized, encoding="utf-8")


def page_problems(site_data: SiteData, pages: list[Page], site: Path) -> Iterator[str]:
    """Yield what is wrong with the built pages, one sentence each."""
    for page in pages:
        yield from content_security_policy.page_problems(page)
    for sheet in sorted(site.rglob("*.css")):
        yield from content_security_policy.style_problems(
            sheet.relative_to(site).as_posix(), sheet.read_text(encoding="utf-8")
        )
    yield from links.problems(pages, site)
    yield from traceability.missing_anchors(site_data, pages)


def check(site: Path = SITE) -> None:
    """Raise `BuildError` for the problems of a built site, all at once."""
    if not (site / "index.html").is_file():
        raise BuildError("There is no built site: run `python -m site_src build` first.")
    raise_if_any(page_problems(site_data(), read_site(site), site))


def prepare_theme() -> None:
    """Check the data and prepare the theme, so that plain `mkdocs serve` works."""
    with build_lock():
        check_data(site_data())
        prepare(site_data())


def build(
    site: Path = SITE, staging: Path = STAGING, *, unverified: bool = False, sheets: dict[str, bytes] | None = None
) -> None:
    """Build the whole site in `staging`, check it, then put it in the place of the last one.

    An `unverified` site is for the run that verifies it in a browser; its verification page says that it is unverified.
    `sheets` are files that only a release has; the pages link to them.
    """
    with build_lock():
        check_data(site_data(), unverified=unverified)
        prepare(site_data(), sheets=sheets)
        settings = render(staging)
        post_process(staging)
        offline.add_offline_files(staging, settings.site_name, settings.site_description or "")
        check(staging)
        replace_site(staging, site)


def replace_site(staging: Path, site: Path) -> None:
    """Replace the last site by a finished one. The site is missing only between two renames."""
    previous = staging.with_name("site-last")
    shutil.rmtree(previous, ignore_errors=True)
    if site.exists():
        site.rename(previous)
    staging.rename(site)
    shutil.rmtree(previous, ignore_errors=True)
