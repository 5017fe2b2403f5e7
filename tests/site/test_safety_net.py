"""Get help now: one page, one list of signs, and every link that promises help leads there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from site_src.blocks import safety_net
from site_src.content.page_parser import Page
from site_src.content.site_data import site_data

PAGE = "get-help.html"
LINK = re.compile(r"<a\b[^>]*\bhref=\"(?P<href>[^\"]*)\"[^>]*>(?P<text>.*?)</a>", re.DOTALL)
LIST = re.compile(r"<ul\b[^>]*\bdata-signs\b[^>]*>(?P<items>.*?)</ul>", re.DOTALL)
ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
PROMISE = re.compile(
    r"\b(get|seek|find|call for)\b.{0,20}\bhelp\b|\bhelp (now|at once)\b|how fast|what to do\b|emergency help", re.IGNORECASE
)  # fmt: skip
#: Signs that a list of the site once had, and no other list may have today.
ONLY_THERE = ("coughing up blood", "coughing blood", "tearing or crushing")
#: No page of the guideline: before a projector and for those who build the site.
ALONE = {"teach/present.html"}
#: Its links name tests, and promise nothing.
NAMES = "about/safety/tests.html"


@pytest.fixture(scope="module")
def pages(built_pages: list[Page]) -> list[Page]:
    return built_pages


def links(page: Page) -> Iterator[tuple[str, str]]:
    """Each link: its words, and the address it leads to, without its anchor."""
    for found in LINK.finditer(page.path.read_text(encoding="utf-8")):
        words = " ".join(unescape(re.sub(r"<[^>]+>", " ", found["text"])).split())
        path = unescape(found["href"]).partition("#")[0]
        yield words, posixpath.normpath(posixpath.join(posixpath.dirname(page.address), path)) if path else page.address


def promised(pages: list[Page]) -> list[tuple[str, str, str]]:
    return [
        (page.address, words, to)
        for page in pages
        for words, to in links(page)
        if PROMISE.search(words) and to != NAMES
    ]


def test_every_link_that_promises_help_leads_to_the_one_page(pages: list[Page]) -> None:
    found = promised(pages)
    assert len(found) > len(pages)
    assert [one for one in found if one[2] != PAGE] == []


def test_every_page_and_every_frame_leads_to_it(pages: list[Page]) -> None:
    reached = {address for address, _, to in promised(pages) if to == PAGE}
    assert [page.address for page in pages if page.address not in reached | ALONE] == []


def test_every_list_of_signs_is_the_one_list(pages: list[Page]) -> None:
    lists = {
        page.address: [unescape(item) for item in ITEM.findall(found["items"])]
        for page in pages
        for found in LIST.finditer(page.path.read_text(encoding="utf-8"))
    }
    assert lists[PAGE] == safety_net.signs(site_data())
    assert len(lists) > 15
    assert [address for address, signs in lists.items() if signs != lists[PAGE]] == []


def test_the_list_is_the_modules_own_and_has_the_signs_that_other_lists_had(pages: list[Page]) -> None:
    net = site_data().word("safety-net")
    assert [sign.lower().rstrip(".") for sign in safety_net.signs(site_data())] == net["patient"].partition(": ")[
        2
    ].split("; ")
    for says in net.values():
        for sign in ("tearing or crushing pain", "coughing up blood", "cancer"):
            assert sign in says
    (follow_up,) = [page for page in pages if page.address == "treat/follow-up.html"]
    assert all(says in follow_up.text for says in net.values())
    (disclaimer,) = [page for page in pages if page.address == "about/disclaimer.html"]
    assert [sign for sign in ONLY_THERE if sign in disclaimer.text.lower()] == []


def test_the_page_has_nothing_folded_room_for_the_number_first_and_the_old_anchor_leads_on(pages: list[Page]) -> None:
    by_address = {page.address: page for page in pages}
    text = by_address[PAGE].path.read_text(encoding="utf-8")
    content = text[text.index("<h1") : text.index("</article>")]
    assert "<details" not in content
    assert content.index('data-house="help"') < content.index("data-signs")
    assert "data-for" not in content
    old = by_address["about/disclaimer.html"]
    assert "seek-help-at-once" in old.ids
    section = old.path.read_text(encoding="utf-8").partition('id="seek-help-at-once"')[2].partition("<h2")[0]
    assert "../get-help.html" in section


@pytest.mark.parametrize(
    "address", ["index.html", "assess/index.html", "assess/red-flags.html", "assess/beyond-the-spine.html"]
)
def test_where_a_patient_looks_first_the_box_is_open(site_dir: Path, address: str) -> None:
    text = (site_dir / address).read_text(encoding="utf-8")
    (box,) = re.findall(r"<details class=\"[^\"]*\bub-help\b[^>]*>", text)
    assert re.search(r"\sopen\b", box)
