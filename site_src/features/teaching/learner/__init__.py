"""The learner's side of the teaching pages: one classic script, `assets/ub/teach.js`, over the widget's parts and `UB.cases`.

words.json    what these pages say, each text once, or once for each reader
kinds.json    kinds of difference that are no error of docs/data/teaching/errors.json, and what each rests on
base.js       the words, and what the scripts share
drawings.js   the badges, icons and ladders that the scripts copy, once for all pages
check-progress.js  whether a text is progress, and what is wrong with it
store.js      what this device remembers: progress, out and in as a file
score.js      a decision against the module's outcome: what is the same, what was missed, what is too much
decide.js     the form of a decision
compare.js    the two beside each other, with rules and statements
asking.js     ask first: floor and ceiling close in; the shortest way beside the learner's
stage.js      where in a case all that stands
progress.js   the cases done, the kinds of error, and how sure against how right
gallery.js    all of it in its states, for the gallery
own-check.js  a case of one's own as a file, checked, and as the pages have a case
own-form.js   the form that it is written in
own.js        its page: written, checked, tried, out and in as a file

The scores compare; what is compared with is always the module's.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import calculators
from site_src.blocks.calculator_form import templates
from site_src.paths import read_json

HERE = Path(__file__).parent
NAME = "teach.js"
SCRIPTS = (
    "base.js",
    "drawings.js",
    "score.js",
    "check-progress.js",
    "store.js",
    "decide.js",
    "compare.js",
    "asking.js",
    "stage.js",
    "progress.js",
    "own-check.js",
    "own-form.js",
    "own.js",
    "gallery.js",
)


def difference_kinds() -> dict[str, Any]:
    """Return the kinds of difference in addition to the errors of the cases."""
    found: dict[str, Any] = read_json(HERE / "kinds.json")
    return found


def learner_script() -> str:
    """Return the texts and kinds, then the scripts in the order of their dependencies."""
    groups = {group["id"]: group["title"] for group in calculators.listing("groups")}
    data = {
        "words": read_json(HERE / "words.json"),
        "kinds": difference_kinds(),
        "drawings": templates(),
        "groups": groups,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    parts = "".join(f"/* {name} */\n{(HERE / name).read_text(encoding='utf-8')}" for name in SCRIPTS)
    return f"(window.UB = window.UB || {{}}).teach = {text};\n{parts}"
