"""An assessment as lines for people: what `--text` prints, and what can be copied from the page."""

from typing import Any

from .findings import BY_ID
from .notes import NOTES

Json = dict[str, Any]

_NOTE_TITLE = {note.id: note.title for note in NOTES}
_HEADINGS = {
    "clinician": (
        "Ask next",
        "Why",
        "Screen",
        "Plan",
        "Held back",
        "Referral",
        "Follow-up",
        "Notes",
        "Newer evidence",
        "because of",
    ),
    "patient": (
        "Still to ask",
        "Why",
        "Warning signs",
        "What helps",
        "Later",
        "Who to see",
        "When to come back",
        "Notes",
        "Newer evidence",
        "because of",
    ),
}


def plain_text(assessed: Json, reader: str) -> str:
    """The assessment of `report` in plain lines, in the words for one reader ("clinician" or "patient")."""
    ask, why, screen, plan, held, referral, follow, notes, newer, because_of = _HEADINGS[reader]
    shown, management = assessed["shown"], assessed["management"]
    label = "clinician" if reader == "clinician" else "patient"

    def say(row: Json) -> str:
        return str(row["says"][reader])

    def names(ids: list[str]) -> str:
        return "; ".join(getattr(BY_ID[id].label, label) for id in ids)

    lines = [
        f"{part['lead'][reader]} {say(part)}" if part["lead"] else say(part) for part in assessed["answer"]["parts"]
    ]
    lines += [f"  {because_of}: {say(row)}" for row in assessed["gate"]["shown"]]
    to_ask = assessed["gate"]["ask"] + assessed["imaging"]["ask"] if shown["changes"] else []
    sections: list[tuple[str, list[str]]] = [
        (ask, [getattr(BY_ID[id].ask, label) for id in dict.fromkeys(to_ask)]),
        (why, [f"{say(rule)} [{rule['id']}]" for rule in assessed["imaging"]["rules"] if rule["id"] in shown["rules"]]),
        ("", [say(row) for row in assessed["imaging"]["says"]]),
        (screen, [f"{row['title'][reader]}: {say(row)}" for row in assessed["screen"]["shown"]]),
        (plan, [say(management), *(say(item) for item in management["first_line"] + management["second_line"])]),
        (held, [say(item) for item in management["held_back"]]),
        (referral, [f"{say(item)} ({names(item['because'])})" for item in management["referral"]]),
        (follow, [say(management["follow_up"])]),
        (newer, [say(row) for row in assessed["imaging"]["beside"] + management["beside"]]),
        (notes, [f"{id} {_NOTE_TITLE[id]}" for id in shown["notes"]]),
    ]
    for heading, rows in sections:
        if rows:
            lines += ["", heading] if heading else []
            lines += [f"  - {row}" for row in rows]
    foot = assessed["foot"]
    lines += ["", foot["safety_net"][reader], foot["under_review"][reader], foot["says"][reader]]
    return "\n".join([*lines, f"Version {assessed['version']}, rules {assessed['rules_hash']}"])
