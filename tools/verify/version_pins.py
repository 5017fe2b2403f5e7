"""Write the version of the rules into the files that must state it: the ready-made sessions and CITATION.cff."""

import re
from pathlib import Path

import calculators
from site_src.features.teaching.sessions import rules_pin, session_paths
from site_src.paths import ROOT

CITATION = ROOT / "CITATION.cff"
VERSION_LINE = re.compile(r"^version: .*$", re.MULTILINE)
RULES_LINE = re.compile(r'^  "rules": ".*"', re.MULTILINE)


def set_line(path: Path, line: re.Pattern[str], text: str) -> bool:
    """Replace a line of a file, and return whether that changed it."""
    before = path.read_text(encoding="utf-8")
    after = line.sub(text, before, count=1)
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


def write_pins(citation: Path = CITATION, sessions: list[Path] | None = None) -> list[Path]:
    """Write the present version and fingerprint, and return the files that changed."""
    pins = [(citation, VERSION_LINE, f"version: {calculators.VERSION}")]
    pins += [
        (path, RULES_LINE, f'  "rules": "{rules_pin()}"')
        for path in (session_paths() if sessions is None else sessions)
    ]
    return [path for path, line, text in pins if set_line(path, line, text)]
