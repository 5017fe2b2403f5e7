"""Make the calculators as plain, accessible HTML from the lists of the decision module.

Without script, a calculator is an open checklist with the table of rules below it. The script
(`frontend/calculator/`) only adds to this markup: what needs the script is `hidden` here.
"""

from typing import Any, Literal, get_args

from markupsafe import Markup

import calculators
from site_src.blocks.decision_table import decision_table
from site_src.blocks.share_panel import patient_sheet_place, safety_net_sheet, share_panel
from site_src.content.ui_text import Both, both, fill, listing, sentence, word
from site_src.markup import icons, ladder

Kind = Literal["screen", "imaging", "management"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_SECOND_STEP = ("psychosocial", "tests")
"""Groups that come last, under a heading line of their own: they are asked once the others are answered."""
_KEYS = (
    ("YNX", "keys-answer"), ("-", "keys-none"), ("JK", "keys-move"), ("G", "keys-group"),
    ("A", "keys-ask"), ("U", "keys-undo"), ("C", "keys-record"),
)  # fmt: skip
_FIRST = "age_years"
"""The question before all groups, and before the buttons: a form is begun with it."""
_TIME = "weeks"
_UNITS_OF_TIME = (_TIME, "days", "months", "years")
"""Units in which a duration can be typed. The decision module reads all of them and answers in weeks."""
_ZERO_IS_ASKED_BACK = ("esr_mm_h",)
"""Numbers for which the page asks whether 0 is meant. An ESR of 0 is never measured, and would remove the blood test from
the advice. The scope check answers an age of 0; 0 weeks of pain or care are common."""
_HELP_IN_THE_FORM = ("duration_weeks",)
"""Findings that have another help in the form, because that of the module would contradict the form."""
_SEGMENTS = (("present", "yes"), ("absent", "no"), ("not-assessed", "not-asked"))


def calculator_html(kind: Kind, *, own_page: bool, frame: bool = False) -> str:
    """Return one calculator: questions, result, and table of rules. A page has at most one.

    It is an `article` because it contains no other one: the theme's search excludes an element only up to the first end
    tag of the same name.
    """
    level = "h2" if own_page or frame else "h3"
    questions = Markup().join(_second_step(group) + _group(group, level) for group in listing("groups"))
    page = Markup(
        '<article class="ub-calc" data-calculator="{kind}" data-page="{page}" data-rules-hash="{hash}" data-search-exclude>'
        '{sheet}{net}{leaflet}<div class="ub-errors" data-errors tabindex="-1" role="group" hidden></div>'
        '<div class="ub-taken" data-taken hidden></div>'
        '<div class="ub-calc__grid"><div class="ub-calc__questions">{first}{bar}{questions}</div>'
        '<div class="ub-calc__side">{result}</div></div>{table}{parts}</article>'
    )
    return page.format(
        kind=kind, page="frame" if frame else "own" if own_page else "embedded", hash=calculators.rules_hash(),
        sheet=_sheet(), net=safety_net_sheet(level), leaflet=patient_sheet_place(),
        first=_first(), bar=_bar(), questions=questions, result=_result(kind, level), table=decision_table(kind, level), parts=templates(),
    )  # fmt: skip


def _first() -> Markup:
    """Return the question that is asked before the groups."""
    row = next(finding for finding in listing("findings") if finding["id"] == _FIRST)
    return Markup('<div class="ub-calc__first">{}</div>').format(_question(row))


def _second_step(group: dict[str, Any]) -> Markup:
    """Return the line before the first group of the second step, and nothing before the others."""
    if group["id"] != _SECOND_STEP[0]:
        return Markup()
    return Markup('<p class="ub-calc__second">{}</p>').format(both(word("second-step")))


def _group(group: dict[str, Any], level: str) -> Markup:
    """Return one group: heading, hint, "none of these", questions. The script closes it."""
    name, none, hint = group["id"], Markup(), Markup()
    if group["none_of_these"]:
        none = Markup('<button type="button" class="ub-btn" data-none="{}" hidden>{}</button>').format(
            name, both(word("none-of-these"))
        )
    if group["hint"]:
        hint = Markup('<p class="ub-group__hint">{}</p>').format(both(sentence(group["hint"])))
    questions = Markup().join(
        _question(finding) for finding in listing("findings") if finding["group"] == name and finding["id"] != _FIRST
    )
    return Markup(
        '<section class="ub-group" data-group="{name}" aria-labelledby="group-{name}"><div class="ub-group__head">'
        '<{level} class="ub-group__title" data-search-exclude data-toc-label="{label}">'
        '<span class="ub-group__name" id="group-{name}">{title}</span></{level}>{none}</div>'
        '<div class="ub-group__body" id="questions-{name}">{hint}{questions}</div></section>'
    ).format(
        name=name,
        level=level,
        title=both(group["title"]),
        label=group["title"]["clinician"],
        none=none,
        hint=hint,
        questions=questions,
    )


def question_text(ask: Both) -> Markup:
    """Return a question for both readers. A patient's question that lists items shows each on its own line."""
    lead, colon, items = ask["patient"].partition(": ")
    if "; " not in items:
        return both(ask)
    # The text stays one sentence for those who hear it; a legend may not contain a list.
    marked = items.replace("; ", "; \n").split("\n")
    parts = Markup("").join(Markup('<span class="ub-q__item">{}</span>').format(item) for item in marked)
    return Markup('<span data-for="clinician">{}</span><span data-for="patient">{}{}{}</span>').format(
        ask["clinician"], lead, colon, parts
    )


def _question(finding: dict[str, Any]) -> Markup:
    """Return one question with its help and its field."""
    return _number(finding) if finding["kind"] == "number" else _yes_no(finding)


def _yes_no(finding: dict[str, Any]) -> Markup:
    rung = Markup(' data-rung="{0}" data-alone="{0}"').format(finding["rung"]) if finding["rung"] else Markup()
    segments = Markup().join(
        Markup(
            '<label class="ub-seg__opt"><input type="radio" name="{}" value="{}" autocomplete="off"{}><span>{}</span></label>'
        ).format(finding["id"], value, Markup(" checked") if value == "not-assessed" else "", both(word(name)))
        for value, name in _SEGMENTS
    )
    return Markup(
        '<fieldset class="ub-q" id="ask-{id}" data-finding="{id}"{rung}{described}><legend>{ask}</legend>{help}'
        '<div class="ub-seg">{segments}</div></fieldset>'
    ).format(
        id=finding["id"], rung=rung, described=_described(finding), ask=question_text(finding["ask"]), help=_help(finding),
        segments=segments,
    )  # fmt: skip


def _number(finding: dict[str, Any]) -> Markup:
    """Return a text field; the number field of a browser would silently drop a decimal comma."""
    unit = _unit(finding)
    timed = unit["clinician"] == _TIME
    bounds = {reader: fill(text, low=finding["low"], high=finding["high"], unit=unit[reader])
              for reader, text in word("number-help-time" if timed else "number-help").items()}  # fmt: skip
    return Markup(
        '<div class="ub-q ub-q--number" id="ask-{id}" data-finding="{id}"{zero}>'
        '<label class="ub-q__label" for="field-{id}">{ask}</label>{help}<div class="ub-number">'
        '<input id="field-{id}" name="{id}" type="text" inputmode="decimal" autocomplete="off" spellcheck="false"'
        ' placeholder="{empty}" aria-describedby="help-{id} range-{id}">'
        '<span class="ub-number__unit">{unit}</span>{units}<span class="ub-number__range" id="range-{id}">{bounds}</span></div></div>'
    ).format(
        id=finding["id"], ask=both(finding["ask"]), help=_help(finding), empty=word("not-known")["clinician"],
        unit=both(unit), units=_units_of_time(finding) if timed else "", bounds=both(bounds),
        zero=Markup(" data-zero") if finding["id"] in _ZERO_IS_ASKED_BACK else "",
    )  # fmt: skip


def _units_of_time(finding: dict[str, Any]) -> Markup:
    """Return the choice of units. It has no name, so that the form sends weeks; the script adds the unit."""
    options = Markup().join(
        Markup('<option value="{}"{}>{}</option>').format(
            unit, Markup(" selected") if unit == _TIME else "", word(f"unit-{unit}")["clinician"]
        )
        for unit in _UNITS_OF_TIME
    )
    label = fill(word("unit-of-time")["clinician"], label=finding["label"]["clinician"])
    return Markup('<select data-unit="{}" autocomplete="off" aria-label="{}" hidden>{}</select>').format(
        _TIME, label, options
    )


def _unit(finding: dict[str, Any]) -> Both:
    unit = finding["unit"]
    return unit if isinstance(unit, dict) else {"clinician": unit, "patient": unit}


def _described(finding: dict[str, Any]) -> Markup:
    return Markup(' aria-describedby="help-{}"').format(finding["id"]) if finding["help"]["clinician"] else Markup()


def _help(finding: dict[str, Any]) -> Markup:
    """Return the short help for clinicians, and the tag of a finding that is not from the article."""
    says = finding["help"]["clinician"]
    if finding["id"] in _HELP_IN_THE_FORM:
        says = word(f"help-{finding['id']}")["clinician"]
    helped = (
        Markup('<span id="help-{}" data-for="clinician">{}</span> ').format(finding["id"], says) if says else Markup()
    )
    tag = Markup()
    if finding["origin"] == "beyond":
        tag = Markup('<span class="ub-tag ub-tag--beyond">{}</span>').format(both(word("beyond")))
    return Markup('<p class="ub-q__help">{}{}</p>').format(helped, tag)


def _bar() -> Markup:
    """Return the buttons for all answers, the switch of keyboard entry, and its keys, shown while it is on."""
    return Markup(
        '<div class="ub-calc__bar" data-bar hidden><p class="ub-keys" data-keys hidden>{start} {keys}</p><div class="ub-actions">'
        '<button type="button" class="ub-btn" data-do="keys" aria-pressed="false">{entry}</button>'
        '<button type="button" class="ub-btn" data-do="undo" disabled>{undo}</button>'
        '<button type="button" class="ub-btn" data-do="again">{new}</button>'
        '<button type="button" class="ub-btn" data-do="what-if">{what_if}</button></div></div>'
        '<div class="ub-whatif" data-what-if role="group" tabindex="-1" aria-label="{trial}" hidden></div>'
    ).format(
        keys=_keys(), start=both(word("keys-start")), entry=both(word("keys-entry")),
        undo=both(word("undo")), new=both(word("new-patient")), what_if=both(word("what-if-start")),
        trial=word("what-if")["clinician"],
    )  # fmt: skip


def _keys() -> Markup:
    """Return the keys and what each does; the script `question/key-actions.js` handles them."""
    return Markup(" ").join(
        Markup("<span>{} {}</span>").format(
            Markup(" ").join(Markup('<kbd class="ub-key">{}</kbd>').format(key) for key in keys), both(word(name))
        )
        for keys, name in _KEYS
    )


def _sheet() -> Markup:
    """Return the head of the printed sheet, with lines for the patient and the date."""
    fields = Markup().join(
        Markup("<span>{}</span>").format(both(word(f"sheet-{name}"))) for name in ("patient", "date", "asked-by")
    )
    return Markup(
        '<div class="ub-only-print"><p class="ub-sheet">{}</p><p class="ub-sheet__says">{} {} {}</p></div>'
    ).format(fields, both(word("sheet-italics")), both(sentence(word("under-review"))), _version())


def _version() -> Markup:
    return both(word("version"), version=calculators.VERSION, hash=calculators.rules_hash())


def _result(kind: Kind, level: str) -> Markup:
    """Return the empty result region. Its foot always shows the safety net, the disclaimer, and the review status."""
    return Markup(
        '<section class="ub-result" id="result" data-result data-state="idle" aria-labelledby="result-title" tabindex="-1">'
        '<div class="ub-result__body" id="result-body"><div class="ub-result__top">'
        '<{level} class="ub-result__title" id="result-title" data-search-exclude>{title}</{level}>'
        '<p class="ub-meta ub-num" data-asked></p></div>'
        '<noscript><p class="ub-status">{no_script}</p></noscript>'
        '<p class="ub-status ub-dead">{failed}. {works}.</p>'
        '<p class="ub-status" role="status" data-status hidden>{idle}</p><div class="ub-result__live" data-live></div>{take}'
        '<div class="ub-result__foot"><p data-signs>{net}</p><p>{disclaimer}</p>'
        '<p>{review} <span class="ub-num">{version}</span></p></div></div>'
        '<p class="ub-sr" role="status" data-announce></p></section>'
    ).format(
        level=level, title=_result_titles(kind), no_script=both(sentence(word("no-script"))), idle=both(word("idle")),
        failed=both(word("failed")), works=both(word("failed-what-works")),
        net=both(sentence(word("safety-net"))), disclaimer=both(sentence(word("disclaimer"))),
        review=both(sentence(word("under-review"))),
        version=_version(), take=share_panel(),
    )  # fmt: skip


def _result_titles(shown: Kind) -> Markup:
    """Return the titles of the three answers. The script shows the one that is chosen; its id opens that answer in a link."""
    return Markup().join(
        Markup('<span id="answer-{0}" data-title-of="{0}"{1}>{2}</span>').format(
            kind, Markup() if kind == shown else Markup(" hidden"), both(word(f"title-{kind}"))
        )
        for kind in KINDS
    )


def templates() -> Markup:
    """Return what the script clones: badges, icons, and ladders."""
    badges = Markup().join(icons.badge(rung) for rung in icons.BADGES)
    drawings = Markup().join(icons.icon(name) for name in icons.SHAPES)
    return Markup("<template data-parts data-search-exclude>{}{}{}{}</template>").format(
        badges, drawings, ladder.ladder("box"), ladder.ladder("mini")
    )
