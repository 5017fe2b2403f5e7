"""Pictures made from the tables of the module and from the evidence.

measure        how wide a text will be, and where it breaks
draw           panels of linked nodes as SVG, once for a wide place and once for a narrow one
maps           which rules, findings and steps stand in which picture: the ladder, the way, the red flags
people         natural frequencies: the figures out of the evidence, counted in whole people
people_figure  a thousand people as marks, with what is said of them and the field for another base rate

A rule or a flag that is new in `calculators/` stands in the maps at the next build; nothing is listed here.
"""

from __future__ import annotations

from collections.abc import Callable

from site_src.blocks.natural_frequencies_figure import PEOPLE
from site_src.blocks.rule_maps import MAPS
from site_src.content.site_data import SiteData

PICTURES: dict[str, Callable[[SiteData], str]] = {**MAPS, **PEOPLE}

__all__ = ["MAPS", "PEOPLE", "PICTURES"]
