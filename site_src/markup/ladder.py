"""Draw the ladder in its forms, and the pathway of the home page in four stations.

The drawing is the same for every answer: all five steps with their pattern, label, and marks. Three attributes of the
svg (data-floor, data-ceiling, data-settled) select the highlighted steps through ladder.css. Without ids, SVG patterns,
and clip paths it can be repeated on a page, prints without backgrounds, and works with forced colors.
"""

from collections.abc import Callable
from functools import partial
from typing import Literal

from markupsafe import Markup, escape

from site_src.content.ui_text import READERS, Both, both, fill, listing, rung_badge, word
from site_src.markup.icons import RUNGS, badge

MARKS = (
    ("least", "mark-at-least"),
    ("still", "mark-could-be"),
    ("settled", "mark-settled"),
    ("unknown", "mark-unknown"),
)
Form = Literal["wide", "tall", "mini", "box"]

_AIR = 12  # room between a hatched step's edge and its label's plate
_LINE = 13  # letters of a label that fit on one line of a stair


def ladder(form: Form = "box", floor: str | None = None, ceiling: str | None = None, settled: bool = False) -> str:
    """Return the ladder as SVG. *box* has the stairs and the rows; the style sheet shows one of them by width."""
    state = Markup() if floor is None else _state(floor, ceiling or floor, settled)
    if form == "box":
        name = _name(floor, ceiling or floor, settled)
        figure = '<figure class="ub-ladder-box" role="img" aria-label="{}">{}{}</figure>'
        return Markup(figure).format(
            name, _svg("wide", "0 0 462 151", _stairs(), state), _svg("tall", "0 0 330 194", _rows(), state)
        )
    drawn: dict[str, tuple[str, Callable[[], Markup]]] = {
        "wide": ("0 0 462 151", _stairs), "tall": ("0 0 330 194", _rows), "mini": ("0 0 45 28", _glyph),
    }  # fmt: skip
    box, body = drawn[form]
    if form == "mini":
        return _svg(form, box, body(), state)
    label = Markup('role="img" aria-label="{}" ').format(_name(floor, ceiling or floor, settled))
    return _svg(form, box, body(), label + state)


def pathway() -> str:
    """Return the four stations of the home page, each with the exits from the pathway."""
    stations = (("gate", ("stop", "outside")), ("flags", ("immediate", "urgent-evaluation")),
                ("imaging", ("first-test", "after-conservative-care", "none")), ("plan", ()))  # fmt: skip
    items = Markup().join(
        Markup('<li><b>{}</b><p>{}</p><span class="ub-way__exit">{}</span></li>').format(
            both(word(f"way-{name}")), both(word(f"way-{name}-says")), Markup(" ").join(map(badge, exits))
        )
        for name, exits in stations
    )
    return Markup('<ol class="ub-way ub-plain">{}</ol>').format(items)


def legend() -> str:
    """Return the legend of the four fills of a step."""
    kinds = (("pass", "legend-pass"), ("fill", "legend-fill"), ("hatch", "legend-hatch"), ("out", "legend-out"))
    items = (Markup('<span><i class="k-{}"></i>{}</span>').format(kind, both(word(name))) for kind, name in kinds)
    return Markup('<p class="ub-legend">{}</p>').format(Markup().join(items))


def description(floor: str | None, ceiling: str | None, settled: bool, reader: str = "clinician") -> str:
    """Return the accessible name of the ladder. The script rewrites it after each answer."""
    if floor is None:
        return fill(word("ladder-map")[reader], all=", ".join(rung["badge"][reader] for rung in listing("rungs")))
    level = "ladder-level" if floor == ceiling else "ladder-open"
    kind = "ladder-settled" if settled else "ladder-unknown" if floor == "none" else level
    low, high = rung_badge(floor)[reader], rung_badge(ceiling or floor)[reader]
    return fill(word(kind)[reader], floor=low, ceiling=high)


def _name(floor: str | None, ceiling: str | None, settled: bool) -> str:
    return description(floor, ceiling, settled)


def _state(floor: str, ceiling: str, settled: bool) -> Markup:
    attributes = 'data-floor="{}" data-ceiling="{}" data-settled="{}" '
    return Markup(attributes).format(floor, ceiling, str(settled).lower())


