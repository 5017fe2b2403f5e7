"""Which texts reassure, and when they may be shown: texts of the module, and phrases listed here independently of it.

Only what is shown is read: the imaging rules named in `shown`, and everything else that has a text.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from calculators.imaging import Rung
from calculators.reader_text import Words
from calculators.statements import STATEMENTS
from calculators.text import wording

Json = dict[str, Any]

OUTLOOK = ("first-line-education", "natural-history", "first-line-activity")
NOTHING_FOUND = re.compile(
    r"not suspected|no red flag for it|[Nn]o warning sign|[Nn]onspecific|every red flag on this form was assessed|settled"
    r"|No (remaining|other) question"
)
# "No imaging rule applies" in an open answer is not "no imaging".
NO_IMAGING = re.compile(
    r"No routine imaging|No urgent imaging|[Dd]o not need a scan|No scan now|Not urgent"
    r"|No imaging(?! rule applies to the answers given so far)"
)
GOOD_OUTLOOK = re.compile(
    r"outlook is good|usually (gets|resolves)|[Mm]ost .*(resolve|gets? better)|[Ss]tay active|[Kk]eep moving"
)
PROGNOSIS = re.compile(r"outlook is good|usually (gets|resolves)|[Mm]ost .*(resolve|gets? better)")
BOTH_HALVES = re.compile(r"If this is [^:.\n]*: [^:.\n]*\. If it is new or different: [^:.\n]*")
"""What is said of familiar pain over 50: no imaging only together with what new pain would need."""
LOWER_STEPS = re.compile(r"Test first|Simple test first|After 4\+ weeks|If not helped")


def both_texts(words: Words) -> set[str]:
    """Return the texts for both readers."""
    return {words.clinician, words.patient}


NO_IMAGING_TEXTS = (
    both_texts(wording.rung_text(Rung.NONE, None))
    | both_texts(wording.NO_URGENT_IMAGING)
    | both_texts(wording.BADGE[Rung.NONE])
    | both_texts(wording.NOT_URGENT)
    | both_texts(STATEMENTS["no-routine-imaging"].says)
)
OUTLOOK_TEXTS = {text for id in OUTLOOK for text in both_texts(STATEMENTS[id].says)}


def all_texts(value: Any) -> list[str]:
    """Return every text for a reader in a part of an assessment, the last one first."""
    found: list[str] = []
    left = [value]
    while left:
        inner = left.pop()
        if isinstance(inner, dict):
            if "clinician" in inner and "patient" in inner:
                found += (inner["patient"], inner["clinician"])
            else:
                left += inner.values()
        elif isinstance(inner, list):
            left += inner
    return found


@cache
def phrases(pattern: re.Pattern[str], text: str) -> list[str]:
    """Return the phrases of a pattern in a text. The texts of all cases are few, so each is searched once."""
    return [found.group() for found in pattern.finditer(text)]


def shown_texts(whole: Json) -> tuple[set[str], set[str]]:
    """Return the texts that are shown, and the statements that are cited or listed."""
    rules = [rule for rule in whole["imaging"]["rules"] if rule["id"] in whole["shown"]["rules"]]
    plan = whole["management"]
    imaging = {key: value for key, value in whole["imaging"].items() if key != "rules"}
    found = set(all_texts([whole["answer"], whole["gate"], whole["screen"], imaging, rules, plan]))
    listed = {item["statement"] for line in ("first_line", "second_line") for item in plan[line]}
    cited = {statement for rule in whole["imaging"]["rules"] for statement in rule["statements"]}
    return found, listed | cited | set(whole["imaging"]["cites"])


def plan_may_reassure(opinion: Json) -> bool:
    """Return whether the reference model allows reassurance.

    The gate is clear, no flag is open, none waits for its work-up, and imaging cannot reach a test.
    """
    floor, ceiling = opinion["imaging"]["floor"], opinion["imaging"]["ceiling"]
    low = ("none", "after-conservative-care")
    return (
        opinion["gate"]["status"] == "clear"
        and not opinion["screen"]["open_flags"]
        and (floor in low or "N19" in opinion["management"]["notes"])
        and (ceiling in low or floor == ceiling)
        and not opinion["answer"]["check"]
    )


def false_reassurance(whole: Json, opinion: Json) -> list[str]:
    """Return every reassurance that is shown although something is open, or the gate says stop or outside."""
    shown, statements = shown_texts(whole)
    found: list[str] = []

    def search(what: str, pattern: re.Pattern[str]) -> list[str]:
        return [f"{what}: {phrase!r}" for text in shown for phrase in phrases(pattern, text)]

    gate, imaging = opinion["gate"]["status"], opinion["imaging"]
    familiar = bool(opinion["answer"]["check"])
    no_imaging = gate == "clear" and imaging["floor"] == imaging["ceiling"] == "none" and not familiar
    halves = [phrase for text in shown for phrase in phrases(BOTH_HALVES, text)]
    found += [] if bool(halves) == familiar else [f"familiar pain: {halves}"]
    if halves:
        shown = {BOTH_HALVES.sub("", text) for text in shown}
    if not no_imaging:
        found += [f"no imaging: {one!r}" for one in shown & NO_IMAGING_TEXTS]
        found += search("no imaging", NO_IMAGING)
        found += ["no-routine-imaging is cited"] if "no-routine-imaging" in statements else []
    if not plan_may_reassure(opinion):
        found += [f"outlook: {one!r}" for one in shown & OUTLOOK_TEXTS]
        found += search("outlook", GOOD_OUTLOOK)
        found += [f"outlook: {one} is listed" for one in statements & set(OUTLOOK)]
    if not {"first-line-education", "natural-history"} & {i["statement"] for i in opinion["management"]["first_line"]}:
        found += search("prognosis", PROGNOSIS)
    if gate in ("stop", "outside"):
        found += search(f"with {gate}", NOTHING_FOUND) + search(f"with {gate}", LOWER_STEPS)
        ladder = whole["answer"]["ladder"]
        found += ["the ladder is called settled"] if ladder and ladder["settled"] else []
        found += [f"{row['about']} is shown" for row in whole["screen"]["shown"] if row["state"] != "suspected"]
        found += ["changes are shown"] if whole["shown"]["changes"] else []
    if not (gate == "clear" and imaging["floor"] == imaging["ceiling"] and whole["answer"]["kind"] == "settled"):
        found += ["called settled"] if json.dumps(whole["answer"]).count("No remaining question") else []
    return found
