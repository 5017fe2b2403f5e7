"""Build panels of linked nodes as HTML: a head, and a list of links with the steps to which they lead.

The same HTML serves all readers and widths; pictures.css defines the layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from site_src.content.ui_text import Both, both, rung_badge, sentence
from site_src.html import link


@dataclass(frozen=True)
class Tag:
    """A step to which a node leads, and the title of the rule that leads there."""

    rung: str
    target: str
    rule: Both


@dataclass(frozen=True)
class Node:
    """A link to the page that explains the node. `about` holds the ids of what it stands for."""

    about: str
    target: str
    words: Both
    tags: tuple[Tag, ...] = ()
    rung: str | None = None
    beyond: bool = False


@dataclass(frozen=True)
class Panel:
    """A head and its nodes."""

    about: str
    target: str
    title: Both
    nodes: list[Node]
    says: Both | None = None
    rung: str | None = None


def picture(title: Both, says: Both, panels: list[Panel], *, kind: str = "", legend: str = "") -> str:
    """Return the figure. Its caption names and describes it for screen readers, then explains the outlines.

    `kind` is "" or a look from the style sheet: "stairs" or "path".
    """
    drawn = "".join(map(_panel, panels))
    caption = f'<span class="ub-sr">{both(sentence(title))} {both(sentence(says))}</span> {legend}'
    name = f"ub-map ub-map--{kind}" if kind else "ub-map"
    return f'<figure class="{name}">{drawn}<figcaption class="ub-meta">{caption}</figcaption></figure>'


def _panel(panel: Panel) -> str:
    says = f'<p class="ub-map__says">{both(panel.says)}</p>' if panel.says else ""
    head = f'<div class="ub-map__head"{_rung(panel.rung)}>{link(panel.target, both(panel.title))}{says}</div>'
    nodes = "".join(f'<li class="ub-map__item">{_node(node)}</li>' for node in panel.nodes)
    return f'<div class="ub-map__panel" data-panel="{escape(panel.about)}">{head}<ul>{nodes}</ul></div>'


def _node(node: Node) -> str:
    attributes = {"class": "ub-map__node" + (" ub-map__node--beyond" if node.beyond else ""), "data-about": node.about}
    if node.rung:
        attributes["data-rung"] = node.rung
    tags = f'<span class="ub-map__tags">{"".join(map(_tag, node.tags))}</span>' if node.tags else ""
    return link(node.target, both(node.words), **attributes) + tags


def _tag(tag: Tag) -> str:
    words = f'<span class="ub-sr">{both(tag.rule)}: </span>{both(rung_badge(tag.rung))}'
    return link(tag.target, words, **{"class": "ub-map__tag", "data-rung": tag.rung})


def _rung(rung: str | None) -> str:
    return f' data-rung="{rung}"' if rung else ""
