"""No eight words in a row of the source article stand on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.content.page_parser import Page
from site_src.content.site_data import site_data
from tests.site.support import copyright_ngrams

# What the site writes itself: the theme's scripts and the packed runtime are others' work.
WRITTEN = {".json", ".csv", ".bib", ".js"}
OTHERS = ("assets/javascripts/", "assets/ub/runtime/")


@pytest.fixture(scope="module")
def titles() -> set[str]:
    """Return the n-grams of paper titles, which the article and this site both have to cite."""
    allowed: set[str] = set()
    for source in site_data().references.values():
        allowed.update(copyright_ngrams.ngrams(f"{source.title} {source.published}"))
    return allowed


def test_the_hashes_are_of_a_whole_article() -> None:
    assert len(copyright_ngrams.read_hashes()) > 1000


def test_a_copied_sentence_is_found_with_and_without_its_numbers() -> None:
    article = "One two three four five six seven eight 1, 2\nNine ten eleven twelve"
    kept = copyright_ngrams.article_hashes(article)
    assert copyright_ngrams.copied_ngrams(
        "… six, seven; EIGHT nine ten eleven twelve. Five six seven eight nine ten eleven twelve", kept
    )
    assert copyright_ngrams.copied_ngrams("two three four five six seven eight 1", kept)
    assert not copyright_ngrams.copied_ngrams("one two three four five six seven and eight", kept)


def test_no_page_carries_a_sentence_of_the_article(built_pages: list[Page], titles: set[str]) -> None:
    kept = copyright_ngrams.read_hashes()
    for page in built_pages:
        attributes = (" ".join(tag.attributes.values()) for tag in page.tags)
        text = " ".join([page.text, *attributes])
        copied = [run for run in copyright_ngrams.copied_ngrams(text, kept) if run not in titles]
        assert copied == [], page.display_path


def test_no_data_of_the_site_carries_a_sentence_of_the_article(site_dir: Path, titles: set[str]) -> None:
    kept = copyright_ngrams.read_hashes()
    for path in site_dir.rglob("*"):
        address = path.relative_to(site_dir).as_posix()
        if path.suffix in WRITTEN and not address.startswith(OTHERS):
            copied = [
                run
                for run in copyright_ngrams.copied_ngrams(path.read_text(encoding="utf-8"), kept)
                if run not in titles
            ]
            assert copied == [], address
