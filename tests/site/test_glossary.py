"""The glossary: every term has its anchor, every link leads to a page that uses the word, and holes stop the build."""

from __future__ import annotations

import copy

from site_src.blocks import glossary
from site_src.content.page_parser import Page
from site_src.content.site_data import site_data


def test_every_term_has_its_anchor_and_stands_on_the_pages_it_leads_to(built_pages: list[Page]) -> None:
    pages = {page.address: page for page in built_pages}
    page = pages["about/glossary.html"]
    links = {address for _, address in page.links()}
    for row in glossary.terms():
        assert f"term-{row['id']}" in page.ids
        assert row["says"]["clinician"] in page.text
        assert row["says"]["patient"] in page.text
        for name in row["pages"]:
            address = name.replace(".md", ".html")
            text = pages[address].text.lower()
            assert any(form.lower() in text for form in row["forms"]), (row["term"], name)
            assert links & {f"../{address}", address.removeprefix("about/")}, (row["term"], name)


def test_what_does_not_exist_and_a_term_out_of_its_order_stop_the_build() -> None:
    rows = copy.deepcopy(glossary.terms()[:3])
    assert list(glossary.problems(site_data(), rows)) == []
    rows[0]["pages"] = ["about/gone.md"]
    rows[1]["notes"] = ["N99"]
    rows[2]["term"] = rows[1]["term"]
    ids = [row["id"] for row in rows]
    assert list(glossary.problems(site_data(), rows)) == [
        f"docs/data/glossary.json, {ids[0]!r} names the page 'about/gone.md', which does not exist.",
        f"docs/data/glossary.json, {ids[1]!r} names the note 'N99', which does not exist.",
        f"docs/data/glossary.json, {ids[2]!r} comes after {rows[1]['term'].lower()!r}: terms must be in alphabetical order, each once.",
    ]
