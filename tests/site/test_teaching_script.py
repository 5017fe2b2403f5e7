"""The cases as the pages have them: what the script unfolds is what the build put in, and it is what the module answers."""

from __future__ import annotations

import gzip
import json
import subprocess
from typing import Any

import calculators
from site_src.features.teaching.cases import assess, cases
from site_src.features.teaching.script import cases_data, cases_script

Json = dict[str, Any]
RUN = """
let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => {
  global.window = global;
  require("vm").runInThisContext(text);
  process.stdout.write(JSON.stringify(UB.cases));
});
"""


def in_a_page() -> Json:
    """`UB.cases`, once a script engine has run the file."""
    done = subprocess.run(["node", "-e", RUN], input=cases_script(), capture_output=True, text=True, check=True)
    found: Json = json.loads(done.stdout)
    return found


def test_a_page_has_every_case_as_the_build_put_it_in() -> None:
    found = in_a_page()
    assert found == cases_data()
    assert found["order"] == [case.id for case in cases()]
    assert len(gzip.compress(cases_script().encode())) < 80_000  # as servers send it


def test_each_stage_holds_both_assessments_and_a_way_that_ends_where_the_second_stands() -> None:
    found = cases_data()
    for case in cases():
        for stage, row in zip(case.stages, found["cases"][case.id]["stages"], strict=True):
            whole = assess(stage.asked)
            for part in ("answer", "gate", "screen", "management"):
                assert row["asked"][part] == whole[part]
            assert "unmet" not in row["asked"]["imaging"]
            assert row["heard"]["answers"] == assess(stage.heard)["answers"]
            last = row["path"]["steps"][-1]
            assert last["kind"] == row["path"]["kind"] == whole["answer"]["kind"]
            assert {step["finding"]: step["answer"] for step in row["path"]["steps"]}.items() <= stage.asked.items()
            if last["kind"] != "stop":
                assert (last["floor"], last["gate"]) == (whole["imaging"]["floor"], whole["gate"]["status"])
    assert found["rules_hash"] == calculators.rules_hash()
