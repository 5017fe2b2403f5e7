"""The source article as a set of hashes, so that its sentences can be looked for without keeping them here.

    python tests/site/support/copyright_ngrams.py ARTICLE.txt

writes shingles.txt beside this file: one truncated SHA-256 for each eight words in a row. The article itself stays
outside the repository.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

WORDS = 8
KEPT = Path(__file__).with_name("copyright_ngrams.txt")
# The article prints its numbers at the end of a line; a sentence copied without them is copied all the same.
CITED = re.compile(r"(?<=\D)\s\d(?:,\s*\d)*:?\s*$", re.MULTILINE)


def words(text: str) -> list[str]:
    """The words of a text, without case, marks and spacing."""
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> Iterator[str]:
    """Every eight words in a row."""
    found = words(text)
    for start in range(len(found) - WORDS + 1):
        yield " ".join(found[start : start + WORDS])


def hashed(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:16]


def of_article(text: str) -> set[str]:
    """The hashes of an article, with its numbers and without."""
    return {hashed(run) for form in (text, CITED.sub("", text)) for run in runs(form)}


def found_in(text: str, kept: set[str]) -> list[str]:
    """The runs of a text that are the article's."""
    return [run for run in runs(text) if hashed(run) in kept]


def read() -> set[str]:
    return set(KEPT.read_text(encoding="ascii").split())


def write(article: str) -> int:
    hashes: Iterable[str] = sorted(of_article(article))
    KEPT.write_text("\n".join(hashes) + "\n", encoding="ascii")
    return len(read())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tests/site/support/copyright_ngrams.py ARTICLE.txt")
    print(f"{write(Path(sys.argv[1]).read_text(encoding='utf-8'))} hashes in {KEPT.name}")
