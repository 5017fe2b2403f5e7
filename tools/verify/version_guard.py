"""Guard the version of the rules: no answer to a clinical case changes unless the version says so.

`docs/data/story-answers.json` has short hashes of the recorded version's response to each case: one of the answer, and
one of all its text on the page and on the command line. `make record` writes the file, and refuses to if the version did
not rise enough for the change.
"""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import calculators
from calculators.text.plain_text import plain_text
from site_src.content.clinical_cases import ROOT, clinical_cases
from tools.verify.outcomes import outcome

FILE = ROOT / "docs" / "data" / "story-answers.json"
CHANGES = ROOT / "docs" / "about" / "changes.md"
CHANGELOG = ROOT / "CHANGELOG.md"
READERS = ("clinician", "patient")
LADDER = tuple(rung["id"] for rung in calculators.listing("rungs"))
Record = dict[str, Any]

MAJOR, MINOR, PATCH = range(3)
BUMP_REASONS = {
    MAJOR: "an answer became less urgent, so the first number rises (the second while the first is 0)",
    MINOR: "an answer moved, so the second number rises",
    PATCH: "only words moved, so the last number rises",
}


class GuardError(Exception):
    """The answers must not be recorded; the message is one sentence."""


def _short_hash(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:8]


def case_digest(text: str) -> dict[str, str]:
    """Return what is recorded of the answer to one clinical case: its floor, and short hashes of the answer and of its text."""
    assessed: Record = json.loads(calculators.assess_json(text))
    answer = {part: value for part, value in outcome(assessed).items() if part != "words"}
    texts = [{**assessed, "version": None, "rules_hash": None}, *(plain_text(assessed, reader) for reader in READERS)]
    return {"floor": str(answer["floor"]), "answer": _short_hash(answer), "words": _short_hash(texts)}


def current_answers() -> Record:
    """Return the record of the rules in the working tree."""
    return {
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "stories": {story.id: case_digest(story.text) for story in clinical_cases()},
    }


def required_bump(before: Record, after: Record) -> tuple[int, list[str]] | None:
    """Return how far the version must rise between two records, and for which cases; None if nothing changed."""
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


def version_numbers(version: str) -> tuple[int, ...]:
    """Return 1.2.3 as numbers, which can be compared."""
    return tuple(int(part) for part in version.split("."))


def is_bumped(before: str, after: str, how: int) -> bool:
    """Return whether a version rose far enough."""
    was, now = version_numbers(before), version_numbers(after)
    if how == MAJOR and was[0] == now[0] == 0:
        how = MINOR
    return now[: how + 1] > was[: how + 1]


def _some_ids(ids: list[str]) -> str:
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
    return f" ({', '.join(ids[:3])}{more})" if ids else ""


def bump_problem(before: Record, after: Record) -> str | None:
    """Return a sentence if the version did not rise as far as its answers changed, else None."""
    found = required_bump(before, after)
    if found is None or is_bumped(before["version"], after["version"], found[0]):
        return None
    how, ids = found
    return (
        f"The rules have moved since {before['version']} was recorded{_some_ids(ids)}, and the version is "
        f"{after['version']}: {BUMP_REASONS[how]}. Raise calculators.VERSION and say what changed in docs/about/changes.md."
    )


def changes_problem(version: str, changes: str) -> str | None:
    """Return a sentence if the page of changes has no section for a version, else None."""
    if re.search(rf"^## {re.escape(version)}\b", changes, re.MULTILINE):
        return None
    return f"docs/about/changes.md has no section for {version}: say there what changed clinically."


def record_problems(recorded: Record, now: Record, changes: str) -> Iterable[str]:
    """Yield a sentence for each mismatch between the record and the working tree."""
    if fault := bump_problem(recorded, now):
        yield fault
    elif recorded != now:
        yield "docs/data/story-answers.json does not match these rules and test cases. Run `make record`."
    if fault := changes_problem(now["version"], changes):
        yield fault


def is_unreleased(version: str, changelog: str) -> bool:
    """Return whether the changelog says that a version is not yet released."""
    return re.search(rf"^## {re.escape(version)}, not yet released", changelog, re.MULTILINE) is not None


def write_record(*, being_built: bool = False, file: Path = FILE, now: Record | None = None) -> Record:
    """Write the record of the working tree, and return it. Raise GuardError if the version did not rise enough."""
    now = now or current_answers()
    if being_built and not is_unreleased(now["version"], CHANGELOG.read_text(encoding="utf-8")):
        raise GuardError(f"{now['version']} is released according to CHANGELOG.md: record without --unreleased.")
    faults = [changes_problem(now["version"], CHANGES.read_text(encoding="utf-8"))]
    if file.is_file() and not being_built:
        faults.insert(0, bump_problem(json.loads(file.read_text(encoding="utf-8")), now))
    for fault in faults:
        if fault:
            raise GuardError(fault)
    file.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    return now
