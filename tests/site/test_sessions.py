"""The ready sessions: whole, pinned to the rules, and told in the plans of the guide; each check can fail."""

from __future__ import annotations

import base64
import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest

from site_src.checks.links import SESSION, link_problem
from site_src.content.page_parser import parse_page
from site_src.content.site_data import site_data
from site_src.content.ui_text import listing
from site_src.features.teaching import case_summary, sessions
from site_src.features.teaching.cases import cases
from site_src.features.teaching.lecturer import blocks
from site_src.html import sentence
from site_src.paths import read_json
from tests.module.stories.support.data_checks import duplicate_keys

Json = dict[str, Any]

ONE = "forty-five-minutes"


def raw() -> Json:
    """Return a session as in its file, for a test to break."""
    found: Json = read_json(sessions.FOLDER / f"{ONE}.json")
    return found


def faults(broken: Json, folder: Path, *, unverified: bool = False) -> list[str]:
    (folder / f"{ONE}.json").write_text(json.dumps(broken), encoding="utf-8")
    return list(sessions.problems(folder, unverified=unverified))


def test_the_three_ready_sessions_are_whole_and_take_20_45_and_60_minutes() -> None:
    assert list(sessions.problems()) == []
    assert [one.minutes for one in sessions.sessions()] == [20, 45, 60]
    for path in sessions.session_paths():
        assert list(duplicate_keys(path.read_text(encoding="utf-8"), path.name)) == []
    for one in sessions.sessions():
        assert one.aims
        assert one.items[-1].starts_at + one.items[-1].minutes == one.minutes


def test_the_session_of_45_minutes_has_one_case_for_each_step_of_the_ladder() -> None:
    session = next(one for one in sessions.sessions() if one.id == ONE)
    steps = [case.stages[-1].expect["asked"]["floor"] for case in session.cases]
    assert steps == [rung["id"] for rung in listing("rungs")]


def _part(**part: Any) -> Callable[[Json], None]:
    return lambda broken: broken["parts"].append(part)


@pytest.mark.parametrize(
    ("how", "says"),
    [
        (_part(minutes=3, case="no-such"), "there is no case 'no-such'."),
        (_part(minutes=6, case="moving-day"), "the case 'moving-day' appears 2 times."),
        (_part(minutes=3, says="More."), "it is set to 45 minutes, but its parts add up to 48."),
        (lambda broken: broken["parts"][1].update(minutes=5), "'moving-day' has 5 minutes, but a class needs 6."),
        (lambda broken: broken.update(parts=[{"minutes": 45, "says": "Talk."}]), "no part of it is a case."),
        (lambda broken: broken.update(rules="0.0.1-000000000000"), "it was made for rules 0.0.1-000000000000;"),
        (lambda broken: broken["parts"][1].update(says="Both."), "is valid under each of"),
        (lambda broken: broken["parts"].append({"minutes": 3}), "is not valid under any of the given schemas."),
        (lambda broken: broken.pop("aims"), "'aims' is a required property."),
        (lambda broken: broken.update(what="A case"), "was expected."),
        (lambda broken: broken.update(minutes="45"), "is not of type 'integer'."),
    ],
)  # fmt: skip
def test_a_session_that_is_wrong_stops_the_build_in_a_sentence(
    how: Callable[[Json], None], says: str, tmp_path: Path
) -> None:
    broken = copy.deepcopy(raw())
    assert faults(broken, tmp_path) == []
    how(broken)
    found = faults(broken, tmp_path)
    assert any(says in fault and ONE in fault for fault in found), found


def test_other_rules_are_no_fault_for_the_run_that_verifies_them(tmp_path: Path) -> None:
    moved = {**raw(), "rules": "0.0.1-000000000000"}
    assert len(faults(moved, tmp_path)) == 1
    assert faults(moved, tmp_path, unverified=True) == []


def test_a_link_carries_the_session_and_leads_only_where_one_is_taken(tmp_path: Path) -> None:
    session = next(one for one in sessions.sessions() if one.id == ONE)
    end = sessions.link_fragment(session)
    assert SESSION.match(end)
    text = re.sub("^session=|&.*$", "", end)
    carried = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    assert carried == {name: raw()[name] for name in ("title", "aims", "parts")}
    assert end.endswith(f"&rules={sessions.rules_pin()}")
    for name, html in (("a.html", '<form data-session=""></form>'), ("b.html", "<p>…</p>")):
        (tmp_path / name).touch()
        page = parse_page(name, tmp_path / name, html)
        problem = link_problem(f"{name}#{end}", page, {name: page}, tmp_path)
        assert (problem is None) == (name == "a.html")


@pytest.mark.parametrize("session", sessions.sessions(), ids=lambda one: one.id)
def test_the_plan_tells_every_part_minute_by_minute_with_the_note_and_the_point(session: sessions.Session) -> None:
    html = markdown.markdown(
        f"# One\n\n/// session | {session.id}\n///\n", extensions=["toc", "site_src.pages.extension"]
    )
    text = " ".join("".join(part for _, part in parse_page("a.html", Path("a.html"), html).texts).split())
    for part in session.items:
        for words in (
            f"{part.starts_at}–{part.starts_at + part.minutes}",
            part.title,
            part.note,
            part.case and sentence(part.case.teaches),
        ):
            assert (words or "") in text
    for aim in session.aims:
        assert aim in text
    assert html.count(sessions.link_fragment(session).replace("&", "&amp;")) == 2


def test_every_ready_session_can_be_presented_changed_and_taken_as_a_file() -> None:
    shown = blocks.ready_sessions()
    for one in sessions.sessions():
        assert shown.count(sessions.link_fragment(one).replace("&", "&amp;")) == 2
        assert f'href="/{one.file}"' in shown


def test_a_case_in_plain_words_holds_every_reply_and_what_the_module_says() -> None:
    for case in cases():
        one = case_summary.summarize_case(case, site_data())
        for stage, plain in zip(case.stages, one["stages"], strict=True):
            asked = {question["id"]: question["says"] for group in plain["asks"] for question in group["questions"]}
            wanted = stage.replies if stage is case.stages[0] else stage.new_replies
            assert asked == {name: stage.replies[name].says for name in stage.replies if name in wanted}
            expect = stage.expect["asked"]
            outside = expect["gate"] in ("stop", "outside")
            low, high = expect["floor"], expect["ceiling"]
            assert plain["asked"]["right"] == ([expect["gate"]] if outside else [low] if low == high else [low, high])
            assert set(plain["asked"]["right"]) <= set(case_summary.CHOICES)
            assert plain["asked"]["why"]
            assert all(text.endswith((".", "?", ":")) for text in plain["asked"]["why"] + plain["asked"]["plan"])


def test_a_key_names_every_finding_once_as_known_or_as_absent() -> None:
    labels = {row["id"]: row["label"]["clinician"] for row in site_data().findings}
    for case in cases():
        for stage, plain in zip(case.stages, case_summary.summarize_case(case, site_data())["stages"], strict=True):
            absent = {labels[name] for name, reply in stage.replies.items() if reply.answer == "absent"}
            assert set(plain["absent"]) == absent - {labels["work_up_done"]}
            known = [
                labels[name] for name in stage.replies if name != "work_up_done" and labels[name] not in plain["absent"]
            ]
            assert all(text.startswith(f"{label}: ") for text, label in zip(plain["known"], known, strict=True))
