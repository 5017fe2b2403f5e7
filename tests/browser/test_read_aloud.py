"""What a screen reader is told: names, roles and order of the main states of a calculator, and what is announced.

Each template holds the lines that must be there, in their order; what lies between may change. The words are those of the
module and of the page's list of words.
"""

import json
from typing import Any

from playwright.sync_api import expect

from site_src.content.ui_text import by_id, fill, word
from tests.browser.support.calculator import FINDINGS, Calculator, OpenCalculator, enter_settled_case
from tests.browser.support.command_line import Answers

RESULT = "What imaging, and when?"


def says(name: str, **values: object) -> str:
    """Words of the page or the module, for a clinician."""
    return fill(word(name)["clinician"], **values)


def tree_line(role: str, name: str, state: str = "", depth: int = 1, opens: bool = False) -> str:
    """One line of a template, quoted as YAML wants it; what opens holds the deeper lines after it."""
    expected_line = f"{role} {json.dumps(name, ensure_ascii=False)}{f' [{state}]' if state else ''}".replace("'", "''")
    return f"{'  ' * depth}- '{expected_line}'{':' if opens else ''}"


def template_paragraph(text: str) -> str:
    """Return a paragraph of a template."""
    return f"  - paragraph: {json.dumps(text, ensure_ascii=False)}"


def parts(answer: dict[str, Any]) -> list[str]:
    """Return the texts of an answer part by part, each with its lead and its badge in words."""
    lines: list[str] = []
    for part in answer["answer"]["parts"]:
        badge = part["badge"]["clinician"] if part["badge"] else ""
        lead = part["lead"]["clinician"] if part["lead"] else ""
        if badge:
            lines.append(template_paragraph(f"{lead} {badge}".strip()))
    return lines


def expect_announced(one: Calculator, answer: dict[str, Any]) -> None:
    """Every part is in the one polite announcement, which comes when the answers have come to rest."""
    announcer = one.region.locator("[data-announce]")
    expect(announcer).to_have_attribute("role", "status")
    for part in answer["answer"]["parts"]:
        expect(announcer).to_contain_text(part["says"]["clinician"].rstrip("."))


def template(root: str, *lines: str) -> str:
    """Return a template from its first line, and its content."""
    return "\n".join([f"- {root}:", *lines])


def test_a_fresh_group_is_a_region_of_questions_each_a_group_of_three_choices(calculator: OpenCalculator) -> None:
    title = by_id("groups")["gate"]["title"]["clinician"]
    others = [row for row in FINDINGS.values() if row["group"] == "gate" and row["kind"] == "yes-no"][:2]
    one = calculator("imaging")
    one.expand_group("gate")
    choices = [
        tree_line("radio", "Yes", depth=2), tree_line("radio", "No", depth=2), tree_line("radio", "Not assessed", "checked", depth=2)
    ]  # fmt: skip
    questions = [[tree_line("group", row["ask"]["clinician"], opens=True), *choices] for row in others]
    heading = [f"  - heading /^{title[:-1]}/ [level=2]:", f"    - button /^{title[:-1]}/ [expanded]"]
    expect(one.root.locator('[data-group="gate"]')).to_match_aria_snapshot(
        template(
            f'region "{title}"',
            *heading,
            *questions[0],
            *questions[1],
        )
    )


