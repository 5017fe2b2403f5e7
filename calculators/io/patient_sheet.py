"""Make the sheet that a patient takes home: one instruction where care is urgent, otherwise what was found and what helps.

Every sentence is a patient text of the assessment; this module adds only headings and labels. The input has no free
text except the date: the page adds a clinician's own words when it prints, and nothing stores them.
"""

from typing import Any

from calculators.answers import Answer
from calculators.findings import PSYCHOSOCIAL
from calculators.imaging import Rung
from calculators.management import Status
from calculators.text import wording
from calculators.text.plain_text import TextView

Json = dict[str, Any]

KINDS = ("instruction", "plan")
HEADINGS: dict[str, str] = {
    "instruction": "What to do",
    "found": "What was found",
    "answer": "About a scan or a test",
    "open": "Some questions are still open",
    "helps": "What can help",
    "expect": "What to expect",
    "back": "When to come back",
    "call": "Who to call",
    "warnings": "Warning signs",
}
"""The sections in their order. The warning signs have their lead as the heading."""
BLANKS: dict[str, str] = {
    "by": "By when",
    "date": "Date",
    "clinic": "Your doctor or clinic",
    "emergency": "Emergency number",
}
"""The lines to write on."""

_TITLE = "Your upper back pain"
_LINE = "_" * 30
_OUTLOOK = ("first-line-education", "natural-history")
_OPEN_ROLES = ("could-be", "scope", "familiar", "check")
"""The parts of an answer that say what is not yet known."""
_NOT_LISTED = (*PSYCHOSOCIAL, "work_up_done")
"""Present, but not listed: others may see the sheet, and a completed work-up counts only with a red flag."""


