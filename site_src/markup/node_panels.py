"""Panels of linked nodes as SVG: text that can be selected, links that the keyboard reaches, colours from the style sheet.

The same panels are laid out for each reader, for a wide and for a narrow place; the style sheet shows the one that fits,
so that no text becomes smaller than 12 px. No ids: a page may hold several.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from site_src.content.ui_text import READERS, Both, rung_badge
from site_src.html import link
from site_src.markup.text_width import width, wrap

SIZE, LINE, SMALL, SMALL_LINE = 15, 19, 14, 17
PAD, GAP, BETWEEN, LEAST = 9, 6, 12, 34
ARROW = 26


@dataclass(frozen=True)
class Tag:
    """The step that a node leads to, and the rule that says so."""

    rung: str
    target: str
    rule: Both


@dataclass(frozen=True)
class Node:
    """A name that leads to where it is explained. `about` says what it stands for, by id."""

    about: str
    target: str
    words: Both
    tags: tuple[Tag, ...] = ()
    rung: str | None = None
    beyond: bool = False


@dataclass(frozen=True)
class Panel:
    """A head, and the nodes that belong to it. `inset` makes the heads a flight of stairs."""

    about: str
    target: str
    title: Both
    nodes: list[Node]
    says: Both | None = None
    rung: str | None = None
    inset: int = 0


@dataclass(frozen=True)
class Frame:
    """How wide a drawing is, and how its panels are laid out: without a column for the heads they lie on top."""

    name: str
    width: int
    head: int
    columns: int

    @property
    def left(self) -> int:
        return self.head + GAP if self.head else 0

    @property
    def node_width(self) -> float:
        return (self.width - self.left - GAP * (self.columns - 1)) / self.columns


FRAMES = (Frame("wide", 690, 166, 2), Frame("narrow", 300, 0, 1))


def picture(title: Both, says: Both, panels: list[Panel], *, arrows: bool = False, legend: str = "") -> str:
    """The figure: every drawing, of which one is shown, and under it what its outlines mean."""
    drawn = "".join(
        _Drawing(frame, reader, panels).svg(title[reader], says[reader], arrows=arrows)
        for reader in READERS
        for frame in FRAMES
    )
    return f'<figure class="ub-map">{drawn}<figcaption class="ub-meta">{legend}</figcaption></figure>'


class _Drawing:
    """The panels for one reader in one frame."""

    def __init__(self, frame: Frame, reader: str, panels: list[Panel]) -> None:
        self.frame, self.reader, self.panels = frame, reader, panels
        badges = [rung_badge(tag.rung)[reader] for panel in panels for node in panel.nodes for tag in node.tags]
        # One width for all, so that the steps stand under one another.
        self.tag_width = max((width(text, SMALL, bold=True) for text in badges), default=0) + 2 * PAD

    def svg(self, title: str, says: str, *, arrows: bool) -> str:
        y, body = 2.0, []
        for place, panel in enumerate(self.panels):
            if place:
                y += ARROW if arrows else BETWEEN
                body.append(self._arrow(y) if arrows else "")
            drawn, tall = self._panel(panel, y)
            body.append(drawn)
            y += tall
        named = f"<title>{escape(title)}</title><desc>{escape(says)}</desc>"
        box = f"0 0 {self.frame.width} {y + 2:g}"
        kind = f"ub-map__{self.frame.name}"
        return f'<svg class="{kind}" data-for="{self.reader}" viewBox="{box}" role="group">{named}{"".join(body)}</svg>'

    def _arrow(self, y: float) -> str:
        x = (self.frame.head or self.frame.width) / 2
        return f'<path class="ub-map__arrow" d="M{x:g} {y - ARROW + 4:g}V{y - 4:g}m-6 -6l6 6 6 -6"></path>'

    def _panel(self, panel: Panel, y: float) -> tuple[str, float]:
        """The panel at this height, and how tall it is."""
        frame = self.frame
        room = (frame.head or frame.width) - panel.inset
        head_height = self._head_height(panel, room)
        bottom = y if frame.head else y + head_height + GAP
        nodes = []
        for start in range(0, len(panel.nodes), frame.columns):
            row = panel.nodes[start : start + frame.columns]
            height = max(map(self._height, row))
            nodes += [
                self._node(node, frame.left + place * (frame.node_width + GAP), bottom, height)
                for place, node in enumerate(row)
            ]
            bottom += height + GAP
        tall = max(bottom - GAP - y, head_height)
        head = self._head(panel, y, room, tall if frame.head else head_height)
        rung = f' data-rung="{panel.rung}"' if panel.rung else ""
        return f'<g data-panel="{escape(panel.about)}"{rung}>{head}{"".join(nodes)}</g>', tall

    def _title(self, panel: Panel, room: float) -> list[str]:
        return wrap(panel.title[self.reader], room - 2 * PAD, SIZE, bold=True)

    def _says(self, panel: Panel, room: float) -> list[str]:
        return wrap(panel.says[self.reader], room - 2 * PAD, SMALL) if panel.says else []

    def _head_height(self, panel: Panel, room: float) -> float:
        title, says = self._title(panel, room), self._says(panel, room)
        return max(2 * PAD + LINE * len(title) + SMALL_LINE * len(says), LEAST)

    def _head(self, panel: Panel, y: float, room: float, height: float) -> str:
        title, first = self._title(panel, room), y + PAD + SIZE
        box = _box(1, y, room - 2, height)
        drawn = link(panel.target, box + _text(title, PAD + 1, first), **{"class": "ub-map__head"})
        if panel.says:
            below = first + LINE * len(title)
            drawn += _text(self._says(panel, room), PAD + 1, below, SMALL_LINE, ' class="ub-map__says"')
        return drawn

    def _room(self, node: Node) -> float:
        """The width of a node's own box."""
        return self.frame.node_width - (self.tag_width + 2 if node.tags else 0)

    def _lines(self, node: Node) -> list[str]:
        return wrap(node.words[self.reader], self._room(node) - 2 * PAD, SIZE)

    def _height(self, node: Node) -> float:
        return max(2 * 7 + LINE * len(self._lines(node)), LEAST, self._tags_height(node))

    def _tags_height(self, node: Node) -> int:
        return (LEAST + GAP) * len(node.tags) - GAP

    def _node(self, node: Node, x: float, y: float, height: float) -> str:
        lines, room = self._lines(node), self._room(node)
        text = _text(lines, x + PAD + 1, y + (height - LINE * len(lines)) / 2 + SIZE - 1)
        named = {"class": "ub-map__node" + (" ub-map__node--beyond" if node.beyond else ""), "data-about": node.about}
        if node.rung:
            named["data-rung"] = node.rung
        drawn = link(node.target, _box(x + 1, y, room - 2, height) + text, **named)
        top = y + (height - self._tags_height(node)) / 2
        for place, tag in enumerate(node.tags):
            drawn += self._tag(tag, x + room + 1, top + place * (LEAST + GAP))
        return drawn

    def _tag(self, tag: Tag, x: float, y: float) -> str:
        badge = rung_badge(tag.rung)[self.reader]
        place = f' x="{x + self.tag_width / 2:g}" y="{y + LEAST / 2 + 5:g}" text-anchor="middle"'
        text = f"<text{place}>{escape(badge)}</text>"
        named = {"class": "ub-map__tag", "data-rung": tag.rung, "aria-label": f"{badge}: {tag.rule[self.reader]}"}
        return link(tag.target, _box(x, y, self.tag_width, LEAST) + text, **named)


def _box(x: float, y: float, wide: float, tall: float) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{tall:g}" rx="5"></rect>'


def _text(lines: list[str], x: float, y: float, pitch: int = LINE, attributes: str = "") -> str:
    # The space between the lines keeps the words apart where they are read aloud or copied.
    spans = " ".join(
        f'<tspan x="{x:g}" y="{y + pitch * place:g}">{escape(line)}</tspan>' for place, line in enumerate(lines)
    )
    return f"<text{attributes}>{spans}</text>"
