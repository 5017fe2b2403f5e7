"""All pages of the built site, and checks of one page in the browser."""

from playwright.sync_api import Page, Request, Response

from tests.support.paths import SITE

# Elements wider than the window that are not inside an element with its own scrolling.
OVERFLOWING_ELEMENTS = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (one) => { for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== "visible") return true; return false; };
  const out = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > width + 1 && !scrolls(one));
  return [`${document.documentElement.scrollWidth} px wide`, ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
}"""

# Targets smaller than 24 by 24 px, without the exceptions of WCAG 2.5.8: a link in running text, and a target so far from
# every other one that a circle of 24 px around its center touches neither that target nor its circle. A radio button
# counts together with its label.
SMALL_TARGETS = """(within) => {
  const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary, label[for], [tabindex='0']";
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getBoundingClientRect().width > 1;
  const face = (one) => (one.matches("[type=radio], [type=checkbox]") && one.closest("label")) || one;
  const all = [...new Set([...document.querySelectorAll(pressed)].filter((one) => one.closest(within) && shown(one)).map(face))];
  const boxes = all.map((one) => one.getBoundingClientRect());
  const small = (box) => box.width < 23.99 || box.height < 23.99;
  const inText = (one) => getComputedStyle(one).display === "inline"
    && [...one.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /[\\w(]/.test(node.data));
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const away = ([x, y], box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const near = (at) => boxes.some((box, other) => {
    if (other === at || all[other].contains(all[at]) || all[at].contains(all[other])) return false;
    const [x, y] = middle(boxes[at]);
    const [otherX, otherY] = middle(box);
    return small(box) ? Math.hypot(x - otherX, y - otherY) < 24 : away([x, y], box) < 12;
  });
  return all.filter((one, at) => small(boxes[at]) && !inText(one) && near(at))
    .map((one) => `${one.outerHTML.slice(0, 120)}: ${boxes[all.indexOf(one)].width} x ${boxes[all.indexOf(one)].height}`);
}"""


CASES = "teach/cases/"
# All pages of cases have the same structure, so one with two stages is enough.
ONE_CASE = f"{CASES}the-low-oven.html"


def page_addresses() -> list[str]:
    """Return the addresses of the pages relative to the root of the site, with one page of a teaching case for all of them."""
    every = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    return [address for address in every if not address.startswith(CASES) or address == ONE_CASE]


def overflowing_elements(page: Page, width: int) -> list[str]:
    """Return the elements that make the page scroll sideways at this width."""
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = page.evaluate(OVERFLOWING_ELEMENTS)
    return found


def small_targets(page: Page, within: str = "body") -> list[str]:
    """Return each target in a part of the page that is too small to press, with its size."""
    found: list[str] = page.evaluate(SMALL_TARGETS, within)
    return found


#: Text that is wider than its button, badge, tag, or step of the ladder.
CLIPPED_LABELS = """() => {
  const found = new Set();
  const look = (one, box, text) => {
    if (text.width && (text.left < box.left - 1 || text.right > box.right + 1))
      found.add(`${one.textContent.trim()}: ${Math.round(text.width)} in ${Math.round(box.width)}`);
  };
  for (const one of document.querySelectorAll(".ub-seg__opt > span, .ub-btn, .ub-badge, .ub-tag")) {
    const text = document.createRange();
    text.selectNodeContents(one);
    look(one, (one.closest(".ub-seg") ? one.parentElement : one).getBoundingClientRect(), text.getBoundingClientRect());
  }
  for (const step of document.querySelectorAll(".ub-ladder .step"))
    for (const label of step.querySelectorAll(".label"))
      look(label, step.querySelector(".face").getBoundingClientRect(), label.getBoundingClientRect());
  return [...found];
}"""


def clipped_labels(page: Page) -> list[str]:
    """Return each text that does not fit, with both widths in px."""
    found: list[str] = page.evaluate(CLIPPED_LABELS)
    return found


#: The failure of a request that was unfinished when the page was left.
ABORTED = "net::ERR_ABORTED"


def failed_requests(page: Page) -> list[str]:
    """Collect the requests of the page that fail from now on."""
    failed: list[str] = []

    def arrived(response: Response) -> None:
        if response.status >= 400:
            failed.append(f"{response.status} {response.url}")

    page.on("response", arrived)

    def ended(request: Request) -> None:
        if request.failure != ABORTED:
            failed.append(f"{request.failure} {request.url}")

    page.on("requestfailed", ended)
    return failed
