"""The questions that the question box is measured with, and which half of them is frozen."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).resolve().parents[2] / "tests" / "question_box" / "questions.json"
#: Kinds that have an answer in the guideline, and kinds that it must refuse.
ANSWERED = ("clinical", "lay", "misspelled", "telegraphic", "emergency", "mixed")
REFUSED = ("off-topic", "near-miss", "subject")
#: Of those with an answer the kinds that name a red flag, the gate or the region: the emergency line must come with it.
URGENT = ("emergency", "mixed")
#: Nothing may be tuned on the frozen half, and its single failures are not looked at.
HALVES = ("tuned", "frozen")


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks, and the statements that must come in the first three; none where it must be refused."""

    ask: str
    kind: str
    half: str
    expect: tuple[str, ...]


def questions(path: Path = QUESTIONS) -> list[Question]:
    """The whole set, in the order of the file."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Question(row["ask"], row["kind"], row["half"], tuple(row["expect"])) for row in rows]


def frozen_half(asked: Iterable[str]) -> set[str]:
    """The half of some questions that is frozen: those whose SHA-256 comes first, one more where their number is odd."""
    by_hash = sorted(asked, key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    return set(by_hash[: (len(by_hash) + 1) // 2])
