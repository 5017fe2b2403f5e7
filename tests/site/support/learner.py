"""Run the scripts of the learner in Node."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from site_src.content.ui_text import UI_TEXT
from site_src.features.teaching import learner, script
from site_src.frontend import calculator

# An empty window for the scripts: no page to draw in, and storage that may fail.
NODE_SCRIPT = """
const stored = (global.stored = {});
global.window = global;
global.addEventListener = () => {};
global.DOMParser = class { parseFromString() { return { querySelectorAll: () => [] }; } };
global.document = { querySelector: () => null, querySelectorAll: () => [], addEventListener() {}, body: { append() {} } };
global.localStorage = {
  getItem: (key) => stored[key] ?? null,
  setItem: (key, value) => { stored[key] = value; },
  removeItem: (key) => { delete stored[key]; },
};
global.UB = { widget: { say: (words) => words, h: () => null } };
let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => {
  const { scripts, run } = JSON.parse(text);
  for (const one of scripts) require("vm").runInThisContext(one);
  process.stdout.write(JSON.stringify(require("vm").runInThisContext(run)));
});
"""


def run_learner_script(expression: str, before: str = "") -> Any:
    """Evaluate an expression with the scripts of the learner loaded, after running `before`."""
    words = UI_TEXT.read_text(encoding="utf-8")
    files = (calculator.HERE / "take" / "other-file.js").read_text(encoding="utf-8")
    scripts = [
        f"UB.widget.word = (id) => ({words})[id];",
        files,
        script.cases_script(),
        before,
        learner.learner_script(),
    ]
    asked = json.dumps({"scripts": scripts, "run": expression})
    done = subprocess.run(["node", "-e", NODE_SCRIPT], input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