class _Sheet(TextView):
    """The sections of the sheet for one assessment."""

    def __init__(self, assessed: Json) -> None:
        super().__init__(assessed, "patient")
        self.kind: str = assessed["answer"]["kind"]
        self.management: Json = assessed["management"]
        self.extra: dict[str, str] = {row["role"]: self.text(row) for row in assessed["imaging"]["says"]}
        self.covered = self.kind in ("settled", "open")
        self.released = [self.text(part) for part in assessed["answer"]["parts"] if part["role"] == "released"]
        urgent = Rung(assessed["imaging"]["floor"]).urgent and not self.released
        self.one_instruction = urgent or not self.covered

    def sheet(self, date: str) -> Json:
        """Return the sheet. `date` is one line as typed, or empty."""
        sections = self._urgent_sections() if self.one_instruction else self._plan_sections()
        return {
            "version": self.assessed["version"],
            "rules_hash": self.assessed["rules_hash"],
            "kind": KINDS[0] if self.one_instruction else KINDS[1],
            "answer": self.kind,
            "status": self.management["status"],
            "title": _TITLE,
            "sections": [section for section in sections if section["items"] or section["blanks"]],
            "foot": self.footer()[1:],
            "date": date.strip(),
        }

    def _urgent_sections(self) -> list[Json]:
        """Return the one instruction, what is open, whom to call, and the warning signs."""
        return [self._instruction(), self._open(), self._call(), self._warnings()]

    def _plan_sections(self) -> list[Json]:
        """Return every section of a sheet with a plan; some may be empty."""
        first_line = self.management["first_line"]
        outlook = [item for item in first_line if item["statement"] in _OUTLOOK]
        return [
            _section("found", _items(self._found()), own_words=True),
            _section("answer", _items(self._answer())),
            self._open(),
            _section("helps", [self._entry_item(item) for item in first_line if item not in outlook]),
            _section("expect", _items(self.texts(outlook))),
            _section("back", _items([self.text(self.management["follow_up"])]), ("date",)),
            self._call(),
            self._warnings(),
        ]

    def _instruction(self) -> Json:
        """Return what to do, where, and by when. If the module gives no time, a line is left for it."""
        parts = {part["role"]: self.text(part) for part in self.assessed["answer"]["parts"]}
        what = [parts[role] for role in ("stop", "first", "at-least", "answer") if role in parts]
        if "how-soon" in parts:
            what = [f"{what[0]} {parts['how-soon']}"]
        items = _items([*what, *([parts["outside"]] if "outside" in parts else [])])
        if "still-open" in parts:
            lead, _, names = parts["still-open"].partition(": ")
            items.append(_item(lead, names.split("; ")))
        items += _items([self.extra["stiff-spine"]] if "stiff-spine" in self.extra else [])
        return _section("instruction", items, () if what or "still-open" in parts else ("by",))

    def _found(self) -> list[str]:
        """Return the warning signs that are present or the type of pain, then the other findings that are present."""
        rows = self.assessed["screen"]["shown"]
        flags = [row for row in rows if row["state"] == "suspected"]
        said = flags or [row for row in rows if row["about"] == "class"]
        named = {*_NOT_LISTED, *(id for row in flags for id in row["because"])}
        answers = self.assessed["answers"].items()
        others = [id for id, value in answers if value == Answer.PRESENT and id not in named]
        # With its title, because a text may refer to it: "a weak sign of this".
        titled = [f"{self.pick_text(row['title'])}: {self.text(row)}" for row in said]
        return [*titled, *(self.labels([id]) for id in others)]

    def _answer(self) -> list[str]:
        """Return what is certain of the answer. A completed work-up replaces the step, which is done."""
        if self.released:
            said = self.released
        elif self.assessed["answers"]:
            parts = self.assessed["answer"]["parts"]
            said = [self.answer_part(part) for part in parts if part["role"] not in _OPEN_ROLES]
        else:
            said = [wording.OPEN_NONE.patient]
        return [*said, *(self.extra[role] for role in ("then", "due") if role in self.extra)]

    def _open(self) -> Json:
        """Return what the plan waits for and what the answer could still be, if the guideline applies."""
        if not self.covered:
            return _section("open", [])
        waits = [self.text(self.management)] if self.management["status"] == Status.PROVISIONAL else []
        parts = [part for part in self.assessed["answer"]["parts"] if part["role"] in _OPEN_ROLES]
        return _section("open", _items([*waits, *(self.answer_part(part) for part in parts)]))

    def _entry_item(self, item: Json) -> Json:
        """Return an entry of the plan with the cautions that belong to it."""
        cautions = [row for row in self.management["beside"] if row["statement"] == item["statement"]]
        return _item(self.text(item), self.texts(cautions))

    def _call(self) -> Json:
        """Return the lines for telephone numbers: only the emergency number while emergency help is needed."""
        waiting = self.kind == "stop" or self.assessed["answer"]["rung"] == Rung.NOW
        return _section("call", [], ("emergency",) if waiting else ("clinic", "emergency"))

    def _warnings(self) -> Json:
        """Return the warning signs as a list under their lead."""
        lead, _, signs = self.pick_text(self.assessed["foot"]["safety_net"]).partition(": ")
        return {**_section("warnings", _items(signs.split("; "))), "heading": lead}


def _item(text: str, more: list[str]) -> Json:
    """Return an entry with the list under it, such as the cautions on a medicine."""
    return {"says": text, "list": more}


def _items(texts: list[str]) -> list[Json]:
    """Return entries without a list."""
    return [_item(text, []) for text in texts]


def _section(id: str, items: list[Json], blanks: tuple[str, ...] = (), *, own_words: bool = False) -> Json:
    """Return a section. `own_words`: the page offers a field for the clinician's own words."""
    return {
        "id": id,
        "heading": HEADINGS[id],
        "items": items,
        "blanks": [{"id": blank, "label": BLANKS[blank]} for blank in blanks],
        "own_words": own_words,
    }


def patient_sheet(assessed: Json, date: str) -> Json:
    """Return the sheet for the result of `serialize`. `date` is one line as typed, or empty."""
    return _Sheet(assessed).sheet(date)


def sheet_text(sheet: Json) -> str:
    """Return a sheet as plain text, with lines to write on."""
    lines: list[str] = [sheet["title"]]
    for section in sheet["sections"]:
        lines += ["", section["heading"]]
        for item in section["items"]:
            lines += [f"  - {item['says']}", *(f"    - {text}" for text in item["list"])]
        lines += [f"  {blank['label']}: {_LINE}" for blank in section["blanks"]]
    return "\n".join([*lines, "", *sheet["foot"], f"Date: {sheet['date']}".strip()])
