"""A case of one's own as a file: put together as the build does it, and refused with a sentence for each fault."""

from __future__ import annotations

import json
from typing import Any

import pytest

from site_src.assets import calculator_data
from site_src.content.schemas import read_schema, schema_problems
from site_src.content.site_data import site_data
from site_src.content.ui_text import UI_TEXT
from site_src.features.teaching import learner
from site_src.features.teaching.cases import FOLDER, cases
from tests.site.support.learner import run_learner_script

Json = dict[str, Any]

WORDS: Json = json.loads((learner.HERE / "words.json").read_text(encoding="utf-8"))
FILES: Json = json.loads(UI_TEXT.read_text(encoding="utf-8"))


def known() -> str:
    """Return the labels that the page has in addition to the scripts."""
    labels = json.dumps({"findings": calculator_data(site_data())["findings"]})
    return f"Object.assign(window.UB_DATA, {labels}); UB.widget.siteData = (table, id) => UB_DATA[table][id];"


def read(text: str) -> Json:
    found: Json = run_learner_script(f"{known()} UB.learner.readCustomCase({json.dumps(text)})")
    return found


def test_a_case_of_the_site_opens_and_is_put_together_as_the_build_does_it() -> None:
    raws = [(FOLDER / f"{case.id}.json").read_text(encoding="utf-8") for case in cases()]
    found = run_learner_script(
        f"{known()} {json.dumps(raws)}.map((raw) => UB.learner.readCustomCase(raw))"
        ".map(({ own, faults }) => [faults, own && UB.learner.customCaseStages(own)])"
    )
    for case, (faults, stages) in zip(cases(), found, strict=True):
        assert faults == [], case.id
        for stage, made in zip(case.stages, stages, strict=True):
            assert (made["heard"], made["asked"], made["says"]) == (stage.heard, stage.asked, stage.says)
            assert made["anew"] == stage.new_replies
            assert {name: reply["says"] for name, reply in made["replies"].items()} == {
                name: reply.says for name, reply in stage.replies.items()
            }
            stated = stage.expect["asked"]
            assert made["stated"] == {part: stated[part] for part in ("gate", "floor", "ceiling")}


def test_what_is_saved_is_what_is_opened() -> None:
    raw = (FOLDER / "every-six-hours.json").read_text(encoding="utf-8")
    saved: str = run_learner_script(
        f"{known()} UB.learner.customCaseFile(UB.learner.readCustomCase({json.dumps(raw)}).own)"
    )
    assert read(saved)["faults"] == []
    assert (
        run_learner_script(f"{known()} UB.learner.customCaseFile(UB.learner.readCustomCase({json.dumps(saved)}).own)")
        == saved
    )
    file, source = json.loads(saved), json.loads(raw)
    assert [point["says"] for point in file["points"]] == [point["says"] for point in source["points"]]
    for stage, given in zip(file["stages"], source["stages"], strict=True):
        assert {name: reply["answer"] for name, reply in stage["replies"].items()} == {
            name: reply["answer"] for name, reply in given["replies"].items()
        }
        assert sorted(stage["told"]) == sorted(given["told"])


def test_the_published_schema_holds_every_case_that_is_saved_and_refuses_what_the_page_refuses() -> None:
    schema = read_schema("own-case")
    raws = [(FOLDER / f"{case.id}.json").read_text(encoding="utf-8") for case in cases()]
    saved = run_learner_script(
        f"{known()} {json.dumps(raws)}.map((raw) => UB.learner.customCaseFile(UB.learner.readCustomCase(raw).own))"
    )
    for text in [*raws, *saved]:
        assert list(schema_problems(json.loads(text), schema, "case")) == []
    for bad in (
        '{"stages": []}',
        '{"title": 7, "stages": [{}]}',
        case(stage={"expect": None}),
        case(stage={"later": "yes"}),
        case(points=["a"] * 6),
    ):
        assert list(schema_problems(json.loads(bad), schema, "case"))
        assert read(bad)["faults"]


