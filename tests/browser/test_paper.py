"""The pages of the guideline on paper: what is read, without what leads on, and nothing torn from what names it."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from site_src.content.site_data import site_data
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.print_media import printed_pages

HEAD_ALONE = re.compile(r"Statement\s+[a-z-]+\s+(\d+ / \d+\s*)?$")


def test_a_page_prints_as_what_is_read_and_no_head_is_torn_from_what_it_names(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    console_errors = collect_console_errors(page)
    page.goto(f"{site_url}assess/red-flags.html")
    sheets = printed_pages(page, tmp_path)
    text = "\n".join(sheets)
    for part in ("Applies to:", "How we saw each source", "What we saw", "119 No syndrome, sign present"):
        assert part in re.sub(r" +", " ", text)
    assert "It is not a diagnosis or an order" in sheets[-1]
    assert "Version" in sheets[-1]
    for part in ("See also", "Copy link", "The screen\n"):
        assert part not in text
    assert [sheet for sheet in sheets if HEAD_ALONE.search(sheet)] == []

    page.goto(f"{site_url}about/references.html")
    last = printed_pages(page, tmp_path)[-1]
    assert "It is not a diagnosis or an order" in last
    assert "Version" in last
    assert f"[{len(site_data().references)}]" in last

    page.goto(f"{site_url}treat/index.html")
    assert len(printed_pages(page, tmp_path)) == 2

    page.goto(f"{site_url}about/licences.html")
    outside = page.locator(".md-content a[href^='https://']").first
    assert str(outside.get_attribute("href")) in "".join(printed_pages(page, tmp_path)).replace("\n", "")

    page.goto(f"{site_url}about/glossary.html")
    page.emulate_media(media="print")
    expect(page.locator(".ub-glossary dt").first).to_have_css("break-after", "avoid")
    expect(page.locator(".ub-glossary")).to_have_css("max-width", "none")
    assert console_errors == []