def _svg(form: str, box: str, body: Markup, attributes: Markup) -> Markup:
    hidden = Markup() if "role=" in attributes else Markup('aria-hidden="true" ')
    return Markup('<svg class="ub-ladder ub-ladder--{}" viewBox="{}" {}{}>{}</svg>').format(
        form, box, hidden, attributes, body
    )


def _text(kind: str, place: str, words: Both, drawn: Callable[[str], Markup] = escape) -> Markup:
    """Return a text of the drawing, or two if the texts of the readers differ; the style sheet shows one."""
    element = Markup('<text class="{}" {}{}>{}</text>')
    if words["clinician"] == words["patient"]:
        return element.format(kind, Markup(place), "", drawn(words["clinician"]))
    return Markup().join(
        element.format(kind, Markup(place), Markup(f' data-for="{reader}"'), drawn(words[reader])) for reader in READERS
    )


def _two_lines(label: str) -> list[str]:
    """Split a long label of a stair into two lines of similar length."""
    words = label.split()
    if len(label) <= _LINE or len(words) == 1:
        return [label]
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(cuts, key=lambda cut: max(map(len, cut))))


def _stair_lines(label: str, middle: int, y: int) -> Markup:
    """Return a label centered at the top of a stair, on one line or two."""
    lines = _two_lines(label)
    return Markup(" ").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(middle, y + 20 - 4 * (len(lines) - 1) + 15 * at, line)
        for at, line in enumerate(lines)
    )


def _step(number: int, face: str, hatch: str, label: Markup | str, marks: Markup | str) -> Markup:
    parts = Markup('<g class="step r{}"><rect class="face" {}/><path class="hatch" d="{}"/>{}{}</g>')
    return parts.format(number, Markup(face), hatch, label, marks)


def _marks(place: str) -> Markup:
    return Markup().join(_text(f"mark m-{kind}", place, word(name)) for kind, name in MARKS)


def _stairs() -> Markup:
    """Draw the stairs from left to right, for 400 px and more."""
    step, gap, bottom, body = 88, 5, 150, []
    for i, rung in enumerate(RUNGS):
        height = 52 + i * 19
        x, y = i * (step + gap) + 1, bottom - height - 2
        middle = x + step // 2
        top = 43 if max(len(_two_lines(rung_badge(rung)[reader])) for reader in READERS) > 1 else 29
        body.append(_step(
            i, f'x="{x}" y="{y}" width="{step}" height="{height}" rx="5"', _hatch(x + 3, y + top, step - 6, height - top - 3),
            _text("label", 'text-anchor="middle"', rung_badge(rung), partial(_stair_lines, middle=middle, y=y)),
            _marks(f'x="{middle}" text-anchor="middle" y="{y - 8}"'),
        ))  # fmt: skip
    return Markup().join(body) + Markup(f'<path class="ground" d="M0 {bottom}H462"/>')


def _rows() -> Markup:
    """Draw the rows, the most urgent on top, for narrow screens and the presenter view."""
    height, gap, body = 34, 5, []
    for row, i in enumerate(reversed(range(len(RUNGS)))):
        width, y = 132 + i * 22, row * (height + gap) + 1
        body.append(_step(
            i, f'x="2" y="{y}" width="{width}" height="{height}" rx="5"',
            _hatch(98, y + 3, width - 99, height - 6),
            _text("label", f'x="13" y="{y + 22}"', rung_badge(RUNGS[i])),
            _marks(f'x="{width + _AIR}" y="{y + 22}"'),
        ))  # fmt: skip
    return Markup().join(body) + Markup('<path class="ground" d="M1 0V192"/>')


def _glyph() -> Markup:
    """Draw five bars at text size. Words next to them must say the same."""
    body = []
    for i in range(len(RUNGS)):
        height = 7 + i * 5
        x, y = i * 9 + 1, 27 - height
        face = f'x="{x}" y="{y}" width="7" height="{height}" rx="1"'
        body.append(_step(i, face, _hatch(x + 0.5, y + 0.5, 6, height - 1, pitch=4), "", ""))
    return Markup().join(body)


def _hatch(x: float, y: float, width: float, height: float, pitch: float = 7) -> str:
    """Return 45-degree lines clipped to a rectangle, as one path."""
    lines, c = [], x + y + pitch / 2
    while c < x + width + y + height:
        left, right = max(x, c - (y + height)), min(x + width, c - y)
        if right - left > 1:
            lines.append(f"M{left:g} {c - left:g}L{right:g} {c - right:g}")
        c += pitch
    return "".join(lines)
