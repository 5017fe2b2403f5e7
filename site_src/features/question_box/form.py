"""The question box of a page. Without JavaScript, a sentence links to the list of statements instead."""

from __future__ import annotations

from markupsafe import Markup

from site_src.blocks.safety_net import HELP
from site_src.content.site_data import SiteData
from site_src.content.ui_text import both, word
from site_src.html import link

#: The messages of the box without a statement; each is in the page as a template.
MESSAGES = ("empty", "long", "starting", "failed", "none")
STATEMENTS = ("table", "statements")
RED_FLAGS = "assess/red-flags.md"


def question_box(site_data: SiteData) -> str:
    """Return the form and the result. The script shows the form, fills the result, and hides the sentence for no script."""
    says = "".join(f'<template data-says="{name}">{both(word(f"ask-{name}"))}</template>' for name in MESSAGES)
    every = link(site_data.page_of(*STATEMENTS), both(word("ask-list")))
    flags = link(RED_FLAGS, both(word("ask-flags")))
    help_now = link(HELP, both(word("help-now-link")))
    return Markup(
        '<form class="ub-question-box" hidden><label for="ub-ask">{label}</label>'
        '<div class="ub-question-box__row"><input class="ub-question-box__field" type="text" id="ub-ask" data-ask '
        'aria-describedby="ub-ask-help" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="true">'
        '<button type="submit" class="ub-btn ub-btn--main">{button}</button></div>'
        '<p class="ub-question-box__help" id="ub-ask-help">{help}</p>{says}</form>'
        '<div class="ub-question-box__result" data-ask-result data-state="idle"><div role="status"></div>{added}<ol></ol>{asking}{related}'
        '<p data-ask-when="unanswered" hidden>{safety} {now} · {flags} · {every}</p></div>'
        "<p data-ask-without>{without} {every}</p>"
    ).format(
        label=both(word("ask-label")),
        button=both(word("ask-button")),
        help=both(word("ask-help")),
        says=Markup(says),
        added=_extra_list("added"),
        asking=_extra_list("asking"),
        related=_extra_list("related"),
        safety=both(word("ask-safety")),
        now=Markup(help_now),
        flags=Markup(flags),
        every=Markup(every),
        without=both(word("ask-without")),
    )


def _extra_list(name: str) -> Markup:
    """Return a list below the answer, with its heading."""
    return Markup(
        '<div class="ub-question-box__more" hidden><p id="ub-ask-{name}">{title}</p>'
        '<ul class="ub-plain" data-ask-list="{name}" aria-labelledby="ub-ask-{name}"></ul></div>'
    ).format(name=name, title=both(word(f"ask-{name}")))
