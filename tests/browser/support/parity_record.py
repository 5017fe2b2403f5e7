"""Write the record of how many answers of a browser equal those of CPython. The site publishes Chromium's record."""

import json
from pathlib import Path

import calculators


def write_parity_record(root: Path, browser: str, stories: int, bad_inputs: int, equal: int) -> None:
    """Write the record of one browser. `browser` is a name and a version; browsers other than Chromium have their own file."""
    name = browser.split(maxsplit=1)[0].lower()
    record = {
        "stories": stories,
        "bad_inputs": bad_inputs,
        "equal": equal,
        "browser": browser,
        "rules_hash": calculators.rules_hash(),
    }
    file = root / "build" / ("parity.json" if name == "chromium" else f"parity-{name}.json")
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
