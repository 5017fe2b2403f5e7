"""Enter five paper cases by keyboard alone and by touch alone, and count the actions and the time.

`python -m tools.bench.task_times` writes docs/data/bedside.json, from which the site makes a table. The actions are counted.
The time is an estimate: an assumed time for each action (ASSUMED), plus the measured time of the machine.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

import calculators
from site_src.frontend.calculator.examined import ALONE_BELOW, EXAMINED
from tools.bench import browsers
from tools.bench.conditions import conditions
from tools.bench.paths import ROOT, BenchmarkError
from tools.bench.server import serving
from tools.bench.test_pages import address, folders

CASES = ROOT / "docs" / "data" / "paper-cases.json"
RESULTS = ROOT / "docs" / "data" / "bedside.json"
#: Seconds for each action. They are assumed, not measured, and shown with the result.
ASSUMED = {"key": 0.2, "tap": 0.6, "swipe": 0.6, "look": 1.0}
INPUT_MODES = ("keyboard", "thumb")
MAX_STEPS = 150
#: Milliseconds between two keys: the page ignores faster ones, as from a barcode scanner.
KEY_PAUSE_MS = 90
PHONE: ViewportSize = {"width": 390, "height": 844}

Case = dict[str, Any]
FINDINGS: dict[str, Any] = {row["id"]: row for row in calculators.listing("findings")}
CLOSED = {row["id"] for row in calculators.listing("groups") if row["none_of_these"]}
GROUPS = [row["id"] for row in calculators.listing("groups")]

HAS_FOCUS = "(goal) => Boolean(document.activeElement && document.activeElement.matches(goal))"
#: Returns the next key toward the goal, or nothing if the focus is in it: J and K go from question to question, G to the next
#: group, A to the question that is asked next, Enter leaves a number, and Tab goes to the number next to a question.
NEXT_KEY = """(goal) => {
  const focus = document.activeElement;
  const wanted = document.querySelector(goal);
  if (wanted.contains(focus)) return "";
  const rows = [...document.querySelectorAll(".ub-q")];
  const away = rows.indexOf(wanted.closest(".ub-q")) - rows.indexOf(focus.closest(".ub-q"));
  const before = wanted.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_PRECEDING;
  if (focus.matches("input[type=text]") && before) return "Enter";
  if (wanted.matches(".ub-group input[type=text]") && Math.abs(away) < 2) return before ? "Tab" : "Shift+Tab";
  const asked = document.querySelector(".ub-ask li a");
  if (Math.abs(away) > 1 && wanted.closest(".ub-q") && asked && asked.dataset.key === wanted.closest(".ub-q").id) return "a";
  const here = focus.closest(".ub-group");
  return before ? (here && !here.contains(wanted) ? "g" : "j") : "k";
}"""
#: The page handles a key once no other follows immediately.
KEY_HANDLED = "() => !UB.widget.keyWaits()"
#: The key for "none of these" is off until there was time to read the group.
NONE_KEY_READY = '() => !UB.widget.pressGuard.resting("key-none")'
#: Whether something in the group is left for "none of these".
NONE_LEFT = """(group) => [...document.querySelectorAll(`[data-group="${group}"] [data-none-of]`)]
  .some((button) => !button.parentElement.hidden)"""
#: What is asked next in an answer that is not settled; the list of a settled one is folded.
ASKED = ".ub-result .ub-ask:not(.ub-ask--folded)"
#: Shows all questions of that list.
MORE = '[data-key="ask-more"][aria-expanded="false"]'
ANSWERED = '[data-result][data-state="ready"][data-kind]'


@dataclass
class InputDriver:
    """Enters a case: counts its actions, and waits for the answer after each step."""

    page: Page
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ASSUMED, 0))
    machine: float = 0.0
    began: float = 0.0

    def count(self, what: str, times: int = 1) -> None:
        """Count an action."""
        self.counts[what] += times

    def settle(self) -> None:
        """Wait for the answer to the last action, and add the waiting time to the machine's time."""
        began = self.began or time.perf_counter()
        self.page.locator(ANSWERED).wait_for()
        self.machine += time.perf_counter() - began
        self.began = 0.0

    def copy_note(self) -> None:
        """Copy the chart note to the clipboard."""
        raise NotImplementedError

    def enter(self, answers: dict[str, Any]) -> None:
        """Enter the answers of a paper case."""
        raise NotImplementedError


