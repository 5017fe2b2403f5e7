"""Run the scripts of the learner in Node."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from site_src.content.ui_text import interface_texts
from site_src.features.teaching import learner, script
from site_src.frontend import calculator

# An empty window for the scripts: no page to draw in, and storage that may fail.
NODE_SCRIPT = """
const stored = (global.stored = {});
global.window = global;
global.addEventListener = () => {};
global.DOMParser = class { parseFromString() { return { querySelectorAll: () => [] }; } };
global.document = {
  documentElement: { dataset: {} }, querySelector: () => null, querySelectorAll: () => [], addEventListener() {}, body: { append() {} },
};
global.localStorage = {
  getItem: (key) => stored[key] ?? null,
  setItem: (key, value) => { stored[key] = value; },
  removeItem: (key) => { delete stored[key]; },
};
global.UB = { widget: { forReader: (words) => words } };
let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", async () => {
  const { otherFile, words, scripts, run } = JSON.parse(text);
  global.UB_DATA = { words };
  Object.assign(global.UB.widget, await import(otherFile));
  for (const one of scripts) require("vm").runInThisContext(one);
  process.stdout.write(JSON.stringify(require("vm").runInThisContext(run)));
});
"""


def run_learner_script(expression: str, before: str = "") -> Any:
    """Evaluate an expression with the scripts of the learner loaded, after running `before`."""
    asked = json.dumps(
        {
            "otherFile": (calculator.HERE / "share" / "other-file.js").as_uri(),
            "words": interface_texts(),
            "scripts": [script.cases_script(), before, learner.learner_script()],
            "run": expression,
        }
    )
    done = subprocess.run(["node", "-e", NODE_SCRIPT], input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
