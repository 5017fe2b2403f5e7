"""The type of the fixture `axe`."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Page


class Axe(Protocol):
    """The fixture `axe`: a function from a page to its accessibility errors."""

    def __call__(self, page: Page, only: tuple[str, ...] = ...) -> list[str]:
        """Return the accessibility errors of a page, one line each."""