class KeyboardDriver(InputDriver):
    """Uses the skip link, then keyboard entry, which is already on, and Tab where there is no key."""

    def press_key(self, name: str) -> None:
        """Press a key, and wait until the page has handled it."""
        self.page.keyboard.press(name)
        self.began = time.perf_counter()
        self.count("key")
        self.page.wait_for_timeout(KEY_PAUSE_MS)
        self.page.wait_for_function(KEY_HANDLED)

    def move_to(self, goal: str) -> None:
        """Press Tab until the focus is on the goal. Raise BenchmarkError if it is not reached."""
        for _ in range(MAX_STEPS):
            if self.page.evaluate(HAS_FOCUS, goal):
                return
            self.press_key("Tab")
        raise BenchmarkError(f"{goal} was not reached with Tab.")

    def copy_note(self) -> None:
        """Press the key that copies the chart note."""
        self.press_key("c")

    def focus(self, goal: str) -> None:
        """Go from question to question. The keys work only if the focus is in the calculator."""
        if not self.page.evaluate(HAS_FOCUS, ".ub-calc *"):
            self.move_to(".md-skip")
            self.press_key("Enter")
            self.move_to(".ub-calc *")
        for _ in range(MAX_STEPS):
            key = self.page.evaluate(NEXT_KEY, goal)
            if not key:
                return
            self.press_key(key)
        raise BenchmarkError(f"{goal} was not reached with the keys.")

    def answer_none(self, group: str) -> None:
        """Press the key for "none of these" in the group: for its questions, then for what is examined."""
        self.focus(f'[data-group="{group}"]')
        while self.page.evaluate(NONE_LEFT, group):
            self.page.wait_for_function(NONE_KEY_READY)
            self.press_key("-")

    def answer(self, finding: str, answer: str) -> None:
        """Press the key for yes or no in the question."""
        self.focus(f"#ask-{finding}")
        self.press_key("y" if answer == "present" else "n")

    def enter(self, answers: dict[str, Any]) -> None:
        """Enter the answers group by group in the order of the form."""
        for group in GROUPS:
            given = {one: answers[one] for one, row in FINDINGS.items() if row["group"] == group and one in answers}
            for one in entry_steps(given):
                self.count("look")
                if one is None:
                    self.answer_none(group)
                elif FINDINGS[one]["kind"] == "number":
                    self.enter_number(one, str(given[one]))
                    continue
                else:
                    self.answer(one, given[one])
                self.settle()

    def enter_number(self, finding: str, number: str) -> None:
        """Type a number into its field."""
        self.focus(f"#field-{finding}")
        for digit in number:
            self.press_key(digit)
        self.press_key("Enter")


