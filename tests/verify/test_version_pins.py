"""The version is written where a file must state it, and nowhere else in that file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from site_src.features.teaching.sessions import rules_pin, session_paths
from tools.verify.version_pins import CITATION, write_pins


def test_every_pin_is_of_these_rules(tmp_path: Path) -> None:
    copies = [Path(shutil.copy(path, tmp_path)) for path in (CITATION, *session_paths())]
    assert write_pins(copies[0], copies[1:]) == []


def test_an_old_version_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    citation, session = Path(shutil.copy(CITATION, tmp_path)), Path(shutil.copy(session_paths()[0], tmp_path))
    before = {path: path.read_text(encoding="utf-8") for path in (citation, session)}
    assert json.loads(before[session])["rules"] == rules_pin()
    version = rules_pin().partition("-")[0]
    citation.write_text(before[citation].replace(f"version: {version}", "version: 0.0.9"), encoding="utf-8")
    session.write_text(before[session].replace(rules_pin(), "0.0.9-0123456789ab"), encoding="utf-8")
    assert write_pins(citation, [session]) == [citation, session]
    assert {path: path.read_text(encoding="utf-8") for path in (citation, session)} == before
