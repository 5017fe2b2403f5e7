"""The teaching cases: their data, what is known in each of their stages, and their pages."""

from __future__ import annotations

import base64
import copy
import json
import re
from pathlib import Path

import markdown
import pytest

from site_src.checks.links import CASE, link_problem
from site_src.content.page_parser import parse_page
from site_src.content.site_data import site_data
from site_src.features.teaching import check, pages
from site_src.features.teaching.cases import FOLDER, assess, case_fragment, case_of, case_paths, cases, parse_case
from site_src.paths import BuildError
from tests.module.stories.support.data_checks import duplicate_keys
from tests.site.support.teaching_cases import LISTED_ERRORS, ONE_CASE, SHARED_ANSWERS, raw_case

STAGED = "every-six-hours"


def test_every_case_is_whole_and_together_they_teach_everything() -> None:
    assert list(check.problems(site_data())) == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_no_key_is_given_twice(path: Path) -> None:
    assert list(duplicate_keys(path.read_text(encoding="utf-8"), path.name)) == []


def test_what_is_told_is_known_before_anything_is_asked_and_the_rest_is_not() -> None:
    stage = case_of(STAGED).stages[0]
    assert set(stage.heard) == set(stage.stated)
    assert "fever" not in stage.asked
    assert "cord_signs" in stage.asked


def test_a_later_stage_keeps_what_was_asked_and_opens_what_has_a_new_reply() -> None:
    first, second = case_of(STAGED).stages
    assert second.new_replies == ["fever"]
    assert second.heard == {**first.asked, "fever": "present"}
    told_less = copy.deepcopy(raw_case(STAGED))
    told_less["stages"][1]["told"] = []
    assert parse_case(told_less, SHARED_ANSWERS).stages[1].heard == {
        name: value for name, value in first.asked.items() if name != "fever"
    }


def test_after_a_time_everything_is_asked_again() -> None:
    second = case_of("the-low-oven").stages[1]
    assert set(second.heard) == set(second.stated)
    assert set(second.new_replies) >= set(second.replies)


def test_answers_that_the_module_refuses_are_a_fault() -> None:
    with pytest.raises(BuildError, match="age_years"):
        assess({"age_years": 300})


def test_the_link_carries_the_answers_and_the_rules() -> None:
    answers = case_of(ONE_CASE).stages[-1].asked
    end = case_fragment(answers)
    assert CASE.match(end)
    text = re.sub("^case=|&.*$", "", end)
    assert json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))) == answers
    assert end.endswith(f"&rules={site_data().version}-{site_data().rules_hash}")


def test_a_link_with_a_case_leads_to_a_calculator_only(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    (tmp_path / "b.html").touch()
    form = parse_page("a.html", tmp_path / "a.html", '<article data-calculator="imaging"></article>')
    text = parse_page("b.html", tmp_path / "b.html", "<p>…</p>")
    known = {"a.html": form, "b.html": text}
    case = case_fragment({"age_years": 44})
    assert link_problem(f"a.html#{case}", text, known, tmp_path) is None
    assert "without the anchor" in (link_problem(f"b.html#{case}", text, known, tmp_path) or "")
    assert "without the anchor" in (link_problem("a.html#case=no+case", text, known, tmp_path) or "")


def rendered(ident: str) -> str:
    return markdown.markdown(
        f"# One\n\n/// teaching-case | {ident}\n///\n", extensions=["toc", "site_src.pages.extension"]
    )


@pytest.mark.parametrize("ident", [path.stem for path in case_paths()])
def test_a_page_asks_every_question_once_and_tells_the_answer_in_words_of_the_module(ident: str) -> None:
    case, page = case_of(ident), parse_page("a.html", Path("a.html"), rendered(ident))
    asked_for = [tag.attributes["data-finding"] for tag in page.tags if "data-finding" in tag.attributes]
    first = case.stages[0]
    assert asked_for[: len(first.replies)] == list(first.replies)
    assert asked_for[len(first.replies) :] == [
        name for stage in case.stages[1:] for name in stage.replies if name in stage.new_replies
    ]
    text = " ".join("".join(part for _, part in page.texts).split())
    for stage in case.stages:
        assert stage.says in text
        for answers in (stage.heard, stage.asked):
            for part in assess(answers)["answer"]["parts"]:
                assert part["says"]["clinician"] in text


def test_replies_that_cases_share_are_left_out_of_the_search() -> None:
    page = parse_page("a.html", Path("a.html"), rendered(ONE_CASE))
    left_out = {tag.attributes["data-finding"] for tag in page.tags
                if "data-finding" in tag.attributes and "data-search-exclude" in tag.attributes}  # fmt: skip
    own = {name for name, reply in case_of(ONE_CASE).stages[0].replies.items() if reply.own}
    assert left_out == set(case_of(ONE_CASE).stages[0].replies) - own


def test_the_table_names_every_case_and_every_error() -> None:
    table, errors = pages.case_table(site_data(), 2), pages.error_table(site_data(), 2)
    assert table.count("<tr id=") == len(case_paths())
    for row in LISTED_ERRORS:
        assert f'id="error-{row["id"]}"' in errors


#: What a colleague wrote, which is the point to doubt.
REFERRAL = "20 weeks, red flags negative. Reassure?"


def test_no_story_gives_its_point_away_in_the_words_of_the_guide() -> None:
    for case in cases():
        for words in [case.title, *(stage.says for stage in case.stages)]:
            assert "!" not in words
            assert "red flag" not in words.replace(REFERRAL, "").lower()