class TouchDriver(InputDriver):
    """Taps, and swipes about half a screen toward what is out of view."""

    def move_to(self, goal: str) -> None:
        """Swipe until the goal is in view. Raise BenchmarkError if it is not reached."""
        wanted = self.page.locator(goal).first
        for _ in range(MAX_STEPS):
            middle, bottom = wanted.evaluate(
                """one => { const face = one.closest("label") || one; const box = face.getBoundingClientRect();
                  const bar = !one.closest("[data-docked]") && document.querySelector("[data-docked][data-open='false']");
                  return [box.y + box.height / 2, bar ? bar.getBoundingClientRect().top : innerHeight]; }"""
            )
            if 60 < middle < bottom - 10:
                return
            wanted.evaluate(
                """(one, up) => { let box = one.parentElement;
                  const scrolls = (box) => box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY);
                  while (box && !scrolls(box)) box = box.parentElement;
                  (box || document.scrollingElement).scrollBy(0, (up ? -0.6 : 0.6) * innerHeight); }""",
                middle < bottom / 2,
            )
            self.count("swipe")
        raise BenchmarkError(f"{goal} was not reached by swiping.")

    def tap(self, goal: str) -> None:
        """Swipe to the goal and tap it."""
        self.move_to(goal)
        self.page.locator(goal).first.tap()
        self.count("tap")

    def copy_note(self) -> None:
        """Open the answer if it is collapsed, and tap the button that copies the chart note."""
        if self.page.locator("[data-docked][data-open='false']").count():
            self.tap(".ub-bar")
        self.tap('[data-do="note"]')

    def enter(self, answers: dict[str, Any]) -> None:
        """Enter the numbers, mark what is present, and then answer what is asked next."""
        for finding, answer in answers.items():
            if answer == "absent":
                continue
            self.count("look")
            if answer == "present":
                self.answer(finding, answer)
                self.settle()
            else:
                self.enter_number(finding, str(answer))
        self.answer_asked(answers)

    def asked(self) -> list[str]:
        """Return the questions that the answer asks next, once there is an answer."""
        self.settle()
        rows = self.page.locator(f"{ASKED} li[data-asks]")
        return [str(one) for one in rows.evaluate_all("rows => rows.map((row) => row.dataset.asks)")]

    def answer_asked(self, answers: dict[str, Any]) -> None:
        """Open the answer, show all that it asks, and answer it until nothing is left that changes the answer."""
        self.tap(".ub-bar")
        self.settle()
        if self.page.locator(f"{ASKED} {MORE}").count():
            self.tap(f"{ASKED} {MORE}")
        while asked := self.asked():
            denied = [one for one in asked if answers.get(one) == "absent"]
            if not denied:
                raise BenchmarkError(f"The answer asks for {', '.join(asked)}, which the case does not deny.")
            self.count("look")
            goal = f'{ASKED} [data-asks="{denied[0]}"] [data-answers="absent"]'
            for part, together in answered_together(asked, answers.get("age_years")).items():
                if len(together) > 1 and set(together) <= set(denied):
                    goal = f'{ASKED} [data-key="ask-none-{part}"]'
                    break
            self.page.locator(f"{goal}:not([aria-disabled])").wait_for()
            self.tap(goal)

    def unfold(self, finding: str) -> None:
        """Expand the group of a question, if it is in one."""
        toggle = f".ub-group:has(#ask-{finding}) .ub-group__toggle"
        if self.page.locator(toggle).count() and self.page.locator(toggle).get_attribute("aria-expanded") == "false":
            self.tap(toggle)

    def answer(self, finding: str, answer: str) -> None:
        """Tap the chip of what is present in a closed group, else an answer."""
        chip = f'[data-chip="{finding}"]'
        if answer == "present" and self.page.locator(chip).is_visible():
            self.tap(chip)
        else:
            self.unfold(finding)
            self.tap(f'label:has(> input[name="{finding}"][value="{answer}"])')

    def enter_number(self, finding: str, number: str) -> None:
        """Type a number into its field."""
        self.unfold(finding)
        self.tap(f'input[name="{finding}"]')
        self.page.keyboard.type(number)
        self.count("tap", len(number))


def is_answered_alone(finding: str, age: float | None) -> bool:
    """Return whether "none of these" leaves a finding at this age."""
    return finding in ALONE_BELOW and (age is None or age < ALONE_BELOW[finding])


def answered_together(asked: list[str], age: float | None) -> dict[str, list[str]]:
    """Return the findings that each "none of these" under *Ask next* answers: the questions, and the examination."""
    flags = [one for one in asked if FINDINGS[one]["group"] in CLOSED and not is_answered_alone(one, age)]
    return {
        "asked": [one for one in flags if one not in EXAMINED],
        "examined": [one for one in flags if one in EXAMINED],
    }


