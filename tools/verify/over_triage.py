"""Measure over-triage: how often each step is said in the synthetic population, by two versions of the rules.

Both versions answer the same simulated persons, each in a separate process as in `make diff`. The earlier version gets
only the questions that its own `docs/data/population.json` has a share for. If a share rose because a question became wider,
the earlier version's share applies to the same drawing, so that a person who has the narrow finding also has the wide one.
"""

import hashlib
import json
import subprocess
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

from calculators.imaging import LADDER, Rung
from tools.verify import population
from tools.verify.clinical_diff import ROOT, DiffError, Version, checkout, run_version
from tools.verify.population import Assumed, answers_of, assumed_frequencies, draw

FILE = ROOT / "docs" / "data" / "over-triage.json"
Json = dict[str, Any]
STEPS = ("stop", *(str(rung) for rung in reversed(LADDER) if rung is not Rung.NONE), "outside", "none", "open")
"""What an answer says first, most urgent first. *outside* and *open*: no step is said."""


def _git(*arguments: str) -> str:
    """Return what git prints. Raise DiffError with its message if it fails."""
    run = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        raise DiffError(f"git {arguments[0]}: {run.stderr.strip()}")
    return run.stdout


def read_assumed(revision: str) -> Assumed:
    """Read the assumed frequencies of a revision. Raise DiffError if it has none."""
    data: Assumed = json.loads(_git("show", f"{revision}:{population.FILE.relative_to(ROOT).as_posix()}"))
    return data


def texts_for(data: Assumed, shares: dict[str, float]) -> list[str]:
    """Return every person of the population as a JSON text with the answers to the questions in `shares`."""
    random = Random(data["seed"])  # noqa: S311 - a drawing for a table, not a secret
    return [json.dumps(answers_of(draw(random, data), data, shares)) for _ in range(data["persons"])]


def step_of(outcome: Json) -> str:
    """Return which of `STEPS` an answer says first."""
    kind, rung, _ = outcome["answer"].split()
    if kind == "stop":
        return "stop"
    if rung != "None":
        return str(rung)
    return "outside" if kind == "outside" else "open"


def count(version: Version) -> Json:
    """Return how often a version said each step, and how often each of its imaging rules fired, the most frequent first."""
    steps = Counter(step_of(outcome) for outcome in version.outcomes)
    rules = Counter(rule for outcome in version.outcomes for rule in outcome["rules"])
    return {
        "version": version.version,
        "rules_hash": version.rules_hash,
        "steps": {step: steps[step] for step in STEPS},
        "rules": {rule: rules[rule] for rule in sorted(rules, key=lambda rule: (-rules[rule], rule))},
    }


def changed(before: Version, after: Version) -> Json:
    """Return for how many persons the step became more urgent and less urgent. An open answer counts as no imaging."""
    last = STEPS.index("none")
    pairs = [
        (min(last, STEPS.index(step_of(was))), min(last, STEPS.index(step_of(now))))
        for was, now in zip(before.outcomes, after.outcomes, strict=True)
    ]
    return {"more": sum(now < was for was, now in pairs), "less": sum(now > was for was, now in pairs)}


def measure(revision: str) -> Json:
    """Return the comparison of the working tree with a revision. Raise DiffError if that is not possible."""
    commit = _git("rev-parse", "--verify", f"{revision}^{{commit}}").strip()[:12]
    data, earlier = assumed_frequencies(), read_assumed(revision)
    with tempfile.TemporaryDirectory() as folder:
        checkout(revision, Path(folder))
        people = texts_for(data, earlier["shares"]), texts_for(data, data["shares"])
        with ThreadPoolExecutor() as both:
            before, after = both.map(run_version, (Path(folder), ROOT), people)
    refused = sum("refused" in outcome for version in (before, after) for outcome in version.outcomes)
    if refused:
        raise DiffError(f"{refused} simulated persons were refused, so nothing can be compared.")
    return {
        "persons": data["persons"],
        "assumed": hashlib.sha256(population.FILE.read_bytes()).hexdigest()[:12],
        "before": {"revision": commit, **count(before)},
        "now": count(after),
        "changed": changed(before, after),
    }


def write(revision: str) -> str:
    """Write the comparison, and return a sentence."""
    found = measure(revision)
    FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    before, now = found["before"], found["now"]
    return (
        f"{FILE.relative_to(ROOT)}: {found['persons']:,} persons, rules {before['version']} ({before['rules_hash']}) and "
        f"{now['version']} ({now['rules_hash']})."
    )
