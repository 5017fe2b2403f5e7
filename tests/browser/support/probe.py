"""A folder with a page that tries to read other files. A browser that allows it from disk is not configured as a user's is."""

from pathlib import Path

#: What the page tries; the results are `data-` attributes, which differ between disk and server.
ATTEMPTS = ("data-fetch", "data-import", "data-worker")
FROM_DISK = dict.fromkeys(ATTEMPTS, "refused")
SERVED = dict.fromkeys(ATTEMPTS, "worked")
PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>probe</title><script src="probe.js"></script>'
SCRIPT = """const report = (name) => (how) => document.documentElement.setAttribute(`data-${name}`, how);
const tell = (name, promise) => promise.then(() => "worked", () => "refused").then(report(name));
tell("fetch", fetch("neighbour.json").then((one) => one.json()));
tell("import", import("./neighbour.mjs"));
tell("worker", new Promise((works, fails) => {
  const worker = new Worker("worker.js");
  worker.onmessage = works;
  worker.onerror = fails;
}));
"""
NEIGHBOURS = {"neighbour.json": "{}", "neighbour.mjs": "export default 1;", "worker.js": "postMessage('here');"}


def write_probe_page(folder: Path) -> Path:
    """Write the files and return the page, which sets its three results as attributes of the root element."""
    for name, text in {**NEIGHBOURS, "probe.js": SCRIPT, "probe.html": PAGE}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "probe.html"
