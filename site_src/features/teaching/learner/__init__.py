"""The learner's scripts of the teaching pages, bundled into `assets/ub/teach.js`, which uses the calculators' scripts and `UB.cases`.

words.json            the texts of these pages, each once, or once for each reader
kinds.json            kinds of difference that are not in docs/data/teaching/errors.json, and the sources of each
main.js               the entry: runs what a page needs, by its mark
teaching-text.js      the texts, and what the scripts share
add-templates.js      the badges, icons, and ladders that the scripts copy, once for all pages
check-progress.js     validates a progress file
store.js              what this device stores: progress, with export and import as a file
score.js              compares a decision with the module's outcome: what agrees, what was missed, what is too much
decide.js             the form of a decision
compare.js            shows the two side by side, with rules and statements
ask-first.js          asking before deciding: how floor and ceiling approach each other, and the shortest path
case-runner.js        places these components in a stage of a case
progress.js           the cases done, the kinds of error, and confidence compared with accuracy
gallery-examples.js   all of it in its states, for the gallery
custom-case-check.js  a learner's own case as a file: checked, and converted to the format of the other cases
custom-case-form.js   the form for writing it
custom-case.js        its page: write, check, try, export, and import a case

The scripts only compare; the outcome to compare with is always the decision module's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import calculators
from site_src.blocks.calculator_form import templates
from site_src.bundler import with_data
from site_src.paths import read_json

HERE = Path(__file__).parent
ENTRY = HERE / "main.js"
NAME = "teach.js"


def difference_kinds() -> dict[str, Any]:
    """Return the kinds of difference in addition to the errors of the cases."""
    found: dict[str, Any] = read_json(HERE / "kinds.json")
    return found


def learner_script() -> str:
    """Return the texts and kinds, then the bundle."""
    groups = {group["id"]: group["title"] for group in calculators.listing("groups")}
    data = {
        "words": read_json(HERE / "words.json"),
        "kinds": difference_kinds(),
        "drawings": templates(),
        "groups": groups,
    }
    return with_data("window.UB_LEARNER", data, ENTRY)
