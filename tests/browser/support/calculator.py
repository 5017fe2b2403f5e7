"""Use a calculator in a page as a person does: click, type, read. Its answers are compared with the command line."""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Error, Locator, Page, expect

import calculators
from tests.browser.support.answer_text import is_answer_text, shown_parts
from tests.browser.support.command_line import Answers, command_line_assessment

ADDRESSES = {
    "screen": "calculators/red-flag-screen.html",
    "imaging": "calculators/imaging.html",
    "management": "calculators/management.html",
}
EMBEDDED = {"screen": "assess/red-flags.html", "imaging": "image/when-to-image.html"}
READERS = ("clinician", "patient")
WITHHELD = ("stop", "outside")
# Attributes of the result in addition to its state: all of them with an answer, none without.
RESULT_ATTRIBUTES = ("data-kind", "data-gate", "data-floor", "data-ceiling", "data-settled", "data-rules-hash")
OpenCalculator = Callable[[str], "Calculator"]
FINDINGS = {finding["id"]: finding for finding in calculators.listing("findings")}
GATE = {
    "heart_or_aorta_warning": "absent", "lung_warning": "absent", "abdominal_warning": "absent",
    "major_trauma": "absent", "pregnancy": "absent",
}  # fmt: skip


#: The attributes with these names, and the number of answers; null where the text with it is not as it should be.
READ_RESULT = """(root, names) => {
  const region = root.querySelector("[data-result]");
  const done = document.documentElement.dataset.reader === "patient" ? "answered" : "assessed";
  const total = root.querySelectorAll(".ub-q").length;
  const [answered, ...rest] = region.querySelector("[data-asked]").textContent.trim().split(/\\s+/);
  return [Object.fromEntries(names.map((name) => [name, region.getAttribute(name)])),
    rest.join(" ") === `of ${total} ${done}` ? Number(answered) : null];
}"""
#: The text of each part of an answer, and those of its badges.
READ_PARTS = """parts => parts.map((part) =>
  [part.textContent, [...part.querySelectorAll(".ub-badge")].map((badge) => badge.textContent)])"""


def yes_no_of(group: str) -> list[str]:
    """Return the ids of the yes/no findings of a group."""
    return [id for id, finding in FINDINGS.items() if finding["group"] == group and finding["kind"] == "yes-no"]


