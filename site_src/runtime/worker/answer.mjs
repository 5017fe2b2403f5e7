/* The worker: starts from the assets that the page sends, and answers questions.
 *
 * In:  its name: the JSON of {wasm, image}, or nothing, and then {kind: "start", parts: {wasm, image}}
 *      {kind: one of FUNCTIONS, id, text}, and {kind: "parts", parts, lock} on request
 *      {kind: "whole"} if the page rejects the rules of the snapshot, {kind: "there"} to check that the worker runs
 * Out: {kind: "starting"} {kind: "ready", version, rulesHash} {kind: "failed", says} {kind: "answer", id, text | says}
 *      {kind: "there"}
 *      {kind: "need", parts: [name]} of the complete Pyodide, if the snapshot cannot answer
 *
 * "ask" and "explain-form" take the values of a form, the others the input of their functions.
 */

import { bytes, compiled, Fault, missing } from "./parts.mjs";
import { fromImage, Unable } from "./snapshot.mjs";
import { fromWhole } from "./whole.mjs";

/** @typedef {(name: string, text?: string) => string} Call A function of the decision module, by its name. */

/** @type {{call: Call, version: string, imaged: boolean} | null} */
let python = null;
/** @type {WebAssembly.Module} */
let wasm;
/** Resolves the pending request for assets. @type {(given: {parts: Object<string, object>, lock: object}) => void} */
let bring = () => {};

/** Start the complete Pyodide instead of the snapshot; its assets are requested now. */
async function startWhole() {
  const { parts, lock } = await new Promise((resolve) => {
    bring = resolve;
    self.postMessage({ kind: "need", parts: ["library", "runtime", "loader"] });
  });
  self.postMessage({ kind: "starting" });
  python = { ...(await fromWhole(wasm, parts, lock)), imaged: false };
}

/** @param {Object<string, any>} parts */
async function start(parts) {
  const image = parts.image ? bytes("image", parts.image) : Promise.reject(new Unable("there is no image"));
  image.catch(() => {}); // awaited below, after the wasm
  wasm = await compiled(parts.wasm);
  self.postMessage({ kind: "starting" });
  try {
    python = { ...(await fromImage(wasm, parts.wasm.file, await image)), imaged: true };
    ready();
  } catch (error) {
    console.info(error);
    await startWhole();
    ready();
  }
}

/** Make the first call; a snapshot that cannot answer it is not used. */
function ready() {
  self.postMessage({ kind: "ready", version: python.version, rulesHash: python.call("rules_hash") });
}

/** Replace the snapshot by the complete Pyodide, because the page rejected its rules. */
async function replaceImage() {
  try {
    await startWhole();
    ready();
  } catch (error) {
    refuse(error);
  }
}

/** The function of the decision module for each kind of question. */
const FUNCTIONS = {
  ask: "assess_json",
  check: "assess_json",
  record: "record_json",
  sheet: "patient_sheet_json",
  saved: "saved_json",
  path: "path_json",
  texts: "texts_json",
  explain: "explained_json",
  "explain-form": "explained_json",
};
/** Kinds whose input is the values of a form, which are converted first. */
const FORMS = ["ask", "explain-form"];

/** @param {{kind: string, text: string}} question @returns {string} */
function answered({ kind, text }) {
  return python.call(FUNCTIONS[kind], FORMS.includes(kind) ? python.call("form_json", text) : text);
}

/** @param {{kind: string, id: number, text: string}} question */
async function reply(question) {
  const { id } = question;
  try {
    try {
      self.postMessage({ kind: "answer", id, text: answered(question) });
    } catch (error) {
      if (!python.imaged) throw error;
      console.info(error);
      await startWhole();
      self.postMessage({ kind: "answer", id, text: answered(question) });
    }
  } catch (error) {
    console.error(error);
    // A Python exception affects one answer only. Other errors (memory, stack) make Python unusable.
    if (error?.name === "PythonError") {
      self.postMessage({
        kind: "answer",
        id,
        says: "The calculator could not process these answers. This is an error in the calculator; please report it.",
      });
    } else self.postMessage({ kind: "failed", says: "The calculator stopped working." });
  }
}

/** Answer questions in order. The first that the snapshot cannot answer starts the complete Pyodide. */
let turn = Promise.resolve();

self.onmessage = ({ data }) => {
  if (data.kind === "parts") bring(data);
  else if (data.kind === "start") begin(data.parts);
  else if (data.kind === "there") self.postMessage(data);
  else if (data.kind === "whole") turn = turn.then(replaceImage);
  else turn = turn.then(() => reply(data));
};

/** @param {Object<string, any>} parts */
function begin(parts) {
  start(parts).catch(refuse);
}

/** @param {any} error */
function refuse(error) {
  console.error(error);
  const says = error instanceof Fault ? error.message : missing("Python did not start in this browser").message;
  self.postMessage({ kind: "failed", says });
}

if (self.name) begin(JSON.parse(self.name));
