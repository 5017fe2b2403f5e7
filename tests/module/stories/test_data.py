"""The data carries no mistake that a machine can see; each check is fed a broken copy and must say so."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import calculators
from site_src.content.clinical_cases import BASES, ROOT, base_answers, expand_answers, theme_files
from site_src.content.schemas import read_schema
from tests.module.stories.support.data_checks import (
    duplicate_ids,
    duplicate_keys,
    unknown_names,
)
from tests.module.support.case_builders import CATALOGUE, YES_NO

DATA = ROOT / "docs" / "data"
KINDS = ("findings", "groups", "rules", "rungs", "statements", "notes", "wording", "suspicions")
LISTINGS = {kind: calculators.listing(kind) for kind in KINDS}
BIBLIOGRAPHY = re.findall(r"^@\w+\{(\w+),", (DATA / "bibliography.bib").read_text(encoding="utf-8"), re.MULTILINE)
BASE_ANSWERS = json.loads(BASES.read_text(encoding="utf-8"))
THEMES = theme_files()
CASES = [case for path in THEMES for case in json.loads(path.read_text(encoding="utf-8"))]
JSON_FILES = [*sorted(DATA.rglob("*.json")), ROOT / "calculators" / "statements.json"]
SCHEMA_OF_CASES = read_schema("clinical-cases")


def _broken(kind: str, **other: Any) -> dict[str, list[dict[str, Any]]]:
    """Return the listings with the first row of one of them changed."""
    listings = copy.deepcopy(LISTINGS)
    listings[kind][0] |= other
    return listings


def _rules(family: str, **other: Any) -> dict[str, list[dict[str, Any]]]:
    """Return the listings with the first rule of a family changed."""
    listings = copy.deepcopy(LISTINGS)
    next(rule for rule in listings["rules"] if rule["family"] == family).update(other)
    return listings


# Cases and their schema


def _breaks(value: Any, definition: str | None = None) -> list[str]:
    schema = SCHEMA_OF_CASES if definition is None else SCHEMA_OF_CASES | {"$ref": f"#/$defs/{definition}"}
    kept = schema if definition is None else {key: schema[key] for key in ("$schema", "$ref", "$defs")}
    return [f"{list(error.absolute_path)}: {error.message}" for error in Draft202012Validator(kept).iter_errors(value)]


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_a_theme_keeps_to_the_schema(path: Path) -> None:
    assert _breaks(json.loads(path.read_text(encoding="utf-8"))) == []


def test_the_bases_keep_to_the_schema() -> None:
    assert _breaks(BASE_ANSWERS, "bases") == []


@pytest.mark.parametrize(
    "other",
    [
        {"id": "Not An Id"},
        {"title": "Ends with a full stop, which a title may not."},
        {"from": {"kind": "own", "ref": "deyo1988"}},
        {"from": {"kind": "statement", "ref": None}},
        {"answers": {"fever": "yes"}},
        {"why": "no reason"},
        {"colour": "red"},
        {"expect": {"gate": "clear"}},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_case_that_breaks_the_schema_is_seen(other: dict[str, Any]) -> None:
    assert len(_breaks([CASES[0] | other])) >= 1


def test_a_base_says_what_it_is_of_all_findings() -> None:
    """Every yes/no question but the work-up is answered in the base that claims it, in the order of the catalog."""
    answers = base_answers(BASE_ANSWERS["all-absent-40"])
    expected = {id: 40 if id == "age_years" else "absent" for id in CATALOGUE if id in YES_NO or id == "age_years"}
    del expected["work_up_done"]
    assert list(answers.items()) == list(expected.items())
    assert base_answers(BASE_ANSWERS["nothing-known"]) == {}


def test_a_case_takes_an_answer_of_its_base_back_with_null() -> None:
    case = {"base": "one", "answers": {"fever": None, "cord_signs": "present"}}
    bases = {"one": {"answers": {"fever": "absent", "iv_drug_use": "absent"}}}
    assert expand_answers(case, bases) == {"iv_drug_use": "absent", "cord_signs": "present"}


def test_every_title_and_every_reason_is_told_once() -> None:
    titles = [case["title"] for case in CASES]
    assert len(set(titles)) == len(titles)


# Ids


@pytest.mark.parametrize("path", JSON_FILES, ids=lambda path: path.name)
def test_no_key_is_given_twice(path: Path) -> None:
    assert list(duplicate_keys(path.read_text(encoding="utf-8"), path.name)) == []


def test_a_key_given_twice_is_seen() -> None:
    assert list(duplicate_keys('[{"a": {"b": 1, "b": 2}}]', "x.json")) == ["x.json: the key 'b' is given twice."]


def test_no_id_is_given_twice() -> None:
    assert list(duplicate_ids(LISTINGS, CASES, BIBLIOGRAPHY)) == []


def test_an_id_given_twice_is_seen() -> None:
    for kind, rows in LISTINGS.items():
        twice = LISTINGS | {kind: [*rows, rows[0]]}
        assert f"{kind}: the id {rows[0]['id']!r} is given twice." in list(duplicate_ids(twice, CASES, BIBLIOGRAPHY))
    assert len(list(duplicate_ids(LISTINGS, [*CASES, CASES[0]], BIBLIOGRAPHY))) == 1
    assert len(list(duplicate_ids(LISTINGS, CASES, [*BIBLIOGRAPHY, BIBLIOGRAPHY[0]]))) == 2


def test_a_statement_with_the_anchor_of_a_rule_is_seen() -> None:
    broken = _broken("statements", id="rule-fever")
    assert list(duplicate_ids(broken, CASES, BIBLIOGRAPHY)) == ["The anchor 'rule-fever' belongs to two things."]


# Findings


# Names


def test_every_name_that_is_used_exists() -> None:
    assert list(unknown_names(LISTINGS, CASES, BASE_ANSWERS, BIBLIOGRAPHY)) == []


@pytest.mark.parametrize("key", ["statements", "sources", "notes", "reads"])
def test_a_rule_that_names_what_does_not_exist_is_seen(key: str) -> None:
    broken = _rules("imaging", **{key: ["no-such-thing"]})
    assert len(list(unknown_names(broken, CASES, BASE_ANSWERS, BIBLIOGRAPHY))) == 1


def test_other_names_that_do_not_exist_are_seen() -> None:
    for broken in (
        _broken("rungs", cites=["no-such-statement"]),
        _broken("findings", notes=["N99"]),
        _broken("findings", group="elsewhere"),
        _broken("notes", says="As one study found (nobody1999)."),
    ):
        assert len(list(unknown_names(broken, CASES, BASE_ANSWERS, BIBLIOGRAPHY))) == 1
    for other in (
        {"from": {"kind": "statement", "ref": "no-such-statement"}},
        {"from": {"kind": "criteria", "ref": "nobody1999"}},
        {"base": "nobody"},
        {"answers": {"night_pain": "present"}},
    ):
        broken_case = CASES[0] | {"from": {"kind": "own", "ref": None}} | other
        assert len(list(unknown_names(LISTINGS, [broken_case], BASE_ANSWERS, BIBLIOGRAPHY))) == 1
