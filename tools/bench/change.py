"""Measure the time from a change in the form to the new answer: in the document, and drawn on a display."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tools.bench import browsers, test_pages
from tools.bench.paths import SCRATCH
from tools.bench.server import serving
from tools.bench.statistics import Measure, summary

CHANGES = 240
#: Draw frames at once, so that the time does not include waiting for a display's next frame.
UNCAPPED_FRAMES = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]

# Makes one change after another: the time until the answer is in the document, and until it is drawn.
CHANGE_SCRIPT = """async (count) => {
  const region = document.querySelector("[data-result]");
  const inputs = [...document.querySelectorAll("[data-calculator] .ub-q input[type=radio]:not([value=not-assessed])")];
  const answered = () => new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (!region.dataset.kind) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(region, { attributes: true, attributeFilter: ["data-kind"] });
  });
  const frame = () => new Promise(requestAnimationFrame);
  const found = [];
  for (let turn = 0; found.length < count; turn += 1) {
    const input = inputs[(turn * 7) % inputs.length];
    if (input.checked) continue;
    const answer = answered();
    const began = performance.now();
    input.click();
    await answer;
    const shown = performance.now();
    await frame();
    await frame();
    found.push([shown - began, performance.now() - began]);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return found;
}"""

# Sends the same changes to the engine alone: the message to the worker, the decision, and the reply.
ENGINE_SCRIPT = """async (count) => {
  const inputs = [...document.querySelectorAll("[data-calculator] .ub-q input[type=radio]:not([value=not-assessed])")];
  const form = {};
  const found = [];
  for (let turn = 0; found.length < count; turn += 1) {
    const input = inputs[(turn * 7) % inputs.length];
    if (form[input.name] === input.value) continue;
    form[input.name] = input.value;
    const began = performance.now();
    await UB.engine.ask(form);
    found.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return found;
}"""

# The time of the frames alone: changes a text without a request to the engine.
FRAMES_SCRIPT = """async (count) => {
  const words = document.querySelector("[data-asked]");
  const frame = () => new Promise(requestAnimationFrame);
  const found = [];
  for (let turn = 0; found.length < count; turn += 1) {
    const began = performance.now();
    words.textContent = String(turn % 10);
    await frame();
    await frame();
    found.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return found;
}"""


def run(log: Callable[[str], None], site: Path | None = None, changes: int = CHANGES) -> dict[str, Measure]:
    """Measure changes in Chromium, in milliseconds."""
    folders = test_pages.folders(site) if site else test_pages.folders()
    with serving(folders, compress=False) as server, sync_playwright() as playwright:
        log("changes, drawn at once")
        free = measure_changes(playwright, server.server_port, changes, UNCAPPED_FRAMES)
        log("changes, the engine alone")
        asked = measure_changes(playwright, server.server_port, changes, UNCAPPED_FRAMES, ENGINE_SCRIPT)
        log("changes, the frames alone")
        frames = measure_changes(playwright, server.server_port, changes, UNCAPPED_FRAMES, FRAMES_SCRIPT)
        log("changes, at 60 frames a second")
        timed = measure_changes(playwright, server.server_port, changes, [])
    return {
        "change.asked": summary(asked, "ms"),
        "change.frames": summary(frames, "ms"),
        "change.document": summary([pair[0] for pair in free], "ms"),
        "change.drawn": summary([pair[1] for pair in free], "ms"),
        "change.display": summary([pair[1] for pair in timed], "ms"),
    }


def measure_changes(
    playwright: Any, port: int, changes: int, arguments: list[str], script: str = CHANGE_SCRIPT
) -> list[Any]:
    """Make many changes in a calculator that is ready, and return the times without the first tenth."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=SCRATCH) as folder,
        browsers.persistent_context(playwright, "chromium", Path(folder), arguments) as context,
    ):
        context.add_init_script(browsers.OFFLINE_OFF)
        page = browsers.first_page(context)
        browsers.time_to_answer(page, test_pages.address("ours", port))
        page.wait_for_timeout(browsers.SETTLE_MS)
        found: list[Any] = page.evaluate(script, changes + changes // 10)
        return found[changes // 10 :]
