"""Pieces of HTML and SVG that know nothing about the guideline: icons, the ladder, panels, charts."""
