"""The hash of the rules: any text, rule, note or finding that is altered gives another one; nothing else does."""

import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import calculators
from calculators import findings, gate, imaging, notes, plan_rules, screen, statements
from calculators.reader_text import Words

listing = import_module("calculators.io.catalog")  # the package offers a function of this name
NOW = calculators.rules_hash()


@pytest.fixture(autouse=True)
def _fresh_hash() -> Any:
    calculators.rules_hash.cache_clear()
    yield
    calculators.rules_hash.cache_clear()


def test_the_fingerprint_is_twelve_hex_digits_and_is_in_every_assessment() -> None:
    assert len(NOW) == 12
    assert set(NOW) <= set("0123456789abcdef")
    assert f'"version":"{calculators.VERSION}","rules_hash":"{NOW}"' in calculators.assess_json("{}")


def test_nothing_altered_gives_the_same_hash() -> None:
    assert calculators.rules_hash() == NOW


Patch = Callable[[pytest.MonkeyPatch], None]


def _rows(kind: str, key: str) -> Patch:
    """Alter one text, the last, of one list."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        rows = listing.LISTINGS[kind]()
        rows[-1][key] = "altered"
        monkeypatch.setitem(listing.LISTINGS, kind, lambda: rows)

    return patch


def _constant(module: Any, name: str, value: Any) -> Patch:
    return lambda monkeypatch: monkeypatch.setattr(module, name, value)


def _item(module: Any, name: str, key: Any, value: Any) -> Patch:
    return lambda monkeypatch: monkeypatch.setitem(getattr(module, name), key, value)


OTHER = Words("other", "other")
FEVER = next(rule for rule in imaging.RULES if rule.id == "fever")


def _first(sequence: tuple[Any, ...], **changed: Any) -> tuple[Any, ...]:
    return (replace(sequence[0], **changed), *sequence[1:])


ALTERED: dict[str, Patch] = {
    "a finding's question": _constant(listing, "CATALOGUE", _first(findings.CATALOGUE, ask=OTHER)),
    "a finding's help": _constant(listing, "CATALOGUE", _first(findings.CATALOGUE, help="other")),
    "a range": _constant(
        listing,
        "CATALOGUE",
        (*findings.CATALOGUE[:5], replace(findings.CATALOGUE[5], high=119), *findings.CATALOGUE[6:]),
    ),
    "a finding left out": _constant(listing, "CATALOGUE", findings.CATALOGUE[1:]),
    "a group": _constant(listing, "GROUPS", _first(findings.GROUPS, none_of_these=False)),
    "a note's text": _constant(listing, "NOTES", _first(notes.NOTES, says="other")),
    "a note's condition": _constant(listing, "NOTES", _first(notes.NOTES, when="other")),
    "a rule's rung": _constant(listing, "ALL_RULES", _first(listing.ALL_RULES, outcome="none")),
    "a rule's statement": _constant(listing, "ALL_RULES", _first(listing.ALL_RULES, statements=("natural-history",))),
    "a rule's bound": _constant(
        listing, "ALL_RULES", _first(listing.ALL_RULES, when=(replace(FEVER.when[0], value=1),))
    ),
    "a rule left out": _constant(listing, "ALL_RULES", listing.ALL_RULES[1:]),
    "the order of the rules": _constant(listing, "ALL_RULES", listing.ALL_RULES[::-1]),
    "a statement": _item(
        statements, "STATEMENTS", "natural-history", replace(statements.STATEMENTS["natural-history"], says=OTHER)
    ),
    "the flags of a suspicion": _item(screen, "FLAGS", screen.Suspicion.CORD, screen.FlagList(("fever",))),
    "what a rung cites": _item(imaging, "CITES", imaging.Rung.NOW, ()),
    "a row of the listing": _rows("wording", "says"),
}


@pytest.mark.parametrize("patch", ALTERED.values(), ids=ALTERED)
def test_any_change_gives_another_fingerprint(patch: Patch, monkeypatch: pytest.MonkeyPatch) -> None:
    patch(monkeypatch)
    assert calculators.rules_hash() != NOW


def worded() -> Iterator[tuple[str, str]]:
    """Every constant of the package that holds texts for both readers, by module and name.

    Those of `findings` are in the catalog already; `plain_text`, `chart_note`, and `short_note` contain only headings.
    """
    for found in pkgutil.walk_packages(calculators.__path__, "calculators."):
        if found.name.rpartition(".")[2] in ("__main__", "findings", "plain_text", "chart_note", "short_note"):
            continue
        module = import_module(found.name)
        for name, value in vars(module).items():
            held = list(value.values()) if isinstance(value, dict) else [value]
            if held and isinstance(held[0], Words):
                yield found.name, name


@pytest.mark.parametrize(("module", "name"), sorted(worded()))
def test_no_text_for_a_reader_escapes_the_hash(module: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home = import_module(module)
    value = getattr(home, name)
    if isinstance(value, dict):
        monkeypatch.setitem(value, next(iter(value)), OTHER)
    else:
        monkeypatch.setattr(home, name, OTHER)
    assert calculators.rules_hash() != NOW


@pytest.mark.parametrize(
    "rules", [gate.RULES, screen.RULES, imaging.ALL_RULES, plan_rules.RULES], ids=["gate", "screen", "imaging", "plan"]
)
def test_every_rule_that_decides_is_in_the_listing(rules: tuple[Any, ...]) -> None:
    listed = [row["id"] for row in calculators.listing("rules")]
    assert [rule.id for rule in rules] == [id for id in listed if id in {rule.id for rule in rules}]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("seed", ["0", "1", "4242", "random"])
def test_every_process_has_the_same_hash_and_the_same_answer(seed: str, root: Path) -> None:
    code = (
        "from calculators import assess_json, rules_hash;"
        """print(rules_hash(), assess_json('{"fever":"present","x":1}'), assess_json('{}'))"""
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    refused, whole = calculators.assess_json('{"fever":"present","x":1}'), calculators.assess_json("{}")
    assert found.stdout == f"{NOW} {refused} {whole}\n"
