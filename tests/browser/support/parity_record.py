"""What a browser's answers were compared with, written down: Chromium's record is what the site publishes."""

import json
from pathlib import Path

import calculators


def write_parity_record(root: Path, browser: str, stories: int, bad_inputs: int, equal: int) -> None:
    """`browser` is a name and a version; each browser but Chromium has a file of its own name."""
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
