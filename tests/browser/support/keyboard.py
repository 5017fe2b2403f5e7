"""Move through a page by keyboard."""

from playwright.sync_api import Page

MAX_TABS = 120


class Keyboard:
    """The keyboard of a page, with a record of focused elements that cannot be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.emulate_media(reduced_motion="reduce")  # an element that still moves does not count as visible
        self.unseen: list[str] = []

    def focused(self) -> str:
        """Return the name of the focused element, and record it if it cannot be seen."""
        name, seen, uncovered = self.page.evaluate(FOCUSED_ELEMENT)
        if not (seen and uncovered):
            self.unseen.append(name)
        return str(name)

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until this control has the focus."""
        for _ in range(MAX_TABS):
            if self.focused() == name:
                return
            self.press(key)
        raise AssertionError(f"{name} was not reached with {key}")


# What has the focus, by name; whether something marks it, itself or the face that a label draws for it; and whether it
# can be met with the eye: nothing lies over its middle.
FOCUSED_ELEMENT = """async () => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return ["", true, true];
  const stands = (one) => one && one.offsetHeight && getComputedStyle(one).visibility === "visible";
  const face = [...(focused.labels || []), focused.nextElementSibling].find(stands);
  const name = focused.name || focused.dataset.none || focused.getAttribute("aria-controls") || focused.dataset.do
    || focused.dataset.key || focused.getAttribute("aria-label") || (focused.labels && face ? face : focused).textContent.trim();
  const marks = (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  const seen = [focused, face, focused.nextElementSibling, focused.parentElement].some((one) => one && marks(getComputedStyle(one)));
  const shown = (/radio|checkbox/.test(focused.type) && face) || focused;
  const uncovered = () => {
    const box = shown.getBoundingClientRect();
    // Of what is tall, the middle of the part that is in the window.
    const tall = box.height > innerHeight / 2;
    const y = tall ? (Math.max(box.y, 0) + Math.min(box.bottom, innerHeight)) / 2 : box.y + Math.min(box.height, 40) / 2;
    const top = document.elementFromPoint(box.x + box.width / 2, y);
    return Boolean(top) && (shown.contains(top) || top.contains(shown));
  };
  // The theme's search opens in its own time.
  for (let frame = 0; frame < 60 && !uncovered(); frame += 1) await new Promise(requestAnimationFrame);
  return [name, seen, uncovered()];
}"""
