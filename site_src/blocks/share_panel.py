"""Make the panel with which an answer is copied, saved, opened, or printed, and the patient's sheet."""

from markupsafe import Markup

import calculators
from site_src.content.ui_text import both, sentence, split_list, word
from site_src.markup import icons

_BUTTONS = (
    ("link", "link", "copy-link"),
    ("save", None, "save-case"),
    ("open", None, "open-case"),
    ("print", "print", "print"),
    ("blank", None, "print-blank"),
    ("net", None, "print-net"),
)


def share_panel() -> Markup:
    """Return the panel, hidden: only the script can do these things, and it adds the fields."""
    return Markup(
        '<section class="ub-result__part ub-take" data-take aria-labelledby="take-title" hidden>'
        '<h3 id="take-title" data-search-exclude>{title}</h3>'
        '<div class="ub-take__date"><label data-date>{label}</label>{record}</div>'
        '<div class="ub-actions ub-actions--tight">{buttons}</div><div class="ub-meta" role="status" data-told></div></section>'
    ).format(
        title=both(word("take")),
        label=both(word("take-date")),
        record=_button("record", "copy", "copy-record"),
        buttons=Markup().join(_button(*button) for button in _BUTTONS),
    )


def _button(action: str, icon: str | None, name: str) -> Markup:
    drawn = icons.icon(icon) if icon else Markup()
    return Markup('<button type="button" class="ub-btn" data-do="{}">{}{}</button>').format(
        action, drawn, both(word(name))
    )


def safety_net_sheet(level: str) -> Markup:
    """Return the patient's sheet in large type: the warning signs, and lines for telephone numbers."""
    lead, signs = split_list(word("safety-net")["patient"])
    items = Markup().join(map(Markup("<li>{}</li>").format, signs))
    lines = Markup().join(
        Markup('<p class="ub-net__line"><span>{}</span><span data-net="{}"></span></p>').format(
            both(word(f"net-{name}")), name
        )
        for name in ("phone", "emergency")
    )
    foot = " ".join(sentence(word(name))["patient"] for name in ("disclaimer", "under-review"))
    return Markup(
        '<section class="ub-net" data-search-exclude><{0}>{1}</{0}><ul>{2}</ul>{3}<p class="ub-net__foot">{4} {5}</p></section>'
    ).format(
        level,
        lead,
        items,
        lines,
        foot,
        both(word("version"), version=calculators.VERSION, hash=calculators.rules_hash()),
    )
