"""Validate the HTML of every built page against the standard; `support/html_rules.json` gives each rule left off its reason."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TypedDict

from tests.support.paths import ROOT

VALIDATOR = Path(__file__).parent / "support" / "html_validate.mjs"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title></head>
<body>
<main><h1>A page</h1>
{}
</main>
</body>
</html>
"""
WHOLE = '<p id="help">In weeks.</p>\n<label for="weeks">Duration</label> <input id="weeks" type="text" aria-describedby="help">'
BROKEN = """<p id="twice">One</p><p id="twice">Two</p>
<label for="nothing">Duration</label>
<ul><p>No item</p></ul>
<p>A paragraph <span><div>with a block</div></span></p>
<button type="press">Press</button>
<div aria-labelledby="nowhere" role="group">A group</div>
<input type="checkbox" name="a" aria-label="A" autocomplete="off">
<a href="other.html"><button type="button">Both</button></a>"""
FAULTS = [
    "pages/broken.html:6:29 no-dup-id",
    "pages/broken.html:7:13 no-missing-references",
    "pages/broken.html:8:6 element-permitted-content",
    "pages/broken.html:9:23 element-permitted-content",
    "pages/broken.html:10:15 attribute-allowed-values",
    "pages/broken.html:11:23 no-missing-references",
    "pages/broken.html:12:48 valid-autocomplete",
    "pages/broken.html:13:23 element-permitted-content",
]


class Report(TypedDict):
    """What the validator prints: one line per fault, and the exceptions that no page needed."""

    faults: list[str]
    unused: list[str]


def validate(folder: Path) -> Report:
    """Validate every HTML file in a folder, in one Node process."""
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, VALIDATOR, folder], cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    report: Report = json.loads(done.stdout)
    return report


def test_every_page_is_valid_html_and_every_exception_is_needed(site_dir: Path) -> None:
    report = validate(site_dir)
    assert not report["faults"], "\n".join(report["faults"])
    assert report["unused"] == []


def test_a_broken_page_is_reported_with_one_line_per_fault_and_a_whole_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "whole.html").write_text(PAGE.format(WHOLE), encoding="utf-8")
    (tmp_path / "pages" / "broken.html").write_text(PAGE.format(BROKEN), encoding="utf-8")
    report = validate(tmp_path)
    assert [fault.partition(": ")[0] for fault in report["faults"]] == FAULTS
    assert len(report["unused"]) == 4
