"""An assessment as lines for people: what `--text` prints."""

from typing import Any

from calculators.findings import BY_ID
from calculators.notes import NOTES
from calculators.reader_text import Words
from calculators.text.ui_text import PAGE_WORDS

Json = dict[str, Any]

_NOTE_TITLE = {note.id: note.title for note in NOTES}
_HEADING: dict[str, Words] = {
    "ask": Words("Ask next", "Still to answer"),
    "why": Words("Why", "Why"),
    "how": Words("Details", "What happens next"),
    "screen": Words("Red-flag screen", "Warning signs"),
    "plan": Words("Treatment plan", "What can help"),
    "beside": Words("Newer evidence", "Newer evidence"),
    "notes": Words("Interpretation notes", "Interpretation notes"),
}


class TextView:
    """Reads the texts of an assessment for one reader ("clinician" or "patient")."""

    def __init__(self, assessed: Json, reader: str) -> None:
        self.assessed = assessed
        self.clinician = reader == "clinician"

    def pick(self, words: Words) -> str:
        return words.clinician if self.clinician else words.patient

    def pick_text(self, texts: dict[str, str]) -> str:
        return texts["clinician" if self.clinician else "patient"]

    def text(self, row: Json) -> str:
        return self.pick_text(row["says"])

    def texts(self, rows: list[Json]) -> list[str]:
        return [self.text(row) for row in rows]

    def labels(self, ids: list[str]) -> str:
        return "; ".join(self.pick(BY_ID[id].label) for id in ids)

    def answer(self) -> list[str]:
        """The badge, then each part of the answer with its lead."""
        answer = self.assessed["answer"]
        parts = [
            (f"{self.pick_text(part['lead'])} " if part["lead"] else "") + self.text(part) for part in answer["parts"]
        ]
        return [f"[{self.pick_text(answer['badge'])}]", *parts]

    def gate(self) -> list[str]:
        """What the gate found."""
        return self.texts(self.assessed["gate"]["shown"])

    def next_questions(self) -> list[str]:
        """Every open question that could change something, in the order of gate, ladder, screen and plan."""
        if not self.assessed["shown"]["changes"]:
            return []
        parts = ("gate", "imaging", "screen", "management")
        ids = dict.fromkeys(id for part in parts for id in self.assessed[part]["ask"])
        return [self.pick(BY_ID[id].ask) for id in ids]

    def why(self) -> list[str]:
        shown = self.assessed["shown"]["rules"]
        rules = [rule for rule in self.assessed["imaging"]["rules"] if rule["id"] in shown]
        return [self.text(rule) + (f" [{rule['id']}]" if self.clinician else "") for rule in rules]

    def screen(self) -> list[str]:
        return [f"{self.pick_text(row['title'])}: {self.text(row)}" for row in self.assessed["screen"]["shown"]]

    def plan(self) -> list[str]:
        plan = self.assessed["management"]
        return [self.text(plan), *(self.text(item) for item in plan["first_line"] + plan["second_line"])]

    def psychosocial(self) -> list[str]:
        factors = self.assessed["management"]["psychosocial"]
        not_asked = f"{self.pick(PAGE_WORDS['psychosocial-ask'])}: {self.labels(factors['ask'])}"
        return [self.labels([id]) for id in factors["present"]] + ([not_asked] if factors["ask"] else [])

    def newer_evidence(self) -> list[str]:
        rows = self.assessed["imaging"]["beside"] + self.assessed["management"]["beside"]
        return [f"{self.text(row)} ({', '.join(row['sources'])})" for row in rows]

    def notes(self) -> list[str]:
        return [f"{id} {_NOTE_TITLE[id]}" for id in self.assessed["shown"]["notes"]] if self.clinician else []

    def sections(self) -> dict[str, tuple[Words, list[str]]]:
        """What else is told, each with its heading; what is empty is left out when it is written."""
        plan = self.assessed["management"]
        return {
            "ask": (_HEADING["ask"], self.next_questions()),
            "why": (_HEADING["why"], self.why()),
            "how": (_HEADING["how"], self.texts(self.assessed["imaging"]["says"])),
            "screen": (_HEADING["screen"], self.screen()),
            "plan": (_HEADING["plan"], self.plan()),
            "held-back": (PAGE_WORDS["held-back"], self.texts(plan["held_back"])),
            "psychosocial": (PAGE_WORDS["psychosocial"], self.psychosocial()),
            "referral": (PAGE_WORDS["referral"], self.texts(plan["referral"])),
            "follow-up": (PAGE_WORDS["follow-up"], self.texts([plan["follow_up"]])),
            "beside": (_HEADING["beside"], self.newer_evidence()),
            "notes": (_HEADING["notes"], self.notes()),
        }

    def section(self, heading: Words, texts: list[str]) -> list[str]:
        """A heading with its texts under it, or nothing where there are none."""
        return ["", self.pick(heading), *(f"  - {text}" for text in texts)] if texts else []

    def footer(self) -> list[str]:
        """What brings one back at once, what this is and is not, and which rules made it."""
        foot = self.assessed["foot"]
        return [
            self.pick_text(foot["safety_net"]),
            self.pick_text(foot["under_review"]),
            self.text(foot),
            f"Version {self.assessed['version']}, rules {self.assessed['rules_hash']}",
        ]


def plain_text(assessed: Json, reader: str) -> str:
    """The assessment of `report` in plain lines, in the words for one reader ("clinician" or "patient")."""
    view = TextView(assessed, reader)
    lines = view.answer() + [f"  {text}" for text in view.gate()]
    for heading, texts in view.sections().values():
        lines += view.section(heading, texts)
    return "\n".join([*lines, "", *view.footer()])
