"""Make the panel with which an answer is copied, saved, opened, or printed, and the sheets for a patient."""

from markupsafe import Markup

import calculators
from site_src.content.ui_text import both, sentence, split_list, word
from site_src.markup import icons

_MORE = (
    ("link", "link", "copy-link"),
    ("save", None, "save-case"),
    ("open", None, "open-case"),
    ("print", "print", "print"),
    ("blank", None, "print-blank"),
    ("net", None, "print-net"),
)
"""What is needed less often, in a fold: action, icon, and text of each button."""


def share_panel() -> Markup:
    """Return the panel, hidden: only the script can do these things, and it adds the fields.

    The fields for the patient's sheet have no name: what is typed in them is printed and never stored.
    """
    return Markup(
        '<section class="ub-result__part ub-take" data-take aria-labelledby="take-title" hidden>'
        '<h3 id="take-title" data-search-exclude>{title}</h3>'
        '<div class="ub-take__date"><label data-date>{label}</label>{note}</div>'
        '<div class="ub-actions ub-actions--tight">{record}</div>'
        '<details class="ub-fold" data-sheet-fields><summary>{sheet}</summary><div class="ub-fold__body">'
        '<label class="ub-take__field">{words}'
        '<textarea rows="3" maxlength="400" autocomplete="off" data-own-words></textarea></label>'
        '<label class="ub-take__field">{visit}'
        '<input type="text" maxlength="40" autocomplete="off" data-next-visit></label>'
        '<div class="ub-actions ub-actions--tight">{print_sheet}</div></div></details>'
        '<details class="ub-fold" data-more><summary>{more}</summary><div class="ub-fold__body">'
        '<div class="ub-actions ub-actions--tight">{buttons}</div></div></details>'
        '<div class="ub-meta" role="status" data-told></div></section>'
    ).format(
        title=both(word("take")),
        label=both(word("take-date")),
        note=_button("note", "copy", "copy-note"),
        record=_button("record", None, "copy-record"),
        sheet=both(word("sheet-fold")),
        words=both(word("sheet-own-words")),
        visit=both(word("sheet-next-visit")),
        print_sheet=_button("sheet", "print", "print-sheet"),
        more=both(word("share-more")),
        buttons=Markup().join(_button(*button) for button in _MORE),
    )


def _button(action: str, icon: str | None, name: str) -> Markup:
    drawn = icons.icon(icon) if icon else Markup()
    return Markup('<button type="button" class="ub-btn" data-do="{}">{}{}</button>').format(
        action, drawn, both(word(name))
    )


def patient_sheet_place() -> Markup:
    """Return the place for the patient's sheet. The script fills it for the time of printing."""
    return Markup('<section class="ub-leaflet" data-leaflet data-search-exclude></section>')


def safety_net_sheet(level: str) -> Markup:
    """Return the sheet of warning signs in large type, with lines for telephone numbers."""
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