def case(**otherwise: Any) -> str:
    stage = {"says": "A story.", "told": ["fever"], "replies": {"fever": {"answer": "present", "says": "“Yes.”"}}}
    return json.dumps(
        {"title": "A title", "stages": [{**stage, **otherwise.pop("stage", {})}], "points": [], **otherwise}
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<html>", ["fault-json"]),
        ("[1]", ["own-fault-none"]),
        ('{"stages": []}', ["own-fault-stages"]),
        (case(format=9, title=7, sex="child"), ["fault-format", "own-fault-text", "own-fault-sex"]),
        (case(points=["a"] * 6), ["own-fault-points"]),
        (json.dumps({"stages": ["x"]}), ["own-fault-stage"]),
        (case(stage={"says": 1, "told": "fever", "replies": []}), ["own-fault-stage-text", "own-fault-told", "own-fault-replies"]),
        (case(stage={"told": ["fevr"]}), ["own-fault-finding"]),
        (case(stage={"replies": {"fever": {"answer": "yes"}, "nope": {}}}), ["own-fault-answer", "own-fault-finding"]),
        (case(stage={"replies": {"age_years": {"answer": True}}}), ["own-fault-answer"]),
        (case(stage={"replies": {"fever": {"by": "nurse", "says": 3}}}), ["own-fault-reply", "own-fault-by"]),
        (case(stage={"replies": {"cord_signs": 1}}), ["own-fault-reply"]),
        (case(stage={"expect": {"asked": {"floor": "soon", "gate": 1}}}), ["own-fault-stated", "own-fault-stated"]),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_a_sentence_for_each_fault(text: str, names: list[str]) -> None:
    found = read(text)
    assert found["own"] is None
    assert len(found["faults"]) == len(names), found["faults"]
    for sentence, name in zip(found["faults"], names, strict=True):
        parts = [part for part in WORDS[name].replace("{", "}").split("}")[::2] if part]
        assert all(part in sentence for part in parts), (sentence, name)
        assert sentence.endswith((".", ".”"))


def test_a_good_case_is_taken() -> None:
    assert read(case())["faults"] == []


@pytest.mark.parametrize(
    ("stage", "part"),
    [
        ({"expect": None}, "Stage 1, expect: expected an object, not null."),
        ({"expect": []}, "Stage 1, expect: expected an object, not []."),
        ({"expect": {"asked": None}}, "Stage 1, expect, asked: expected an object, not null."),
        ({"expect": {"asked": "stop"}}, 'Stage 1, expect, asked: expected an object, not "stop".'),
        ({"later": "yes"}, 'Stage 1, later: expected true or false, not "yes".'),
        ({"told": None}, "Stage 1, told: must be a list of findings."),
        ({"replies": None}, "Stage 1, replies: must be an object of findings."),
        ({"says": None}, "Stage 1, says: must be text of at most 4000 characters."),
        ({"told": ["constructor"]}, 'Stage 1: "constructor" is not a finding in this guideline.'),
        ({"replies": {"toString": {}}}, 'Stage 1: "toString" is not a finding in this guideline.'),
        ({"replies": {"fever": None}}, "Stage 1: the reply to fever cannot be read."),
        ({"replies": {"fever": {"by": None}}}, "Stage 1, fever: the source must be “patient,” “examination,” or “record,” not null."),
    ],
)  # fmt: skip
def test_a_part_that_is_of_another_type_is_named_in_one_sentence(stage: Json, part: str) -> None:
    assert read(case(stage=stage)) == {"own": None, "faults": [part]}


def test_a_part_named_as_a_prototype_is_refused_by_its_name() -> None:
    text = case().replace('"fever": {', '"__proto__": {')
    assert read(text)["faults"] == ['Stage 1: "__proto__" is not a finding in this guideline.']


#: A file of each kind that the pages read, and the word that names it.
KINDS = {
    "session": '{"what": "A session of teaching cases, upper back pain", "title": "An hour", "parts": [{"minutes": 3, "says": "x"}]}',
    "progress": '{"kind": "teaching-progress", "format": 1, "cases": {}}',
    "own-case": '{"kind": "teaching-case", "format": 1, "stages": [{"says": "x"}]}',
    "patient-case": '{"what": "A case", "version": "0.1.0", "rules_hash": "cfba388c4a7e", "answers": {"fever": "present"}}',
    "local": '{"emergency_number": "112"}',
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_kind_is_named_in_one_sentence_that_says_where_it_opens(kind: str) -> None:
    reads = {"own-case": "UB.learner.readCustomCase(text)", "progress": "UB.learner.checkProgress(text)"}
    for wanted, call in reads.items():
        faults = run_learner_script(f"{known()} ((text) => {call})({json.dumps(KINDS[kind])})")["faults"]
        assert faults == ([] if kind == wanted else [FILES[f"file-{kind}"]])
    for text in ("{", "", "<p>", "7", "null", '"x"', "[]", '{"a": 1}', '{"__proto__": {"stages": []}}'):
        for call in reads.values():
            assert len(run_learner_script(f"{known()} ((text) => {call})({json.dumps(text)})")["faults"]) == 1, text
