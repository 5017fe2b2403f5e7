"""List the rules of the ladder that did not fire, and the conditions that each of them lacks."""

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
    `blocked_by`: the findings that would have to be absent, because another rule covers them.
    """

    rule: Rule
    lacks: list[str]
    blocked_by: list[str]
    says: Words


def unmet_rules(completion: Completion) -> list[UnmetRule]:
    """List every rule that does not fire on this completion, in the order of the table."""
    found: list[UnmetRule] = []
    for rule in RULES:
        missing = tuple(clause for clause in rule.when if not clause.holds(completion))
        if missing:
            found.append(_unmet(rule, missing))
    return found


@cache
def _unmet(rule: Rule, missing: tuple[Clause, ...]) -> UnmetRule:
    """Return the rule with its missing clauses, split into findings it lacks and findings that block it."""
    lacks = [clause.finding for clause in missing if clause.positive]
    blocked_by = [clause.finding for clause in missing if not clause.positive]
    return UnmetRule(rule, lacks, blocked_by, join_words([clause.text() for clause in missing], " · "))
