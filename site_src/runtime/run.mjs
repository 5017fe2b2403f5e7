/**
 * Run inputs in a built runtime, in Node, with the assets that a browser loads: with the snapshot or the complete Pyodide.
 * Job (JSON on stdin): {pack, scratch, how: "image" | "whole", inputs: [[kind, text]]}. Answer (JSON on stdout): [text]
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const { files, lock } = JSON.parse(fs.readFileSync(path.join(job.pack, "manifest.json"), "utf8"));
const part = (name) => path.join(job.pack, files[name].file);

globalThis.fetch = async (url) => {
  throw new Error(`the runtime asked for ${url}`);
};

/** The built worker, with the assets in their form for file://. */
async function throughImage() {
  globalThis.self = globalThis;
  globalThis.navigator ??= { userAgent: "Node.js" };
  const heard = [];
  let next = () => {};
  globalThis.postMessage = (message) => {
    heard.push(message);
    next();
  };
  const said = async (kind) => {
    for (;;) {
      const message = heard.shift();
      if (message?.kind === kind) return message;
      if (message && message.kind !== "starting") throw new Error(`expected ${kind}: ${JSON.stringify(message)}`);
      if (!message) await new Promise((resolve) => (next = resolve));
    }
  };
  await import(pathToFileURL(part("worker")).href);
  const gzipped = (name) => {
    const { file, bytes } = files[name];
    return { file, bytes, buffer: fs.readFileSync(part(`${name}.gz`)) };
  };
  const tell = (data) => globalThis.onmessage({ data });
  tell({ kind: "start", parts: { wasm: gzipped("wasm"), image: gzipped("image") } });
  await said("ready");
  const answers = [];
  for (const [kind, text] of job.inputs) {
    tell({ kind, id: answers.length, text });
    answers.push((await said("answer")).text);
  }
  return answers;
}

async function throughWhole() {
  // In Node, Pyodide looks for its files by their original names, and for packages that only Node needs.
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
    sheet: module.patient_sheet_json,
    saved: module.saved_json,
    path: module.path_json,
    texts: module.texts_json,
    explain: module.explained_json,
    "explain-form": (text) => module.explained_json(module.form_json(text)),
  };
  return job.inputs.map(([kind, text]) => functions[kind](text));
}

process.stdout.write(JSON.stringify(await (job.how === "image" ? throughImage() : throughWhole())));
