"""Pieces of HTML and SVG that do not depend on the guideline's content: icons, the ladder, panels, charts."""
