"""Draw natural frequencies: the base rate and its field, the sentences, a thousand people, and the legend.

Each person is a mark, and each kind has its own shape, so that color is not needed. The marks of a row are the dashes
of one line, which keeps the SVG small.
"""

from __future__ import annotations

from functools import partial
from html import escape

from site_src.blocks.natural_frequencies import KINDS, Figures, Row, counts, data, figures, fill_template, group_sizes
from site_src.content.bibliography import cite
from site_src.content.site_data import REFERENCES, SiteData
from site_src.content.ui_text import Both, both, fill
from site_src.html import sentence

COLUMNS, CELL = 40, 10
Counted = dict[str, tuple[int, int]]


def people(name: str, site_data: SiteData) -> str:
    """Return the figure of this name."""
    picture, input_figures, of = data()["pictures"][name], figures(name, site_data), data()["of"]
    counted = counts(of, input_figures.base, input_figures.sensitivity, input_figures.specificity)
    attributes = {
        "of": of,
        "base": f"{input_figures.base:g}",
        "sensitivity": "{} {}".format(*input_figures.sensitivity),
        "specificity": "{} {}".format(*input_figures.specificity),
        "columns": COLUMNS,
        "lowest": data()["lowest"],
        "highest": data()["highest"],
    }
    marked = "".join(f' data-{key}="{value}"' for key, value in attributes.items())
    drawn = "".join(_svg(reader, picture, counted) for reader in picture["title"])
    return (
        f'<figure class="ub-people" data-people="{name}"{marked}>{_base(name, picture, input_figures, site_data)}'
        f'<div class="ub-people__says" role="status">{"".join(_says(template, counted) for template in picture["says"])}</div>'
        f'{drawn}{_legend(picture, counted)}<figcaption class="ub-meta">{_caption(input_figures, site_data)}</figcaption></figure>'
    )


def path(start: int, number: int) -> str:
    """Return the lines for that many people from this place on, row by row."""
    lines, end = [], start + number
    while start < end:
        row, column = divmod(start, COLUMNS)
        here = min(end - start, COLUMNS - column)
        # A little longer than to the last center, because the last dash might be omitted otherwise.
        lines.append(f"M{column * CELL + 5} {row * CELL + 5}h{(here - 1) * CELL + 0.1:g}")
        start += here
    return "".join(lines)


def _svg(reader: str, picture: Row, counted: Counted) -> str:
    sizes, place, body = group_sizes(counted), 0, []
    for kind in KINDS:
        lines = path(place, sizes[kind])
        place += sizes[kind]
        body.append(f'<g data-kind="{kind}"><path d="{lines}"></path><path d="{lines}"></path></g>')
    title = fill_template(picture["title"][reader], counted, "")
    span = data()["words"]["span"][reader]
    desc = " ".join(sentence(fill_template(template[reader], counted, span)) for template in picture["says"])
    box = f"0 0 {COLUMNS * CELL} {counted['of'][0] // COLUMNS * CELL}"
    return (
        f'<svg class="ub-people__all" data-for="{reader}" viewBox="{box}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>{''.join(body)}</svg>"
    )


def _says(words: Both, counted: Counted) -> str:
    spans = data()["words"]["span"]
    return "".join(
        f'<p data-for="{reader}" data-say="{escape(sentence(text))}" data-span="{escape(spans[reader])}">'
        f"{escape(sentence(fill_template(text, counted, spans[reader])))}</p>"
        for reader, text in words.items()
    )


def _base(name: str, picture: Row, input_figures: Figures, site_data: SiteData) -> str:
    """Return the base rate with its source, and the field for another base rate, which the script shows."""
    words = data()["words"]
    values: dict[str, object] = {
        "base": f"{input_figures.base:g}",
        "lowest": data()["lowest"],
        "highest": data()["highest"],
    }
    values |= {"cases": f"{input_figures.cases[0]:,}", "patients": f"{input_figures.cases[1]:,}"}
    source = (
        f" ({cite(site_data.references[input_figures.base_source['key']], site_data.page_of(*REFERENCES))})"
        if input_figures.base_source
        else ""
    )
    own_rate = "".join(
        f'<span data-for="{reader}" data-own="{escape(sentence(text))}"></span>'
        for reader, text in words["own"].items()
    )
    limits = {"lowest": data()["lowest"], "highest": data()["highest"]}
    fault = "".join(
        f'<span data-for="{reader}" data-fault="{escape(sentence(fill(text, **limits)))}"></span>'
        for reader, text in words["fault"].items()
    )
    return (
        f'<p class="ub-people__base"><span data-people-named>{both(picture["named"], **values)}{source}.</span>'
        f"<span data-people-own hidden>{own_rate}</span></p>"
        f'<div class="ub-people__field" data-people-field hidden><label><span>{both(picture["ask"], **values)}</span> '
        f'<input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" value="{input_figures.base:g}" '
        f'aria-describedby="people-{name}-fault"></label> '
        f'<button type="button" class="ub-btn" data-people-reset hidden>{both(words["reset"], **values)}</button>'
        f'<p class="ub-people__fault" id="people-{name}-fault" role="alert" hidden>{fault}</p></div>'
    )


def _legend(picture: Row, counted: Counted) -> str:
    """Return every kind with its mark, its number, and its words, as selectable text."""
    sizes = group_sizes(counted)
    items = "".join(
        f'<li><svg class="ub-people__key" viewBox="0 0 10 10" aria-hidden="true"><g data-kind="{kind}">'
        f'<path d="M5 5h.1"></path><path d="M5 5h.1"></path></g></svg>'
        f'<b data-count="{kind}">{sizes[kind]:,}</b> <span>{both(picture["legend"][kind])}</span></li>'
        for kind in KINDS
        if kind in picture["legend"]
    )
    return f'<ul class="ub-plain ub-people__legend">{items}</ul>'


def _caption(input_figures: Figures, site_data: SiteData) -> str:
    """Return the sentence of the evidence with the figures, and its source."""
    source = cite(site_data.references[input_figures.source["key"]], site_data.page_of(*REFERENCES))
    return f"{escape(sentence(input_figures.source['says']))} {source}. {both(data()['words']['rounded'])}."


PEOPLE = {f"people-{name}": partial(people, name) for name in ("esr", "cauda-equina")}
