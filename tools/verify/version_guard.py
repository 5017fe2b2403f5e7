"""The guard on the version of the rules: no answer of a story moves unless the version says so.

`docs/data/story-answers.json` holds what the recorded version answers to each story, as short hashes: one of the
answer, one of everything that is then said, on the page and by the command line. `make record` writes it, and refuses
where the version did not rise as far as the change asks.
"""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import calculators
from calculators.text.plain_text import plain_text
from site_src.content.clinical_cases import ROOT, stories
from tools.verify.outcomes import outcome

FILE = ROOT / "docs" / "data" / "story-answers.json"
CHANGES = ROOT / "docs" / "about" / "changes.md"
CHANGELOG = ROOT / "CHANGELOG.md"
READERS = ("clinician", "patient")
LADDER = tuple(rung["id"] for rung in calculators.listing("rungs"))
Record = dict[str, Any]

MAJOR, MINOR, PATCH = range(3)
ASKED = {
    MAJOR: "an answer became less urgent, so the first number rises (the second while the first is 0)",
    MINOR: "an answer moved, so the second number rises",
    PATCH: "only words moved, so the last number rises",
}


class GuardError(Exception):
    """Why the answers may not be recorded, in one sentence."""


def _short(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:8]


def told(text: str) -> dict[str, str]:
    """What is kept of the answer to one story."""
    assessed: Record = json.loads(calculators.assess_json(text))
    answer = {part: told for part, told in outcome(assessed).items() if part != "words"}
    said = [{**assessed, "version": None, "rules_hash": None}, *(plain_text(assessed, reader) for reader in READERS)]
    return {"floor": str(answer["floor"]), "answer": _short(answer), "words": _short(said)}


def current() -> Record:
    """What the rules of the working tree answer."""
    return {
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "stories": {story.id: told(story.text) for story in stories()},
    }


def step(before: Record, after: Record) -> tuple[int, list[str]] | None:
    """How far the version must rise from one record to the next, and for which stories; None where nothing moved."""
    both = [id for id in after["stories"] if id in before["stories"]]
    pairs = {id: (before["stories"][id], after["stories"][id]) for id in both}
    moved = [id for id, (was, now) in pairs.items() if was["answer"] != now["answer"]]
    less = [id for id in moved if LADDER.index(pairs[id][1]["floor"]) < LADDER.index(pairs[id][0]["floor"])]
    if less:
        return MAJOR, less
    if moved:
        return MINOR, moved
    words = [id for id, (was, now) in pairs.items() if was["words"] != now["words"]]
    if words or before["rules_hash"] != after["rules_hash"]:
        return PATCH, words
    return None


def numbers(version: str) -> tuple[int, ...]:
    """1.2.3 as numbers that compare."""
    return tuple(int(part) for part in version.split("."))


def rises(before: str, after: str, how: int) -> bool:
    """Whether a version is far enough above another."""
    was, now = numbers(before), numbers(after)
    if how == MAJOR and was[0] == now[0] == 0:
        how = MINOR
    return now[: how + 1] > was[: how + 1]


def _named(ids: list[str]) -> str:
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
    return f" ({', '.join(ids[:3])}{more})" if ids else ""


def moved_unsaid(before: Record, after: Record) -> str | None:
    """The sentence for a version that did not rise as far as its answers moved."""
    found = step(before, after)
    if found is None or rises(before["version"], after["version"], found[0]):
        return None
    how, ids = found
    return (
        f"The rules have moved since {before['version']} was recorded{_named(ids)}, and the version is "
        f"{after['version']}: {ASKED[how]}. Raise calculators.VERSION and say what changed in docs/about/changes.md."
    )


def not_told(version: str, changes: str) -> str | None:
    """The sentence for a version without its section in the changes."""
    if re.search(rf"^## {re.escape(version)}\b", changes, re.MULTILINE):
        return None
    return f"docs/about/changes.md has no section for {version}: say there what changed clinically."


def out_of_step(recorded: Record, now: Record, changes: str) -> Iterable[str]:
    """What is wrong between the record and the working tree, one sentence each."""
    if fault := moved_unsaid(recorded, now):
        yield fault
    elif recorded != now:
        yield "docs/data/story-answers.json does not match these rules and test cases. Run `make record`."
    if fault := not_told(now["version"], changes):
        yield fault


def unreleased(version: str, changelog: str) -> bool:
    """Whether the changelog says that a version is still being built."""
    return re.search(rf"^## {re.escape(version)}, not yet released", changelog, re.MULTILINE) is not None


def record(*, being_built: bool = False, file: Path = FILE, now: Record | None = None) -> Record:
    """Write the record of the working tree. Raises `GuardError` where the version does not say what moved."""
    now = now or current()
    if being_built and not unreleased(now["version"], CHANGELOG.read_text(encoding="utf-8")):
        raise GuardError(f"{now['version']} is released according to CHANGELOG.md: record without --unreleased.")
    faults = [not_told(now["version"], CHANGES.read_text(encoding="utf-8"))]
    if file.is_file() and not being_built:
        faults.insert(0, moved_unsaid(json.loads(file.read_text(encoding="utf-8")), now))
    for fault in faults:
        if fault:
            raise GuardError(fault)
    file.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    return now
