"""The source article as a set of hashes, so that copied sentences are found without storing the article here.

    python tests/site/support/copyright_ngrams.py ARTICLE.txt

writes copyright_ngrams.txt next to this file: one truncated SHA-256 for each eight words in a row. The article itself stays
outside the repository.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

NGRAM_WORDS = 8
HASHES_FILE = Path(__file__).with_name("copyright_ngrams.txt")
# The article prints citation numbers at the end of a line; a copy without them is still a copy.
CITATION_NUMBERS = re.compile(r"(?<=\D)\s\d(?:,\s*\d)*:?\s*$", re.MULTILINE)


def words(text: str) -> list[str]:
    """Return the words of a text, without case, punctuation, and spacing."""
    return re.findall(r"[a-z0-9]+", text.lower())


def ngrams(text: str) -> Iterator[str]:
    """Yield every eight words in a row."""
    found = words(text)
    for start in range(len(found) - NGRAM_WORDS + 1):
        yield " ".join(found[start : start + NGRAM_WORDS])


def ngram_hash(run: str) -> str:
    """Return the truncated hash of an n-gram."""
    return hashlib.sha256(run.encode()).hexdigest()[:16]


def article_hashes(text: str) -> set[str]:
    """Return the hashes of an article, with its citation numbers and without."""
    return {ngram_hash(run) for form in (text, CITATION_NUMBERS.sub("", text)) for run in ngrams(form)}


def copied_ngrams(text: str, hashes: set[str]) -> list[str]:
    """Return the n-grams of a text that are in the article."""
    return [run for run in ngrams(text) if ngram_hash(run) in hashes]


def read_hashes() -> set[str]:
    """Return the stored hashes."""
    return set(HASHES_FILE.read_text(encoding="ascii").split())


def write_hashes(article: str) -> int:
    """Store the hashes of an article, and return how many there are."""
    hashes: Iterable[str] = sorted(article_hashes(article))
    HASHES_FILE.write_text("\n".join(hashes) + "\n", encoding="ascii")
    return len(read_hashes())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tests/site/support/copyright_ngrams.py ARTICLE.txt")
    print(f"{write_hashes(Path(sys.argv[1]).read_text(encoding='utf-8'))} hashes in {HASHES_FILE.name}")
