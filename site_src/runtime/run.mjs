/**
 * Run inputs in a packed runtime, in Node, with the very parts that a browser loads.
 * Job (JSON on stdin): {pack, inputs: [[kind, text]]}. Answer (JSON on stdout): [text]
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const { files, lock } = JSON.parse(fs.readFileSync(path.join(job.pack, "manifest.json"), "utf8"));
const part = (name) => path.join(job.pack, files[name].file);

// Pyodide in Node looks for its files by their own names, and for packages that Node alone needs.
globalThis.fetch = async (url) => {
  throw new Error(`the runtime asked for ${url}`);
};
const { loadPyodide } = await import(pathToFileURL(part("loader")).href);
const { default: createPyodideModule } = await import(pathToFileURL(part("runtime")).href);
const index = fs.mkdtempSync(path.join(job.scratch, "index-"));
fs.symlinkSync(part("wasm"), path.join(index, "pyodide.asm.wasm"));
const py = await loadPyodide({
  indexURL: index + "/",
  packageBaseUrl: index + "/",
  stdLibURL: part("library"),
  lockFileContents: lock,
  createPyodideModule,
  stdout: () => {},
});
const module = py.pyimport("calculators");
const functions = {
  ask: (text) => module.assess_json(module.form_json(text)),
  check: module.assess_json,
  record: module.record_json,
  saved: module.saved_json,
};
const answers = job.inputs.map(([kind, text]) => {
  try {
    return functions[kind](text);
  } catch (error) {
    return `EXCEPTION ${error}`;
  }
});
process.stdout.write(JSON.stringify(answers));
