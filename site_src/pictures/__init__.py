"""Pictures made from the tables of the module, in which every name is a link: the ladder, the way, the red flags.

measure   how wide a text will be, and where it breaks
draw      panels of linked nodes as SVG, once for a wide place and once for a narrow one
maps      which rules, findings and steps stand in which picture

A rule or a flag that is new in `calculators/` stands in them at the next build; nothing is listed here.
"""

from __future__ import annotations

from site_src.pictures.maps import PICTURES

__all__ = ["PICTURES"]
