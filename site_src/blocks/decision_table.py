"""Make the table of rules below a calculator, for print, for pages without script, and for when the runtime fails."""

from typing import Any

from markupsafe import Markup

from site_src.content.ui_text import both, listing, word
from site_src.markup import icons
from site_src.markup import ladder as diagrams

_OFF_THE_LADDER = ("stop", "outside")


def decision_table(kind: str, level: str) -> Markup:
    """Return the rules of one calculator, in order. The table is hidden on screen while the script works."""
    picture = Markup() if kind == "management" else Markup(diagrams.ladder())
    return Markup(
        '<section class="ub-rules" id="rules" aria-labelledby="rules-title" tabindex="-1">'
        '<{0} class="ub-rules__title" id="rules-title" data-search-exclude>{1}</{0}><p class="ub-meta">{2}</p>'
        '<div class="ub-rules__picture">{3}</div><div class="ub-scroll">{4}</div></section>'
    ).format(level, both(word("table-title")), both(word("table-lead")), picture, _body(kind))


def _body(kind: str) -> Markup:
    if kind == "management":
        return _conditions("management")
    ladder = _ladder_table()
    return ladder + _conditions("screen") if kind == "screen" else ladder


def _ladder_table() -> Markup:
    """Return one row for each answer, most urgent first: the rules that lead to it, and the next step."""
    off = [_row(outcome, _rules("gate", outcome), both(word(f"table-{outcome}"))) for outcome in _OFF_THE_LADDER]
    on = [_row(rung["id"], _rules("imaging", rung["id"]), both(rung["meaning"])) for rung in reversed(listing("rungs"))]
    return _table(("table-answer", "table-if", "table-then"), Markup().join(off + on))


def _conditions(family: str) -> Markup:
    """Return the rules whose condition depends on the assessment, with their outcomes."""
    rows = Markup().join(
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(both(rule["title"]), both(rule["condition"]))
        for rule in listing("rules")
        if rule["family"] == family
    )
    return _table(("table-outcome", "table-condition"), rows)


def _rules(family: str, outcome: str) -> list[dict[str, Any]]:
    return [rule for rule in listing("rules") if rule["family"] == family and rule["outcome"] == outcome]


def _row(outcome: str, rules: list[dict[str, Any]], then: Markup) -> Markup:
    items = Markup().join(Markup("<li>{}{}</li>").format(both(rule["title"]), _mark(rule)) for rule in rules)
    return Markup('<tr><th scope="row">{}</th><td><ul class="ub-plain">{}</ul></td><td>{}</td></tr>').format(
        icons.badge(outcome), items, then
    )


def _mark(rule: dict[str, Any]) -> Markup:
    """Return the star of a rule that is not from the article; the head of the table explains it."""
    if rule["origin"] != "beyond":
        return Markup()
    return Markup(' <span class="ub-tag ub-tag--beyond">{}</span>').format(both(word("beyond")))


def _table(heads: tuple[str, ...], rows: Markup) -> Markup:
    cells = Markup().join(Markup('<th scope="col">{}</th>').format(both(word(name))) for name in heads)
    return Markup('<table class="ub-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(cells, rows)
