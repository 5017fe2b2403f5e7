"""Only clinicians read of the longer time limit that NICE sets without neurologic symptoms or signs."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from calculators.text.wording import HOW_SOON_CANCER, WEEK_ALLOWED

#: The sentence of the module on this limit, without what the article says.
LIMIT = WEEK_ALLOWED.removeprefix(HOW_SOON_CANCER).strip(" .")
#: The time itself, and the words of that sentence that make it the limit of NICE.
TIME = re.compile(r"\b(?:an?|one|1|the) week\b", re.IGNORECASE)
ABOUT = re.compile(
    "|".join(sorted({word for word in re.findall(r"\w{4,}", LIMIT) if word not in {"week", "without"}})), re.IGNORECASE
)
#: The code of tests is no text for readers.
CODE = "pre, code, script, style"
NOT_FOR_PATIENTS = '[data-for="clinician"], [data-for="trainee"]'
BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, figcaption, summary, small"


def blocks_with_limit(html: str, *, reader: str) -> list[str]:
    """Return the blocks of a page that name the limit, as a clinician or a patient sees the page."""
    page = BeautifulSoup(html, "html.parser")
    for tag in page.select(CODE + (f", {NOT_FOR_PATIENTS}" if reader == "patient" else "")):
        tag.decompose()
    texts = [tag.get_text(" ", strip=True) for tag in page.select(BLOCKS)]
    return [text for text in texts if TIME.search(text) and ABOUT.search(text)]


def test_the_words_to_look_for_are_those_of_the_module() -> None:
    assert TIME.search(LIMIT)
    assert {"nice", "neurologic"} <= set(ABOUT.pattern.lower().split("|"))


def test_no_page_shows_a_patient_the_longer_time_limit(site_dir: Path) -> None:
    clinicians: set[str] = set()
    shown: list[str] = []
    for path in sorted(site_dir.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if not TIME.search(html):
            continue
        address = path.relative_to(site_dir).as_posix()
        if blocks_with_limit(html, reader="clinician"):
            clinicians.add(address)
        shown += [f"{address}: {text}" for text in blocks_with_limit(html, reader="patient")]
    assert "about/for-reviewers.html" in clinicians
    assert shown == []
