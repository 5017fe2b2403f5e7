"""Use the presenter view as a lecturer does, and read its QR code."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from site_src.features.teaching.cases import TeachingCase
from site_src.features.teaching.sessions import rules_pin, sessions
from tests.support.paths import ROOT, SITE

PRESENT, SESSION = "teach/present.html", "teach/session.html"
#: A public address of the site, under a path.
PUBLISHED = "http://guide.example/upb/"
PROJECTOR: ViewportSize = {"width": 1280, "height": 720}
#: A ready session of 45 minutes, and its first case.
READY_SESSION = next(one for one in sessions() if one.minutes == 45)
FIRST_CASE = READY_SESSION.cases[0]
# How far the page extends below and to the right of the window, in px.
OVERFLOW = (
    "() => [document.scrollingElement.scrollHeight - innerHeight, document.scrollingElement.scrollWidth - innerWidth]"
)
# Visit every step of a session, with all replies of every group of questions shown, and list what does not fit.
ALL_STEPS = """() => {
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const whole = document.scrollingElement;
  const over = [];
  let steps = 0;
  const look = () => (whole.scrollHeight > innerHeight || whole.scrollWidth > innerWidth)
    && over.push(`${document.querySelector("[data-place=where]").textContent}: ${document.querySelector("[data-present]").dataset.kind}`);
  const next = document.querySelector("[data-go=next]");
  press("Home");
  for (;;) {
    steps += 1;
    for (const group of document.querySelectorAll(".ub-asking__groups button")) {
      group.click();
      for (const question of document.querySelectorAll(".ub-asking [data-finding]")) question.click();
    }
    dispatchEvent(new Event("resize"));
    look();
    if (next.disabled) return { steps, over };
    press("PageDown");
  }
}"""
READ_CODE = """async (picture) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const paper = canvas.getContext("2d");
  paper.drawImage(image, 0, 0);
  const { data, width, height } = paper.getImageData(0, 0, image.width, image.height);
  return (jsQR(data, width, height) || {}).data;
}"""


def session_of(cases: list[TeachingCase], **more: Any) -> dict[str, Any]:
    """Return a session of some cases, in the form of a session file."""
    parts = [{"minutes": 3, "case": case.id} for case in cases]
    return {
        "what": "A session of teaching cases, upper back pain",
        "title": "Every case there is",
        "rules": rules_pin(),
        "minutes": 3 * len(cases),
        "aims": ["See that every step fits"],
        "parts": parts,
        **more,
    }


def session_fragment(session: dict[str, Any]) -> str:
    """Return the fragment of a link that contains a session."""
    text = json.dumps({name: session[name] for name in ("title", "aims", "parts")}).encode()
    return f"#session={base64.urlsafe_b64encode(text).decode().rstrip('=')}&rules={session['rules']}"


def serve_published_site(page: Page, local: dict[str, Any] | None = None) -> None:
    """Answer requests for a public address from the built site."""

    def answer(route: Route) -> None:
        """Answer one request."""
        name = route.request.url.removeprefix(PUBLISHED).partition("?")[0]
        if name == "local.json" and local:
            route.fulfill(json=local)
        else:
            route.fulfill(path=SITE / name)

    page.route(f"{PUBLISHED}**", answer)


def scanned_code(page: Page) -> str:
    """Return the address that the QR code on the screen contains."""
    page.evaluate((ROOT / "node_modules" / "jsqr" / "dist" / "jsQR.js").read_text(encoding="utf-8"))
    picture = base64.b64encode(page.locator(".ub-qr").screenshot()).decode()
    found: str = page.evaluate(READ_CODE, picture)
    return found


def step_heading(page: Page) -> Locator:
    """Return the heading of the current step."""
    return page.locator("[data-place=step] h1")


def expect_step(page: Page, kind: str, title: str | None = None) -> None:
    """Expect this step, its heading focused, and nothing to scroll."""
    expect(page.locator("[data-present]")).to_have_attribute("data-kind", kind)
    if title:
        expect(step_heading(page)).to_have_text(title)
    expect(step_heading(page)).to_be_focused()
    assert max(page.evaluate(OVERFLOW)) <= 0


def choose_file(page: Page, button: str, name: str, content: str) -> None:
    """Press a button and choose a file."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": content.encode()})


def saved_file(page: Page, button: str, folder: Path) -> dict[str, Any]:
    """Press a button and return the content of the file that it saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def part_titles(page: Page) -> list[str]:
    """Return the titles of the parts of the session, in order."""
    return page.locator(".ub-part__title").all_inner_texts()


def without_whitespace(text: str) -> str:
    """Remove all whitespace, which line breaks in print change."""
    return "".join(text.split())