def entry_steps(given: dict[str, Any]) -> list[str | None]:
    """Return the questions of a group in the order of entry; None is "none of these", after the last yes."""
    alone = [one for one in given if is_answered_alone(one, given.get("age_years"))]
    if alone:
        return [*entry_steps({one: value for one, value in given.items() if one not in alone}), *alone]
    rest = [one for one, value in given.items() if value == "absent"]
    if len(rest) < 2:
        return list(given)
    steps: list[str | None] = [one for one in given if one not in rest]
    yes = [at + 1 for at, one in enumerate(steps) if given[str(one)] == "present"]
    before = [one for one in list(given)[: list(given).index(rest[0])] if one not in rest]
    steps.insert(yes[-1] if yes else len(before), None)
    return steps


def copied_note(driver: InputDriver) -> str:
    """Copy the chart note, and return it."""
    driver.copy_note()
    expect(driver.page.locator("[data-told]")).not_to_be_empty()
    return str(driver.page.evaluate("navigator.clipboard.readText()"))


def new_context(browser: Browser, input_mode: str) -> Any:
    """Return a browser context of a desktop computer with a keyboard, or of a phone."""
    allowed = ["clipboard-read", "clipboard-write"]
    if input_mode == "thumb":
        return browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, permissions=allowed)
    return browser.new_context(viewport={"width": 1440, "height": 900}, permissions=allowed)


def time_case(page: Page, url: str, case: Case, input_mode: str) -> dict[str, Any]:
    """Enter one case. Return the actions and seconds; raise BenchmarkError if the answer or the note is wrong."""
    page.goto(url)
    switch = page.locator('[data-do="keys"]')
    if input_mode == "keyboard" and switch.get_attribute("aria-pressed") == "false":
        switch.click()  # once: the device stores it
        page.goto(url)
    page.locator(ANSWERED).wait_for()
    driver = KeyboardDriver(page) if input_mode == "keyboard" else TouchDriver(page)
    driver.enter(case["answers"])
    driver.count("look")  # reading the answer
    driver.settle()
    text = copied_note(driver)
    region = page.locator("[data-result]")
    found = (region.get_attribute("data-kind"), case["expect"]["says"] in text)
    if found != (case["expect"]["kind"], True):
        raise BenchmarkError(f"The case {case['id']} did not get to its answer by {input_mode}.")
    seconds = sum(ASSUMED[what] * times for what, times in driver.counts.items()) + driver.machine
    return {**driver.counts, "machine": round(driver.machine, 2), "seconds": round(seconds, 1)}


def run(log: Callable[[str], None]) -> dict[str, Any]:
    """Enter all cases by both input modes, and return the results."""
    cases: list[Case] = json.loads(CASES.read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = {}
    with serving(folders(), compress=False) as server, sync_playwright() as playwright:
        url = address("ours", server.server_port).partition("#")[0]
        browser = playwright.chromium.launch(**browsers.browser_options("chromium"))
        for input_mode in INPUT_MODES:
            context = new_context(browser, input_mode)
            for case in cases:
                page = context.new_page()
                found.setdefault(case["id"], {})[input_mode] = time_case(page, url, case, input_mode)
                log(f"{case['id']}, {input_mode}: {found[case['id']][input_mode]}")
                page.close()
            context.close()
        browser.close()
    return {**conditions(), "assumed": ASSUMED, "cases": found}


def main(to: Path = RESULTS) -> int:
    """Write the results to a file. Return 1 if they could not be measured."""
    try:
        found = run(lambda text: print(f"bedside: {text}", flush=True))
    except BenchmarkError as fault:
        print(f"bedside: {fault}", file=sys.stderr)
        return 1
    to.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
