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
    """Why the answers may not be recorded, in one sentence."""


def _short_hash(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:8]


def story_digest(text: str) -> dict[str, str]:
    """What is kept of the answer to one story."""
    assessed: Record = json.loads(calculators.assess_json(text))
    answer = {part: value for part, value in outcome(assessed).items() if part != "words"}
    texts = [{**assessed, "version": None, "rules_hash": None}, *(plain_text(assessed, reader) for reader in READERS)]
    return {"floor": str(answer["floor"]), "answer": _short_hash(answer), "words": _short_hash(texts)}


def current_answers() -> Record:
    """What the rules of the working tree answer."""
    return {
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "stories": {story.id: story_digest(story.text) for story in clinical_cases()},
    }


def required_bump(before: Record, after: Record) -> tuple[int, list[str]] | None:
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


def version_numbers(version: str) -> tuple[int, ...]:
    """1.2.3 as numbers that compare."""
    return tuple(int(part) for part in version.split("."))


def is_bumped(before: str, after: str, how: int) -> bool:
    """Whether a version is far enough above another."""
    was, now = version_numbers(before), version_numbers(after)
    if how == MAJOR and was[0] == now[0] == 0:
        how = MINOR
    return now[: how + 1] > was[: how + 1]


def _some_ids(ids: list[str]) -> str:
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
    return f" ({', '.join(ids[:3])}{more})" if ids else ""


def bump_fault(before: Record, after: Record) -> str | None:
    """The sentence for a version that did not rise as far as its answers moved."""
    found = required_bump(before, after)
    if found is None or is_bumped(before["version"], after["version"], found[0]):
        return None
    how, ids = found
    return (
        f"The rules have moved since {before['version']} was recorded{_some_ids(ids)}, and the version is "
        f"{after['version']}: {BUMP_REASONS[how]}. Raise calculators.VERSION and say what changed in docs/about/changes.md."
    )


def changes_fault(version: str, changes: str) -> str | None:
    """The sentence for a version without its section in the changes."""
    if re.search(rf"^## {re.escape(version)}\b", changes, re.MULTILINE):
        return None
    return f"docs/about/changes.md has no section for {version}: say there what changed clinically."


def record_faults(recorded: Record, now: Record, changes: str) -> Iterable[str]:
    """What is wrong between the record and the working tree, one sentence each."""
    if fault := bump_fault(recorded, now):
        yield fault
    elif recorded != now:
        yield "docs/data/story-answers.json does not match these rules and test cases. Run `make record`."
    if fault := changes_fault(now["version"], changes):
        yield fault


def is_unreleased(version: str, changelog: str) -> bool:
    """Whether the changelog says that a version is still being built."""
    return re.search(rf"^## {re.escape(version)}, not yet released", changelog, re.MULTILINE) is not None


def write_record(*, being_built: bool = False, file: Path = FILE, now: Record | None = None) -> Record:
    """Write the record of the working tree. Raises `GuardError` where the version does not say what moved."""
    now = now or current_answers()
    if being_built and not is_unreleased(now["version"], CHANGELOG.read_text(encoding="utf-8")):
        raise GuardError(f"{now['version']} is released according to CHANGELOG.md: record without --unreleased.")
    faults = [changes_fault(now["version"], CHANGES.read_text(encoding="utf-8"))]
    if file.is_file() and not being_built:
        faults.insert(0, bump_fault(json.loads(file.read_text(encoding="utf-8")), now))
    for fault in faults:
        if fault:
            raise GuardError(fault)
    file.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    return now
