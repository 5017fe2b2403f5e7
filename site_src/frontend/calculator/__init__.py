"""The scripts and styles of the calculators: one folder for each component.

STYLES and SCRIPTS are the order in which the build joins them: styles by increasing weight (print last), scripts by
dependency.
"""

from pathlib import Path

HERE = Path(__file__).parent

STYLES = (
    "ladder/ladder.css",
    "question/segments.css",
    "question/question.css",
    "question/number.css",
    "question/group.css",
    "result/result.css",
    "result/body.css",
    "result/stale.css",
    "result/bar.css",
    "whatif/whatif.css",
    "calculator/calculator.css",
    "visit/visit.css",
    "take/take.css",
    "print/print.css",
)
SCRIPTS = (
    "core/base.js",
    "core/answers.js",
    "core/guard.js",
    "core/case.js",
    "core/trainee.js",
    "ladder/ladder.js",
    "question/number.js",
    "visit/said.js",
    "question/question.js",
    "question/group.js",
    "question/pace.js",
    "question/keys.js",
    "question/faults.js",
    "result/answer.js",
    "result/ask.js",
    "result/stale.js",
    "result/why.js",
    "result/kinds.js",
    "house/house.js",
    "result/reading.js",
    "result/bar.js",
    "whatif/whatif.js",
    "result/result.js",
    "print/print.js",
    "visit/notice.js",
    "visit/new-patient.js",
    "visit/idle.js",
    "take/copy.js",
    "take/take.js",
    "take/other-file.js",
    "take/file.js",
    "calculator/calculator.js",
)

#: Used by every script that has a button to copy something.
COPY_SCRIPT = HERE / "take" / "copy.js"
