"""List valid and invalid inputs that exercise the decision module.

The build runs them in Pyodide to find out which standard modules are needed. The tests run them again in the built
runtime and compare each answer with CPython's. Uses only the standard library, because it runs in both.
"""

from __future__ import annotations

import json
from typing import Any

Finding = dict[str, Any]
ANSWERS = ("present", "absent", "not-assessed")


def answer_texts(findings: list[Finding]) -> list[str]:
    """Return texts for `assess_json`: each finding with each answer, all findings at once, then invalid texts."""
    good: list[dict[str, Any]] = [{}]
    for finding in findings:
        if finding["kind"] == "number":
            low, high = finding["low"], finding["high"]
            values: list[object] = [low, high, (low + high) / 2, (low + high) // 2, None]
        else:
            values = list(ANSWERS)
        good += [{finding["id"]: value} for value in values]
    yes_no = [finding["id"] for finding in findings if finding["kind"] == "yes-no"]
    good += [dict.fromkeys(yes_no, answer) for answer in ANSWERS]
    good += [dict.fromkeys(yes_no[start:], "absent") for start in range(0, len(yes_no), 5)]
    return [json.dumps(answers) for answers in good] + refused_texts(findings)


def refused_texts(findings: list[Finding]) -> list[str]:
    """Return invalid texts: each must be answered with sentences, never with a traceback."""
    some = findings[0]["id"]
    number = next((finding["id"] for finding in findings if finding["kind"] == "number"), some)
    wrong: list[object] = [True, False, 0, -1, 1.5, 1e400, 10**30, "", "yes", "presnt", "ä€😀", [], {}, ["present"]]
    texts = [json.dumps({finding: value}) for finding in (some, number) for value in wrong]
    texts += [json.dumps({some[:-1]: "present"}), json.dumps({some.upper(): "present", "nope": 1, "": None})]
    texts += [
        "",
        " ",
        "{",
        "[]",
        "null",
        "1",
        '"text"',
        "\ufeff{}",
        "{'a': 1}",
        "{}{}",
        '{"a":}',
        "\x00",
        f'{{"{some}": "present", "{some}": "absent"}}',
        f'{{"{number}": NaN}}',
        f'{{"{number}": Infinity}}',
        f'{{"{number}": -Infinity}}',
        f'{{"{number}": 1e308}}',
        f'{{"{number}": 12345678901234567890123}}',
        f'{{"{number}": {"9" * 5000}}}',
        f'{{"{number}": "{"9" * 5000}"}}',
        "[" * 100_000,
        '{"a":' * 100_000,
        f'{{"{some}": {"[" * 2000}{"]" * 2000}}}',
        '{"\\ud800": "present"}',
        f'{{"{some}": "\\ud800"}}',
        f'{{"{some}": "\\udfff\\ud800"}}',
        '"\\ud800"',
        json.dumps({f"unknown-{k}": "present" for k in range(200)}),
        json.dumps({some: "x" * 1_000_000}),
        " " * 1_000_000 + "{",
        "9" * 1_000_000,
    ]
    return texts


def form_texts(findings: list[Finding]) -> list[str]:
    """Return texts for `form_json`: what a form sends, numbers as a person types them."""
    some = findings[0]["id"]
    number = next((finding["id"] for finding in findings if finding["kind"] == "number"), some)
    typed = [
        "6",
        "6,5",
        "6.5",
        " 6 ",
        "",
        "-1",
        "+3",
        "1e3",
        "6,5,5",
        "six",
        "٣",
        "½",
        "0x10",
        "1_000",
        "NaN",
        "9" * 5000,
        "1,040",
        "1 040",
        "10 days",
        "2 months",
        "1e-7",
    ]
    texts = [json.dumps({some: "present", number: text}) for text in typed]
    texts += [json.dumps({some: "", number: ""}), json.dumps({"nope": "present"}), "{}", "{", "[]", '{"a": 1}']
    return texts


def record_texts(findings: list[Finding]) -> list[str]:
    """Return texts for `record_json`, with every kind of reader and date, and invalid texts."""
    yes_no = [finding["id"] for finding in findings if finding["kind"] == "yes-no"]
    numbers = {finding["id"]: finding["low"] for finding in findings if finding["kind"] == "number"}
    answers: list[object] = [{}, dict.fromkeys(yes_no, "absent"), {**numbers, yes_no[0]: "present"}, [], None, {"": 1}]
    asked: list[object] = [
        {"answers": given, "reader": reader, "date": date}
        for given in answers
        for reader, date in (("clinician", ""), ("patient", "24. März 2026"), ("nobody", "1\n2"), ({}, 3))
    ]
    asked += [[], {}, {"answers": {}, "more": 1}, {"answers": {yes_no[-1]: "present"}}]
    return [json.dumps(text) for text in asked] + ["", '{"answers": {}, "answers": {}}']


def sheet_texts(findings: list[Finding]) -> list[str]:
    """Return texts for `patient_sheet_json`, with and without a date, and invalid texts."""
    yes_no = [finding["id"] for finding in findings if finding["kind"] == "yes-no"]
    numbers = {finding["id"]: finding["low"] for finding in findings if finding["kind"] == "number"}
    answers: list[object] = [{}, dict.fromkeys(yes_no, "absent"), {**numbers, yes_no[0]: "present"}, [], {"": 1}]
    answers += [{id: "present"} for id in yes_no]
    asked: list[object] = [{"answers": given} for given in answers]
    asked += [[], {}, {"answers": {}, "date": "24. März 2026"}, {"answers": {}, "date": "1\n2", "more": 1}]
    return [json.dumps(text) for text in asked] + ["", '{"answers": {}, "answers": {}}']


def saved_texts(findings: list[Finding]) -> list[str]:
    """Return texts for `saved_json`: cases saved under other rules or none, and invalid texts."""
    some = {findings[0]["id"]: "present"}
    valid: dict[str, object] = {"what": "A case.", "version": "0.0.1", "rules_hash": "0" * 12, "answers": some}
    other: list[dict[str, object]] = [
        {"answers": []},
        {"version": 1},
        {"rules_hash": {}},
        {"version": "x" * 999},
        {"rules_hash": None},
    ]
    return [json.dumps(valid), json.dumps(some), *(json.dumps({**valid, **change}) for change in other), "", "[]"]


def path_texts(findings: list[Finding]) -> list[str]:
    """Return texts for `path_json`: answers that lead to each kind of result, and invalid texts."""
    yes_no = [finding["id"] for finding in findings if finding["kind"] == "yes-no"]
    numbers = {finding["id"]: finding["high"] for finding in findings if finding["kind"] == "number"}
    absent: dict[str, object] = dict.fromkeys(yes_no, "absent")
    truths = [absent, {**absent, "age_years": 40}, {**absent, **numbers}, {"age_years": 3}, {yes_no[0]: "present"}]
    return [json.dumps(truth) for truth in truths] + ["{}", "[]", '{"nope": 1}']


def texts_texts(findings: list[Finding]) -> list[str]:
    """Return texts for `texts_json`: numbers that have several written forms, and invalid texts."""
    numbers = [finding["id"] for finding in findings if finding["kind"] == "number"]
    return [json.dumps({number: value}) for number in numbers for value in (6, 1.4286, 1.125, 1e-7)] + ["{}", "["]


def texts(findings: list[Finding]) -> list[list[str]]:
    """Return every input as a pair: the kind of the worker's message, and its text."""
    kinds = {
        "check": answer_texts,
        "ask": form_texts,
        "record": record_texts,
        "sheet": sheet_texts,
        "saved": saved_texts,
        "path": path_texts,
        "texts": texts_texts,
        "explain": saved_texts,
        "explain-form": form_texts,
    }
    return [[kind, text] for kind, make_texts in kinds.items() for text in make_texts(findings)]


def run_input(module: Any, kind: str, text: str) -> str:
    """Return what the module `calculators` answers to a message of the worker."""
    if kind in ("ask", "explain-form"):
        text = module.form_json(text)
    function = {
        "record": module.record_json,
        "sheet": module.patient_sheet_json,
        "saved": module.saved_json,
        "path": module.path_json,
        "texts": module.texts_json,
        "explain": module.explained_json,
        "explain-form": module.explained_json,
    }.get(kind, module.assess_json)
    answer: str = function(text)
    return answer
