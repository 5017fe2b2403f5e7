"""Read a printed page."""

from pathlib import Path

from playwright.sync_api import Page
from pypdf import PdfReader


def printed_pages(page: Page, folder: Path) -> list[str]:
    """Print a page and return the text of each sheet."""
    paper = folder / "paper.pdf"
    page.emulate_media(media="print")
    page.pdf(path=paper, prefer_css_page_size=True)
    page.emulate_media(media="screen")
    return [sheet.extract_text() for sheet in PdfReader(paper).pages]
