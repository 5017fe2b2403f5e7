"""The scripts and styles of the calculators: one folder for each component.

`main.js` is the entry of the script. STYLES is the order in which the build joins the styles: by increasing weight, print
last.
"""

from pathlib import Path

HERE = Path(__file__).parent
ENTRY = HERE / "main.js"

STYLES = (
    "ladder/ladder.css",
    "question/segments.css",
    "question/question.css",
    "question/number.css",
    "question/group.css",
    "result/result.css",
    "result/body.css",
    "result/not-current.css",
    "result/bar.css",
    "whatif/whatif.css",
    "calculator/calculator.css",
    "session/session.css",
    "share/share.css",
    "print/print.css",
)
