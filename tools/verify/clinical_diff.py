"""What changed clinically between two versions of the rules: `make diff BASE=REV`.

Both versions answer the same combinations and the same stories, each in a process of its own; the difference is told
in words, most frequent first.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_src.content.clinical_cases import ClinicalCase, clinical_cases
from tools.verify.combinations import combinations_of_answers

ROOT = Path(__file__).resolve().parents[2]
OUTCOMES = Path(__file__).with_name("outcomes.py")
Outcome = dict[str, Any]
WORDS = "words"
"""The part that is told last: how an answer sounds, as against what it is."""
MAX_LINES = 60


class DiffError(Exception):
    """Why two versions cannot be compared, in one sentence."""


@dataclass(frozen=True, slots=True)
class Version:
    """What one version of the rules answers to each text."""

    version: str
    rules_hash: str
    outcomes: list[Outcome]


def checkout(revision: str, folder: Path) -> None:
    """The decision module of a revision, in a folder. Raises `DiffError` where there is none."""
    git = subprocess.run(["git", "archive", revision, "calculators"], cwd=ROOT, capture_output=True, check=False)
    if git.returncode:
        raise DiffError(
            f"{revision} has no decision module to compare with: {git.stderr.decode(errors='replace').strip()}."
        )
    with tarfile.open(fileobj=io.BytesIO(git.stdout)) as archive:
        archive.extractall(folder, filter="data")


def run_version(folder: Path, texts: Iterable[str]) -> Version:
    """What the version in a folder answers. Raises `DiffError` where it cannot be run."""
    run = subprocess.run(
        [sys.executable, "-P", str(OUTCOMES)],
        cwd=folder, env={"PYTHONPATH": str(folder)}, input="\n".join(texts), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        raise DiffError(f"The rules in {folder} cannot be run: {run.stderr.strip().splitlines()[-1]}.")
    head, *lines = run.stdout.splitlines()
    versions = json.loads(head)
    return Version(versions["version"], versions["rules_hash"], [json.loads(line) for line in lines])


def difference_text(part: str, before: Any, after: Any) -> str:
    """One difference of one part as a phrase that groups with its like."""
    if isinstance(before, list) and isinstance(after, list):
        gone = [f"no longer {x}" for x in before if x not in after]
        new = [f"now {x}" for x in after if x not in before]
        return f"{part}: {', '.join(new + gone) or 'another order'}"
    if isinstance(before, dict) and isinstance(after, dict):
        return "; ".join(
            f"{part} {key}: {before.get(key)} → {after.get(key)}" for key in after if before.get(key) != after.get(key)
        )
    return f"{part}: {before} → {after}"


def differences(before: Outcome, after: Outcome) -> list[str]:
    """Every part that differs. A part that one version does not have is not compared."""
    return [
        difference_text(part, before[part], after[part])
        for part in after
        if part in before and before[part] != after[part]
    ]


def compare(before: Version, after: Version, texts: list[str], cases: list[ClinicalCase]) -> list[str]:
    """The difference in lines for people."""
    combos = len(texts) - len(cases)
    lines = [f"Rules {before.version} ({before.rules_hash}) → {after.version} ({after.rules_hash})"]
    counted: Counter[str] = Counter()
    example: dict[str, str] = {}
    changed = 0
    for text, was, now in zip(texts[:combos], before.outcomes, after.outcomes, strict=False):
        found = differences(was, now)
        changed += bool(found)
        for difference in found:
            counted[difference] += 1
            example.setdefault(difference, text)
    lines.append(f"{changed:,} of {combos:,} combinations are answered otherwise.")
    what_first = sorted(counted, key=lambda what: (what.startswith(WORDS), -counted[what]))
    lines += [
        f"  {counted[what]:,} of {combos:,}: {what}\n    first: {example[what]}" for what in what_first[:MAX_LINES]
    ]
    if len(what_first) > MAX_LINES:
        lines.append(f"  and {len(what_first) - MAX_LINES:,} rarer differences")
    moved = [
        (story, found)
        for story, was, now in zip(cases, before.outcomes[combos:], after.outcomes[combos:], strict=True)
        if (found := differences(was, now))
    ]
    lines.append(f"{len(moved):,} of {len(cases):,} stories are answered otherwise.")
    lines += [f"  {story.title}: {'; '.join(found)}" for story, found in moved]
    return lines


def diff(revision: str) -> list[str]:
    """The working tree against a revision, in lines. Raises `DiffError`."""
    cases = clinical_cases()
    texts = [*combinations_of_answers(), *(json.dumps(story.answers) for story in cases)]
    with tempfile.TemporaryDirectory() as folder:
        checkout(revision, Path(folder))
        with ThreadPoolExecutor() as both:
            before, after = both.map(run_version, (Path(folder), ROOT), (texts, texts))
        return compare(before, after, texts, cases)
