"""Every page of the built site, and what may be wrong with one in the browser."""

from playwright.sync_api import Page, Response

from tests.place import SITE

# What sticks out to the right of the window, and is not inside something that scrolls by itself.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (one) => { for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== "visible") return true; return false; };
  const out = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > width + 1 && !scrolls(one));
  return [`${document.documentElement.scrollWidth} px wide`, ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
}"""


def addresses() -> list[str]:
    """The pages, as addresses relative to the root of the site."""
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))


def sticking_out(page: Page, width: int) -> list[str]:
    """What makes the page scroll sideways at this width."""
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = page.evaluate(STICKING_OUT)
    return found


def failures(page: Page) -> list[str]:
    """The requests of the page that fail from now on."""
    failed: list[str] = []

    def arrived(response: Response) -> None:
        if response.status >= 400:
            failed.append(f"{response.status} {response.url}")

    page.on("response", arrived)
    page.on("requestfailed", lambda request: failed.append(f"{request.failure} {request.url}"))
    return failed
