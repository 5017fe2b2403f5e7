"""Collect the pictures that a page may open with `/// diagram`: the maps of the rules, and the natural frequencies.

The maps are made from the lists of the decision module, so a new rule or flag appears in them automatically.
"""

from __future__ import annotations

from collections.abc import Callable

from site_src.blocks.natural_frequencies_figure import PEOPLE
from site_src.blocks.rule_maps import MAPS
from site_src.content.site_data import SiteData

PICTURES: dict[str, Callable[[SiteData], str]] = {**MAPS, **PEOPLE}

__all__ = ["MAPS", "PEOPLE", "PICTURES"]
