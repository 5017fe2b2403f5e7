"""Every story is still told in the recorded words, to the letter: on the page, and by the command line to both readers."""

import json

import pytest

from site_src.content.clinical_cases import ClinicalCase, clinical_cases
from tools.verify import version_guard

RECORDED = json.loads(version_guard.FILE.read_text(encoding="utf-8"))["stories"]


@pytest.mark.parametrize("story", clinical_cases(), ids=lambda story: f"{story.theme}-{story.id}")
def test_the_story_is_told_as_recorded(story: ClinicalCase) -> None:
    assert version_guard.case_digest(story.text) == RECORDED[story.id], (
        "see what moved with `make diff`, then `make record`"
    )
