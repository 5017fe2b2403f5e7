"""Show what changed clinically between two versions of the rules: `make diff BASE=REV`.

Both versions answer the same combinations and clinical cases, each in a separate process. The differences are listed in
words, the most frequent first.
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
"""The part that is listed last: the text of an answer, not the answer itself."""
MAX_LINES = 60
REFUSED = "refused"
"""The only part of the outcome of answers that a version cannot read."""


class DiffError(Exception):
    """Two versions cannot be compared; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Version:
    """The outcomes of one version of the rules, one for each text."""

    version: str
    rules_hash: str
    outcomes: list[Outcome]


def checkout(revision: str, folder: Path) -> None:
    """Extract the decision module of a revision into a folder. Raise DiffError if there is none."""
    git = subprocess.run(["git", "archive", revision, "calculators"], cwd=ROOT, capture_output=True, check=False)
    if git.returncode:
        raise DiffError(
            f"{revision} has no decision module to compare with: {git.stderr.decode(errors='replace').strip()}."
        )
    with tarfile.open(fileobj=io.BytesIO(git.stdout)) as archive:
        archive.extractall(folder, filter="data")


def run_version(folder: Path, texts: Iterable[str]) -> Version:
    """Return the outcomes of the version in a folder. Raise DiffError if it cannot be run."""
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
    """Describe the difference of one part in words; equal differences get equal texts, so that they can be counted."""
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
    """Describe every part that differs. Parts that only one version has are not compared."""
    return [
        difference_text(part, before[part], after[part])
        for part in after
        if part in before and before[part] != after[part]
    ]


def compare(before: Version, after: Version, texts: list[str], cases: list[ClinicalCase]) -> list[str]:
    """Return the differences as lines of text. The first texts are combinations, the last ones the clinical cases."""
    combos = len(texts) - len(cases)
    lines = [f"Rules {before.version} ({before.rules_hash}) → {after.version} ({after.rules_hash})"]
    counted: Counter[str] = Counter()
    example: dict[str, str] = {}
    changed = new = in_words = 0
    for text, was, now in zip(texts[:combos], before.outcomes, after.outcomes, strict=False):
        found = differences(was, now)
        new += REFUSED in was and REFUSED not in now
        changed += bool(found)
        in_words += bool(found) and all(difference.startswith(WORDS) for difference in found)
        for difference in found:
            counted[difference] += 1
            example.setdefault(difference, text)
    lines.append(
        f"{changed:,} of {combos:,} combinations are answered otherwise, {in_words:,} of them in other words only."
    )
    if new:
        lines.append(
            f"{new:,} of {combos:,} combinations answer yes to a question that {before.version} does not have."
        )
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
    """Compare the working tree with a revision, and return lines of text. Raise DiffError if that is not possible."""
    cases = clinical_cases()
    texts = [*combinations_of_answers(), *(json.dumps(story.answers) for story in cases)]
    with tempfile.TemporaryDirectory() as folder:
        checkout(revision, Path(folder))
        with ThreadPoolExecutor() as both:
            before, after = both.map(run_version, (Path(folder), ROOT), (texts, texts))
        return compare(before, after, texts, cases)