def test_an_open_answer_says_both_its_ends_then_what_to_ask(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    given: Answers = {"age_years": 40, "recent_trauma": "present"}
    one.enter_answers(given)
    answer = one.expect_result_attributes(given)
    first = one.ask_next.locator("a").first.inner_text()
    asked = f"{says('ask-next')} ({len(answer['answer']['ask'])})"
    ask = [
        tree_line("heading", asked, "level=3"), tree_line("list", asked, opens=True), "    - listitem:",
        tree_line("link", first, depth=3), tree_line("button", says("yes-to", ask=first), depth=3),
        tree_line("button", says("no-to", ask=first), depth=3),
    ]  # fmt: skip
    picture = says(
        "ladder-open",
        **{end: by_id("rungs")[answer["imaging"][end]]["badge"]["clinician"] for end in ("floor", "ceiling")},
    )
    heading = tree_line("heading", RESULT, "level=2")
    expect(one.region).to_match_aria_snapshot(
        template(f'region "{RESULT}"', heading, *parts(answer), *ask, tree_line("img", picture))
    )
    expect_announced(one, answer)


def test_a_settled_answer_and_a_stop_say_no_more_than_they_are(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    enter_settled_case(one)
    answer = one.expect_result_attributes(one.entered_answers())
    picture = says("ladder-settled", floor=by_id("rungs")["none"]["badge"]["clinician"])
    why = f"  - group: /^{says('why')}/"
    expect(one.region).to_match_aria_snapshot(
        template(f'region "{RESULT}"', *parts(answer), tree_line("img", picture), why)
    )
    expect_announced(one, answer)

    one.enter_answers({"heart_or_aorta_warning": "present"})
    answer = one.expect_result_attributes(one.entered_answers())
    expect(one.region).to_match_aria_snapshot(template(f'region "{RESULT}"', *parts(answer), why))
    expect(one.region.get_by_role("img", name="ladder")).to_have_count(0)
    expect_announced(one, answer)


def test_the_summary_of_faults_takes_the_focus_and_an_answer_that_cannot_be_read_leads_to_its_field(
    calculator: OpenCalculator,
) -> None:
    one = calculator("imaging")
    one.type_number("age_years", "sixty")
    fault = one.question("age_years").locator(".ub-q__fault").inner_text()
    expect(one.region).to_match_aria_snapshot(
        template(
            f'region "{RESULT}"', tree_line("heading", says("faults"), "level=3"), "  - list:", "    - listitem:",
            tree_line("link", fault, depth=3),
        )
    )  # fmt: skip
    expect(one.region.locator("[data-announce]")).to_contain_text(fault.rstrip("."))
    label = FINDINGS["age_years"]["label"]["clinician"]
    expect(one.question("age_years")).to_match_aria_snapshot(
        f"{tree_line('textbox', label, 'invalid', 0)}\n- paragraph: {json.dumps(fault, ensure_ascii=False)}"
    )

    one.page.evaluate("location.hash = 'case=nothing'")
    expect(one.errors).to_be_focused()
    expect(one.errors).to_match_aria_snapshot(
        template(
            f'group "{says("bad-link")}"', tree_line("heading", says("bad-link"), "level=2"), "  - list:", "    - listitem",
            template_paragraph(says("bad-link-nothing-taken")),
        )
    )  # fmt: skip


def test_what_if_says_that_it_is_a_trial_and_holds_the_two_answers_apart(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers({"recent_trauma": "present"})
    present = one.expect_result_attributes({"recent_trauma": "present"})
    one.root.locator('[data-do="what-if"]').click()
    trial = one.root.locator("[data-what-if]")
    expect(trial).to_be_focused()
    expect(trial).to_match_aria_snapshot(
        template(
            f'group "{says("what-if")}"', template_paragraph(f"{says('what-if')} {says('what-if-says')}"),
            tree_line("button", says("what-if-take")), tree_line("button", says("what-if-leave")),
        )
    )  # fmt: skip
    one.choose_answer("saddle_anesthesia", "present")
    tried = one.expect_result_attributes({"recent_trauma": "present", "saddle_anesthesia": "present"})
    both = [
        text
        for name, answer in (("present-case", present), ("what-if", tried))
        for text in (
            tree_line("group", says(name), opens=True),
            tree_line("heading", says(name), "level=3", 2),
            *(f"  {part}" for part in parts(answer)),
        )
    ]
    label = FINDINGS["saddle_anesthesia"]["label"]["clinician"]
    differs = says("what-if-differs", label=label, before="Not assessed", after="Yes")
    expect(one.region).to_match_aria_snapshot(
        template(f'region "{RESULT}"', *both, "  - list:", f"    - listitem: {json.dumps(differs, ensure_ascii=False)}")
    )
    expect_announced(one, tried)
    trial.get_by_role("button", name=says("what-if-leave")).click()