class Calculator:
    """The calculator of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator("[data-calculator]")
        self.region = self.root.locator("[data-result]")
        self.answer = self.region.locator(".ub-answer")
        self.ask_next = self.region.locator(".ub-ask")
        self.errors = self.root.locator("[data-errors]")
        self.taken = self.root.locator("[data-taken]")

    @classmethod
    def open(cls, page: Page, kind: str) -> Calculator:
        """Open the page of a calculator, and wait until Python answers in it."""
        page.goto(ADDRESSES[kind])
        one = cls(page)
        one.expect_state("ready")
        return one

    # ----- actions -----

    def expand_group(self, group: str) -> None:
        """Expand a group of questions."""
        toggle = self.root.locator(f'[data-group="{group}"] .ub-group__toggle')
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()
        expect(toggle).to_have_attribute("aria-expanded", "true")

    def question(self, finding: str) -> Locator:
        """Return the row of a question."""
        return self.root.locator(f"#ask-{finding}")

    def choose_answer(self, finding: str, answer: str) -> None:
        """Choose yes, no, or not assessed."""
        self.expand_group(FINDINGS[finding]["group"])
        choose_option(self.question(finding), answer)

    def type_number(self, finding: str, text: str) -> None:
        """Type a number and leave the field."""
        field = self.root.locator(f"#field-{finding}")
        if not field.is_visible():
            self.expand_group(FINDINGS[finding]["group"])
        field.fill(text)
        field.blur()

    def enter_answers(self, answers: Answers) -> None:
        """Enter answers one by one."""
        for finding, answer in answers.items():
            if FINDINGS[finding]["kind"] == "number":
                self.type_number(finding, str(answer))
            else:
                self.choose_answer(finding, answer)

    def none_button(self, group: str, part: str = "asked") -> Locator:
        """Return the button at the end of the questions of a group: for the questions, or for what is examined."""
        return self.root.locator(f'[data-group="{group}"] [data-none-of="{part}"]')

    def show_for_none(self, group: str) -> None:
        """Press "None of these" in the header of a group, unless its questions are shown."""
        opener = self.root.locator(f'[data-none="{group}"]')
        if opener.is_visible():
            opener.click()
        expect(self.root.locator(f'[data-group="{group}"]')).to_have_attribute("data-open", "true")

    def choose_none_of(self, group: str) -> None:
        """Answer no to all of a group: with each button at the end of its questions, and pregnancy by itself."""
        if group == "gate" and "pregnancy" not in self.entered_answers():
            self.choose_answer("pregnancy", "absent")
        self.show_for_none(group)
        for part in ("asked", "examined"):
            button = self.none_button(group, part)
            if button.is_visible():
                expect(button).not_to_have_attribute("aria-disabled", "true")
                button.click()

    def press_share_button(self, name: str) -> None:
        """Press a button of the share panel, and open the fold that contains it first."""
        panel = self.region.locator("[data-take]")
        fold = panel.locator({"Print for the patient": "[data-sheet-fields]"}.get(name, "[data-more]"))
        folded = not name.startswith("Copy ") or name == "Copy link"
        if folded and fold.get_attribute("open") is None:
            fold.locator("summary").click()
        panel.get_by_role("button", name=name, exact=True).click()

    def next_question(self, finding: str) -> Locator:
        """Return the line of a question under "Ask next"."""
        return self.ask_next.locator("li").filter(has=self.page.locator(f'a[href$="#ask-{finding}"]'))

    def choose_reader(self, reader: str) -> None:
        """Choose the reader: clinician or patient."""
        choose_option(self.page.locator(".ub-reader"), reader)
        expect(self.page.locator("html")).to_have_attribute("data-reader", reader)

    # ----- expectations -----

    def entered_answers(self) -> Answers:
        """Return the answers in the form, as a file of answers would contain them."""
        inputs = """inputs => inputs.map(i => {
          const row = i.closest(".ub-q");
          const unit = /[a-z]/i.test(i.value) ? null : row.querySelector("select");
          return [i.name, i.type, row.querySelector(".ub-q__zero") ? "" : i.value, unit ? unit.value : ""];
        })"""
        fields = self.root.locator(".ub-q input:checked, .ub-q input[type=text]").evaluate_all(inputs)
        given: Answers = {}
        for name, kind, value, unit in fields:
            if value in {"", "not-assessed"}:
                continue
            given[name] = parsed_number(name, f"{value} {unit}") if kind == "text" else value
        return given

    def expect_state(self, state: str) -> None:
        """Expect a state of the result, such as `ready`."""
        expect(self.region).to_have_attribute("data-state", state)

    def expect_result_attributes(self, answers: Answers) -> dict[str, Any]:
        """Expect the attributes that the command line gives for these answers, and no other answers in the form."""
        answer = command_line_assessment(answers)
        if self.reads_soon(result_attributes(answer), len(answer["answers"])):
            assert self.entered_answers() == answers
            return answer
        for name, value in result_attributes(answer).items():
            expect(self.region).to_have_attribute(name, value)
        done = "answered" if self.page.locator("html").get_attribute("data-reader") == "patient" else "assessed"
        count = f"{len(answer['answers'])} of {self.root.locator('.ub-q').count()} {done}"
        expect(self.region.locator("[data-asked]")).to_have_text(count)
        assert self.entered_answers() == answers
        return answer

    def reads_soon(self, attributes: dict[str, str], answered: int) -> bool:
        """Return whether the result has these attributes and this number of answers within two seconds.

        This reads all of them at once: `expect` takes a round trip to the browser for each. A result that comes later,
        or a page that is being left, is for `expect`, which waits longer and says what is wrong.
        """
        wanted = [attributes, answered]
        end = time.monotonic() + 2
        try:
            while self.root.evaluate(READ_RESULT, [*attributes]) != wanted:
                if time.monotonic() > end:
                    return False
                self.page.wait_for_timeout(20)
        except Error:
            return False
        return True

    def expect_answer(self, answers: Answers) -> dict[str, Any]:
        """Expect the attributes, and the answer in the words of the command line for each reader."""
        answer = self.expect_result_attributes(answers)
        for reader in READERS:
            self.choose_reader(reader)
            self.expect_answer_text(answer, reader)
        self.choose_reader("clinician")
        return answer

    def expect_answer_text(self, answer: dict[str, Any], reader: str) -> None:
        """Expect exactly the parts of this answer, in their order."""
        parts = shown_parts(answer, reader)
        shown = self.answer.locator(":scope > *")
        # All at once first; `expect` takes a round trip to the browser for each text, waits, and says what is wrong.
        if is_answer_text(shown.evaluate_all(READ_PARTS), parts):
            return
        expect(shown).to_have_count(len(parts))
        for place, (texts, badge_text) in enumerate(parts):
            for text in texts:
                expect(shown.nth(place)).to_contain_text(text)
            badge = shown.nth(place).locator(".ub-badge")
            if badge_text:
                expect(badge).to_have_text(badge_text, ignore_case=True)
            else:
                expect(badge).to_have_count(0)

    def expect_no_answer(self) -> None:
        """Expect no computed result: only the state, no answer, no questions, and no step of the ladder marked."""
        for name in RESULT_ATTRIBUTES:
            expect(self.region).not_to_have_attribute(name, re.compile(""))
        for part in (
            ".ub-answer .ub-half",
            ".ub-notice",
            ".ub-ask",
            ".ub-suspicions",
            ".ub-plan",
            "[data-live] .ub-fold",
        ):
            expect(self.region.locator(part)).to_have_count(0)
        expect(self.region.locator(".ub-ladder-box .ub-ladder:not([data-withheld])")).to_have_count(0)


def case_fragment(case: Answers | str) -> str:
    """Return the fragment of a link that contains a case, or the text of one."""
    text = case if isinstance(case, str) else json.dumps(case)
    return "#case=" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def parsed_number(finding: str, text: str) -> Any:
    """Return the number that the module reads in a field."""
    return json.loads(calculators.form_json(json.dumps({finding: text})))[finding]


def choose_option(among: Locator, value: str) -> None:
    """Choose one of a group of radio buttons by its label."""
    label = among.locator(f'label:has(input[value="{value}"])')
    label.click()
    expect(label.locator("input")).to_be_checked()


def result_attributes(answer: dict[str, Any]) -> dict[str, str]:
    """Return the attributes of the result for an assessment."""
    imaging = answer["imaging"]
    return {
        "data-state": "ready",
        "data-kind": answer["answer"]["kind"],
        "data-gate": answer["gate"]["status"],
        "data-floor": imaging["floor"],
        "data-ceiling": imaging["ceiling"],
        "data-settled": str(imaging["settled"]).lower(),
        "data-rules-hash": answer["rules_hash"],
    }


def enter_settled_case(one: Calculator) -> None:
    """Enter a case in which everything was assessed and nothing was found, and wait for its settled answer."""
    for group in ("gate", "cord", "infection", "cancer", "fracture", "nerves"):
        one.choose_none_of(group)
    one.enter_answers({"age_years": 44, "not_improving": "absent"})
    expect(one.region).to_have_attribute("data-kind", "settled")
