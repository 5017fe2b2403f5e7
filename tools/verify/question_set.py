"""The questions that measure the question box, and the half of them that is frozen."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).resolve().parents[2] / "tests" / "question_box" / "questions.json"
#: Kinds that have an answer in the guideline, and kinds that the box must refuse.
ANSWERED = ("clinical", "lay", "misspelled", "telegraphic", "emergency", "mixed")
REFUSED = ("off-topic", "near-miss", "subject")
#: Kinds with an answer that name a red flag, the gate, or the region: the emergency line must appear, too.
URGENT = ("emergency", "mixed")
#: Nothing may be tuned on the frozen half, and its individual failures are not examined.
HALVES = ("tuned", "frozen")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the statements that must be in the first three; none if it must be refused."""

    ask: str
    kind: str
    half: str
    expect: tuple[str, ...]


def questions(path: Path = QUESTIONS) -> list[Question]:
    """Read all questions, in the order of the file."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Question(row["ask"], row["kind"], row["half"], tuple(row["expect"])) for row in rows]


def frozen_half(asked: Iterable[str]) -> set[str]:
    """Return the frozen half: the questions whose SHA-256 is lowest, one more than half if their number is odd."""
    by_hash = sorted(asked, key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    return set(by_hash[: (len(by_hash) + 1) // 2])
