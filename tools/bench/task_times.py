"""Five paper cases, entered by keyboard alone and by thumb alone: how many actions, how long, and is the record right?

`python -m tools.bench.task_times` writes docs/data/bedside.json, of which the site makes a table. The actions are counted; the time
is an estimate: a stated time for each action (ASSUMED, our own), and what the machine took, measured.
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
from tools.bench import browsers
from tools.bench.conditions import conditions
from tools.bench.paths import ROOT, SkippedPart
from tools.bench.server import serving
from tools.bench.test_pages import address, folders

CASES = ROOT / "docs" / "data" / "paper-cases.json"
RESULTS = ROOT / "docs" / "data" / "bedside.json"
#: Seconds. Nobody measured these for us: they are assumed, and shown beside the result.
ASSUMED = {"key": 0.2, "tap": 0.6, "swipe": 0.6, "look": 1.0}
INPUT_MODES = ("keyboard", "thumb")
MAX_STEPS = 150
#: Milliseconds between two keys: quicker ones are taken for those of a scanner.
KEY_PAUSE_MS = 90
PHONE: ViewportSize = {"width": 390, "height": 844}

Case = dict[str, Any]
FINDINGS: dict[str, Any] = {row["id"]: row for row in calculators.listing("findings")}
GROUPS = [row["id"] for row in calculators.listing("groups")]

HAS_FOCUS = "(goal) => Boolean(document.activeElement && document.activeElement.matches(goal))"
#: The key that leads towards what is wanted, none if the focus is in it: J and K go from question to question, Enter leaves a
#: number, and Tab leads to the number beside a question, to which J and K do not go.
NEXT_KEY = """(goal) => {
  const focus = document.activeElement;
  const wanted = document.querySelector(goal);
  if (wanted.contains(focus)) return "";
  const rows = [...document.querySelectorAll(".ub-q")];
  const away = rows.indexOf(wanted.closest(".ub-q")) - rows.indexOf(focus.closest(".ub-q"));
  const before = wanted.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_PRECEDING;
  if (focus.matches("input[type=text]") && before) return "Enter";
  if (wanted.matches("input[type=text]:not([data-group=gate] *)") && Math.abs(away) < 2) return before ? "Tab" : "Shift+Tab";
  return before ? "j" : "k";
}"""
#: A key is done once it is clear that no other follows at once.
KEY_HANDLED = "() => !UB.widget.keyWaits()"
#: The key for "none of these" waits until its group can have been read.
NONE_KEY_READY = '() => !UB.widget.guard.resting("key-none")'
ANSWERED = '[data-result][data-state="ready"][data-kind]'


@dataclass
class InputDriver:
    """What does the work: it counts what it does, and waits for the answer after each step."""

    page: Page
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ASSUMED, 0))
    machine: float = 0.0
    began: float = 0.0

    def count(self, what: str, times: int = 1) -> None:
        self.counts[what] += times

    def settle(self) -> None:
        """Wait for the answer to what was done last; how long that took is the machine's part."""
        began = self.began or time.perf_counter()
        self.page.locator(ANSWERED).wait_for()
        self.machine += time.perf_counter() - began
        self.began = 0.0

    def copy_note(self) -> None:
        raise NotImplementedError

    def answer_none(self, group: str) -> None:
        raise NotImplementedError

    def answer(self, finding: str, answer: str) -> None:
        raise NotImplementedError

    def enter_number(self, finding: str, number: str) -> None:
        raise NotImplementedError


class KeyboardDriver(InputDriver):
    """The link past the navigation, then keyboard entry, which was switched on before; Tab where it has no key."""

    def press_key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.began = time.perf_counter()
        self.count("key")
        self.page.wait_for_timeout(KEY_PAUSE_MS)
        self.page.wait_for_function(KEY_HANDLED)

    def move_to(self, goal: str) -> None:
        for _ in range(MAX_STEPS):
            if self.page.evaluate(HAS_FOCUS, goal):
                return
            self.press_key("Tab")
        raise SkippedPart(f"{goal} was not reached with Tab.")

    def copy_note(self) -> None:
        self.press_key("c")

    def focus(self, goal: str) -> None:
        """From question to question. The keys work once the focus is in the calculator."""
        if not self.page.evaluate(HAS_FOCUS, ".ub-calc *"):
            self.move_to(".md-skip")
            self.press_key("Enter")
            self.move_to(".ub-calc *")
        for _ in range(MAX_STEPS):
            key = self.page.evaluate(NEXT_KEY, goal)
            if not key:
                return
            self.press_key(key)
        raise SkippedPart(f"{goal} was not reached with the keys.")

    def answer_none(self, group: str) -> None:
        self.focus(f'[data-group="{group}"]')
        self.page.wait_for_function(NONE_KEY_READY)
        self.press_key("-")

    def answer(self, finding: str, answer: str) -> None:
        self.focus(f"#ask-{finding}")
        self.press_key("y" if answer == "present" else "n")

    def enter_number(self, finding: str, number: str) -> None:
        self.focus(f"#field-{finding}")
        for digit in number:
            self.press_key(digit)
        self.press_key("Enter")


