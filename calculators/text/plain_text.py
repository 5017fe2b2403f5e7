"""Format an assessment as plain text for people: the output of `--text`."""

from typing import Any

from calculators.findings import BY_ID
from calculators.notes import NOTES
from calculators.reader_text import Words
from calculators.text.ui_text import PAGE_WORDS

Json = dict[str, Any]

_WORK_UP = "work_up_done"
_NOTE_TITLE = {note.id: note.title for note in NOTES}
_HEADING: dict[str, Words] = {
    "ask": Words("Ask next", "Still to answer"),
    "ask-then": Words("Then, for the classification and the plan", "Then, about your pain and what can help"),
    "ask-work-up": Words("When the tests are done", "When your tests are done"),
    "why": Words("Why", "Why"),
    "how": Words("Details", "What happens next"),
    "screen": Words("Red-flag screen", "Warning signs"),
    "plan": Words("Treatment plan", "What can help"),
    "beside": Words("Newer evidence", "Newer evidence"),
    "notes": Words("Interpretation notes", "Interpretation notes"),
}


class TextView:
    """The texts of an assessment for one reader ("clinician" or "patient")."""

    def __init__(self, assessed: Json, reader: str) -> None:
        self.assessed = assessed
        self.clinician = reader == "clinician"

    def pick(self, words: Words) -> str:
        """Return the text for the reader."""
        return words.clinician if self.clinician else words.patient

    def pick_text(self, texts: dict[str, str]) -> str:
        """Return the text for the reader from a JSON object with both texts."""
        return texts["clinician" if self.clinician else "patient"]

    def text(self, row: Json) -> str:
        """Return the text of a JSON object with a key `says`."""
        return self.pick_text(row["says"])

    def texts(self, rows: list[Json]) -> list[str]:
        """Return the text of each of these objects."""
        return [self.text(row) for row in rows]

    def labels(self, ids: list[str]) -> str:
        """Return the labels of the findings as one line."""
        return "; ".join(self.pick(BY_ID[id].label) for id in ids)

    def answer(self) -> list[str]:
        """Return the badge, then each part of the answer with its lead."""
        answer = self.assessed["answer"]
        return [f"[{self.pick_text(answer['badge'])}]", *(self.answer_part(part) for part in answer["parts"])]

    def answer_part(self, part: Json) -> str:
        """Return the text of one part of the answer, with its lead."""
        return (f"{self.pick_text(part['lead'])} " if part["lead"] else "") + self.text(part)

    def gate(self) -> list[str]:
        """Return what the gate found."""
        return self.texts(self.assessed["gate"]["shown"])

    def next_questions(self) -> list[str]:
        """Return the questions on which the answer depends: as many as the answer says."""
        return self._questions(self.assessed["answer"]["ask"])

    def later_questions(self) -> list[str]:
        """Return the other unanswered questions that could change the classification or the plan."""
        return self._questions([id for id in self._later() if id != _WORK_UP])

    def work_up_question(self) -> list[str]:
        """Return the question on the work-up, which comes after the tests and so is never asked next."""
        return self._questions([id for id in self._later() if id == _WORK_UP])

    def _later(self) -> list[str]:
        """Return the ids of the open questions of screen and plan that the answer does not ask."""
        if not self.assessed["shown"]["changes"]:
            return []
        ids = dict.fromkeys(id for part in ("screen", "management") for id in self.assessed[part]["ask"])
        return [id for id in ids if id not in self.assessed["answer"]["ask"]]

    def _questions(self, ids: list[str]) -> list[str]:
        """Return the questions of these findings."""
        return [self.pick(BY_ID[id].ask) for id in ids]

    def why(self) -> list[str]:
        """Return the imaging rules that are shown, for a clinician with their ids."""
        shown = self.assessed["shown"]["rules"]
        rules = [rule for rule in self.assessed["imaging"]["rules"] if rule["id"] in shown]
        return [self.text(rule) + (f" [{rule['id']}]" if self.clinician else "") for rule in rules]

    def screen(self) -> list[str]:
        """Return the suspicions that are shown and the class."""
        return [f"{self.pick_text(row['title'])}: {self.text(row)}" for row in self.assessed["screen"]["shown"]]

    def plan(self) -> list[str]:
        """Return the status of the plan, then its first-line and second-line entries."""
        plan = self.assessed["management"]
        return [self.text(plan), *(self._entry(item) for item in plan["first_line"] + plan["second_line"])]

    def _entry(self, item: Json) -> str:
        """Return an entry of the plan with the cautions that belong to it."""
        rows = [row for row in self.assessed["management"]["beside"] if row["statement"] == item["statement"]]
        return ". ".join([self.text(item), *self._with_sources(rows)])

    def _with_sources(self, rows: list[Json]) -> list[str]:
        """Return the text of each entry beyond the article, for a clinician with its sources."""
        return [self.text(row) + (f" ({', '.join(row['sources'])})" if self.clinician else "") for row in rows]

    def psychosocial(self) -> list[str]:
        """Return the psychosocial factors that are present and those not assessed."""
        factors = self.assessed["management"]["psychosocial"]
        not_asked = f"{self.pick(PAGE_WORDS['psychosocial-ask'])}: {self.labels(factors['ask'])}"
        return [self.labels([id]) for id in factors["present"]] + ([not_asked] if factors["ask"] else [])

    def newer_evidence(self) -> list[str]:
        """Return the differences of newer evidence on imaging, with their sources; those of the plan are in its entries."""
        return self._with_sources(self.assessed["imaging"]["beside"])

    def notes(self) -> list[str]:
        """Return the interpretation notes that apply; none for a patient."""
        return [f"{id} {_NOTE_TITLE[id]}" for id in self.assessed["shown"]["notes"]] if self.clinician else []

    def sections(self) -> dict[str, tuple[Words, list[str]]]:
        """Return the sections that follow the answer, each with its heading. Sections may be empty."""
        plan = self.assessed["management"]
        return {
            "ask": (_HEADING["ask"], self.next_questions()),
            "ask-then": (_HEADING["ask-then"], self.later_questions()),
            "ask-work-up": (_HEADING["ask-work-up"], self.work_up_question()),
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
        """Return a heading with its texts under it, or nothing if there are none."""
        return ["", self.pick(heading), *(f"  - {text}" for text in texts)] if texts else []

    def footer(self) -> list[str]:
        """Return the warning signs, the review status, the disclaimer, and the version of the rules."""
        foot = self.assessed["foot"]
        return [
            self.pick_text(foot["safety_net"]),
            self.pick_text(foot["under_review"]),
            self.text(foot),
            f"Version {self.assessed['version']}, rules {self.assessed['rules_hash']}",
        ]


def plain_text(assessed: Json, reader: str) -> str:
    """Return the result of `serialize` as plain text for one reader ("clinician" or "patient")."""
    view = TextView(assessed, reader)
    lines = view.answer() + [f"  {text}" for text in view.gate()]
    for heading, texts in view.sections().values():
        lines += view.section(heading, texts)
    return "\n".join([*lines, "", *view.footer()])
