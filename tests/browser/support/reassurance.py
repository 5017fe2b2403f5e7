"""Check that an answer of the page does not reassure."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.support.calculator import GATE, READERS, Calculator, yes_no_of
from tests.browser.support.command_line import Answers

HARMLESS_CASE: Answers = {
    **GATE,
    "age_years": 44,
    **{id: "absent" for group in ("cord", "infection", "cancer", "fracture", "nerves") for id in yes_no_of(group)},
}
GROUPS = ("gate", "cord", "infection", "cancer", "fracture", "nerves")


def expect_nothing_reassuring(one: Calculator, answer: dict[str, Any]) -> None:
    """Expect no class, no suspicion that is ruled out, no lower step, no changes, and no plan; a ladder only when immediate."""
    immediate = answer["imaging"]["floor"] == "immediate"
    live = one.region.locator("[data-live]")
    expect(live.locator(".ub-ladder-box")).to_have_count(1 if immediate else 0)
    expect(
        live.locator('[data-suspicion="not-suspected"], [data-suspicion="open"], [data-about="class"]')
    ).to_have_count(0)
    expect(live.locator('[data-fold="changes"], [data-fold="newer"]')).to_have_count(0)
    allowed = {"stop", "outside", *([answer["answer"]["rung"]] if answer["answer"]["rung"] else [])}
    badges = live.locator(".ub-badge").evaluate_all("badges => badges.map(badge => badge.dataset.rung)")
    assert set(badges) <= allowed
    for section in ("first-line", "second-line"):
        expect(live.locator(f'[data-plan="{section}"]')).to_have_count(0)
    for reader in READERS:
        one.choose_reader(reader)
        # The drawing names all five steps by design; everything else that can be read counts.
        text = live.evaluate(
            "live => { const copy = live.cloneNode(true); copy.querySelectorAll('.ub-ladder-box').forEach(one => one.remove());"
            " return copy.textContent; }"
        )
        assert [words for words in REASSURING if words.lower() in text.lower()] == []
    one.choose_reader("clinician")


# What may never stand beside a stop: words of the lower rungs, of a class, of a suspicion that was not found.
REASSURING = (
    "No imaging", "No routine imaging", "not suspected", "no red flag for it", "Nonspecific", "settled", "Test first",
    "After 4+ weeks", "If not helped", "No scan now", "no warning sign", "do not need a scan",
)  # fmt: skip
