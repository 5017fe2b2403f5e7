"""The rules of the ladder that did not fire, and what each of them lacks: its own conditions, read at the floor."""

from dataclasses import dataclass
from functools import cache

from calculators.answers import Completion
from calculators.imaging import RULES
from calculators.reader_text import Words, join_words
from calculators.rules import Clause, Rule


@dataclass(frozen=True, slots=True)
class UnmetRule:
    """One rule that did not fire.

    `lacks`: the findings that would have to be present, or a number that would have to reach its bound.
    `blocked_by`: the findings that would have to be absent, since another rule speaks for them.
    """

    rule: Rule
    lacks: list[str]
    blocked_by: list[str]
    says: Words


def unmet_rules(completion: Completion) -> list[UnmetRule]:
    """Every rule that does not fire on this reading, in the order of the table."""
    found: list[UnmetRule] = []
    for rule in RULES:
        missing = tuple(clause for clause in rule.when if not clause.holds(completion))
        if missing:
            found.append(_unmet(rule, missing))
    return found


@cache
def _unmet(rule: Rule, missing: tuple[Clause, ...]) -> UnmetRule:
    lacks = [clause.finding for clause in missing if clause.positive]
    blocked_by = [clause.finding for clause in missing if not clause.positive]
    return UnmetRule(rule, lacks, blocked_by, join_words([clause.text() for clause in missing], " · "))
