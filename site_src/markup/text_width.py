"""How wide a text will be, near enough to break it into lines before any browser has seen it.

SVG breaks no lines. The widths are those of Arial and Helvetica, in thousandths of the size, with room for the faces that
are a little wider; a browser test holds that no text leaves its box.
"""

from __future__ import annotations

ROOM = 1.08
BOLD = 1.08
_GROUPS = {
    "ijl'’|": 222,
    " ft.,:;/I!·": 278,
    "r()-“”": 333,
    "cksvxyzJ": 500,
    "abdeghnopqu0123456789L–?_": 556,
    "FTZ": 611,
    "ABEKPSVXY&": 667,
    "wCDHNRU": 722,
    "GOQ": 778,
    "mM": 833,
    "%": 889,
    "W": 944,
}
_WIDTHS = {letter: width for letters, width in _GROUPS.items() for letter in letters}
_OTHER = 667


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line, in the unit of the size."""
    whole = sum(_WIDTHS.get(letter, _OTHER) for letter in text) / 1000 * size * ROOM
    return whole * BOLD if bold else whole


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines that fit into the room; a word that is wider than that has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
