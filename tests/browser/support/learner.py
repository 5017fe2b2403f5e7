"""Decide a teaching case as a learner does."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def enter_wrong_decision(page: Page) -> Locator:
    """Enter a decision with a wrong step, test, and plan after asking only about the temperature."""
    page.locator("details[data-finding=fever] summary").click()
    form = page.locator("[data-decide]")
    choose_in_group(form, "gate", "applies")
    for about in ("infection", "cancer", "fracture"):
        choose_suspicion(form, about, "not-suspected")
    choose_suspicion(form, "cord-or-cauda-equina", "suspected")
    choose_in_group(form, "rung", "urgent-evaluation")
    form.locator("[data-part=test] select").select_option("lumbar-mri")
    choose_in_group(form, "plan", "given")
    choose_in_group(form, "sure", "sure")
    return form


def choose_in_group(form: Locator, part: str, value: str) -> None:
    """Choose a value in a group of the decision."""
    form.locator(f"[data-part={part}] input[value={value}]").check()


def choose_suspicion(form: Locator, about: str, state: str) -> None:
    """Choose the state of a suspicion."""
    form.locator(f"[data-suspicion={about}] input[value={state}]").check(force=True)
