"""The set of questions: large enough, of every kind, split by a hash and not by hand."""

from collections import Counter

from calculators import listing
from tools.verify.question_set import ANSWERED, HALVES, REFUSED, frozen_half, questions

ASKED = questions()


def test_the_set_is_large_and_asks_in_every_way() -> None:
    assert len(ASKED) >= 120
    assert len({question.ask.casefold() for question in ASKED}) == len(ASKED)
    kinds = Counter((question.kind, question.half) for question in ASKED)
    assert set(kinds) == {(kind, half) for kind in ANSWERED + REFUSED for half in HALVES}
    assert min(kinds.values()) >= 10


def test_half_of_every_kind_is_frozen_and_the_hash_of_the_text_chose_it() -> None:
    for kind in ANSWERED + REFUSED:
        of_kind = [question for question in ASKED if question.kind == kind]
        chosen = frozen_half(question.ask for question in of_kind)
        assert {question.ask for question in of_kind if question.half == "frozen"} == chosen


def test_every_statement_is_asked_for_and_what_must_be_refused_asks_for_none() -> None:
    expected = {ident for question in ASKED for ident in question.expect}
    assert expected == {row["id"] for row in listing("statements")}
    for question in ASKED:
        assert bool(question.expect) == (question.kind in ANSWERED)
        assert len(question.expect) <= 3