class TouchDriver(InputDriver):
    """Taps, and swipes of most of a screen towards what is not in view."""

    def move_to(self, goal: str) -> None:
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
        raise SkippedPart(f"{goal} was not reached by swiping.")

    def tap(self, goal: str) -> None:
        self.move_to(goal)
        self.page.locator(goal).first.tap()
        self.count("tap")

    def copy_note(self) -> None:
        if self.page.locator("[data-docked][data-open='false']").count():
            self.tap(".ub-bar")
        self.tap('[data-do="record"]')

    def answer_none(self, group: str) -> None:
        self.tap(f'[data-none="{group}"]')

    def unfold(self, finding: str) -> None:
        toggle = f".ub-group:has(#ask-{finding}) [aria-controls]"
        if self.page.locator(toggle).get_attribute("aria-expanded") == "false":
            self.tap(toggle)

    def answer(self, finding: str, answer: str) -> None:
        self.unfold(finding)
        self.tap(f'label:has(> input[name="{finding}"][value="{answer}"])')

    def enter_number(self, finding: str, number: str) -> None:
        self.unfold(finding)
        self.tap(f'input[name="{finding}"]')
        self.page.keyboard.type(number)
        self.count("tap", len(number))


def entry_steps(given: dict[str, Any]) -> list[str | None]:
    """The questions of a group in the order in which one answers them; None stands for "none of these", after the last yes."""
    rest = [one for one, value in given.items() if value == "absent"]
    if len(rest) < 2:
        return list(given)
    steps: list[str | None] = [one for one in given if one not in rest]
    yes = [at + 1 for at, one in enumerate(steps) if given[str(one)] == "present"]
    before = [one for one in list(given)[: list(given).index(rest[0])] if one not in rest]
    steps.insert(yes[-1] if yes else len(before), None)
    return steps


def enter_case(driver: InputDriver, case: Case) -> None:
    """Read the answers from the paper into the form, group by group as they stand there."""
    answers: dict[str, Any] = case["answers"]
    for group in GROUPS:
        given = {one: answers[one] for one, row in FINDINGS.items() if row["group"] == group and one in answers}
        for one in entry_steps(given):
            driver.count("look")
            if one is None:
                driver.answer_none(group)
            elif FINDINGS[one]["kind"] == "number":
                driver.enter_number(one, str(given[one]))
                continue
            else:
                driver.answer(one, given[one])
            driver.settle()
    driver.count("look")  # the answer is read, and the record is wanted


def copied_note(driver: InputDriver) -> str:
    """The record, by the key or the button that copies it."""
    driver.copy_note()
    expect(driver.page.locator("[data-told]")).not_to_be_empty()
    return str(driver.page.evaluate("navigator.clipboard.readText()"))


def new_context(browser: Browser, input_mode: str) -> Any:
    """A desk with a keyboard, or a phone."""
    allowed = ["clipboard-read", "clipboard-write"]
    if input_mode == "thumb":
        return browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, permissions=allowed)
    return browser.new_context(viewport={"width": 1440, "height": 900}, permissions=allowed)


def time_case(page: Page, url: str, case: Case, input_mode: str) -> dict[str, Any]:
    """One case by one input mode: what was done, how long it takes by our assumptions, and whether the record is right."""
    page.goto(url)
    switch = page.locator('[data-do="keys"]')
    if input_mode == "keyboard" and switch.get_attribute("aria-pressed") == "false":
        switch.click()  # once: the device remembers it
        page.goto(url)
    page.locator(ANSWERED).wait_for()
    driver = KeyboardDriver(page) if input_mode == "keyboard" else TouchDriver(page)
    enter_case(driver, case)
    driver.settle()
    text = copied_note(driver)
    region = page.locator("[data-result]")
    found = (region.get_attribute("data-kind"), case["expect"]["says"] in text)
    if found != (case["expect"]["kind"], True):
        raise SkippedPart(f"The case {case['id']} did not get to its answer by {input_mode}.")
    seconds = sum(ASSUMED[what] * times for what, times in driver.counts.items()) + driver.machine
    return {**driver.counts, "machine": round(driver.machine, 2), "seconds": round(seconds, 1)}


def run(log: Callable[[str], None]) -> dict[str, Any]:
    """All cases by both ways."""
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
    try:
        found = run(lambda text: print(f"bedside: {text}", flush=True))
    except SkippedPart as fault:
        print(f"bedside: {fault}", file=sys.stderr)
        return 1
    to.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
