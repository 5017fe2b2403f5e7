/* The page's side of the calculators: window.UB.engine. Starts the worker, sends questions, and reports the state in words. */

import { addresses, couldNot, gather, lacks, newWorker, own, workerFault } from "./parts.js";

/** @typedef {"idle" | "loading" | "starting" | "ready" | "failed"} State */
/** @typedef {{resolve: (text: string) => void, reject: (error: Error) => void, message: object, timer: number}} Question */

/** @type {{lock: object, version: string, rules_hash: string}} */
const RUNTIME = window.UB_RUNTIME;
const TIMEOUT_MS = 60000;
/** The assets for the start of the worker; without the snapshot it starts the complete Pyodide. */
const FIRST = ["wasm", "image"];
/** How long a worker may take to confirm that it still runs. */
const THERE_MS = 3000;

/** @type {State} */
let state = "idle";
let detail = "";
/** @type {Worker | null} */
let worker = null;
/** Whether the snapshot answers, not the complete Pyodide. */
let imaged = true;
/** Whether the snapshot timed out; it is not tried again. */
let stuck = false;
let startTimer = 0;
let thereTimer = 0;
let lastId = 0;
/** The number of starts, so that late messages of an abandoned start are ignored. */
let attempt = 0;
/** @type {Map<number, Question>} */
const pending = new Map();
/** @type {Array<(state: State, detail: string) => void>} */
const listeners = [];

/** @param {State} next @param {string} [says] */
function become(next, says) {
  state = next;
  detail = says || "";
  for (const listener of listeners) listener(state, detail);
}

/** End this attempt: terminate the worker and reject all open questions. @param {string} says */
function fail(says) {
  if (state === "failed") return;
  attempt += 1;
  clearTimeout(startTimer);
  clearTimeout(thereTimer);
  if (worker) worker.terminate();
  worker = null;
  const refused = [...pending.values()];
  pending.clear();
  become("failed", says);
  for (const question of refused) {
    clearTimeout(question.timer);
    question.reject(new Error(says));
  }
}

/** @returns {number} */
function timeout() {
  return Number(window.UB_ENGINE_TIMEOUT_MS) || TIMEOUT_MS;
}

/** Fail a start that sends no message for too long. */
function watch() {
  clearTimeout(startTimer);
  const limit = timeout();
  startTimer = setTimeout(() => late(couldNot(`it took longer than ${Math.ceil(limit / 1000)} seconds`).message), limit);
}

/** @param {string} says */
function late(says) {
  stuck = stuck || (imaged && state !== "loading");
  fail(says);
}

function start() {
  if (state !== "idle") return;
  const mine = (attempt += 1);
  const first = stuck ? ["wasm"] : FIRST;
  imaged = !stuck;
  become("loading");
  watch();
  /** @type {Object<string, object> | null} */
  let known;
  try {
    known = addresses(first);
  } catch (error) {
    return refuse(/** @type {Error} */ (error)); // fail at once if the browser throws, instead of after the time limit
  }
  const attached = newWorker(known).then((/** @type {Worker} */ made) => attachWorker(made, mine));
  const told = known
    ? attached
    : Promise.all([attached, gather(first, "image")]).then(([made, { parts, transfer }]) => {
        if (mine === attempt) made.postMessage({ kind: "start", parts }, transfer);
      });
  told.catch((/** @type {Error} */ error) => mine === attempt && refuse(error));
}

/** Handle an error that has no text from this site: the browser rejected the worker. @param {Error} error */
function refuse(error) {
  const ours = error.message.startsWith("The calculator");
  fail(ours ? error.message : couldNot("this browser blocks part of it here").message);
}

/** Send the worker further assets that it turned out to need. @param {string[]} names */
function supply(names) {
  imaged = false;
  const mine = attempt;
  gather(names).then(
    ({ parts, transfer }) => {
      if (mine === attempt && worker) worker.postMessage({ kind: "parts", parts, lock: RUNTIME.lock }, transfer);
    },
    (error) => mine === attempt && refuse(error),
  );
}

/** Attach the listeners of a new worker, unless its start was abandoned. @param {Worker} made @param {number} mine @returns {Worker} */
function attachWorker(made, mine) {
  if (mine !== attempt) {
    made.terminate();
    return made;
  }
  worker = made;
  made.onmessage = (event) => onMessage(event.data);
  made.onmessageerror = () => fail("The calculator stopped because of an internal error.");
  made.onerror = (event) => {
    event.preventDefault();
    if (state === "ready") return fail("The calculator stopped working.");
    workerFault().then((says) => mine === attempt && fail(says));
  };
  return made;
}

/** @param {any} message */
function onMessage(message) {
  if (message.kind === "starting") {
    if (state === "ready") return; // the complete Pyodide replaces the snapshot; the page still works
    watch();
    become("starting");
  } else if (message.kind === "need") supply(message.parts);
  else if (message.kind === "failed") fail(message.says);
  else if (message.kind === "ready") onReady(message.rulesHash);
  else if (message.kind === "there") clearTimeout(thereTimer);
  else if (message.kind === "answer") resolveQuestion(message);
}

/** Check the worker when the page is restored from the back/forward cache; if it does not answer, replace it and resend the open questions. */
function look() {
  if (!worker || state !== "ready") return;
  clearTimeout(thereTimer);
  thereTimer = setTimeout(replace, THERE_MS);
  worker.postMessage({ kind: "there" });
}

function replace() {
  if (worker) worker.terminate();
  worker = null;
  state = "idle";
  start();
}

/** Accept the worker only if it has the rules of this window. @param {string} rulesHash */
function onReady(rulesHash) {
  if (rulesHash !== RUNTIME.rules_hash) {
    if (imaged && worker) return worker.postMessage({ kind: "whole" }); // perhaps only the snapshot is wrong
    return fail(couldNot("its rules do not match this window. Please reload the page").message);
  }
  clearTimeout(startTimer);
  become("ready");
  for (const question of pending.values()) send(question);
}

/** @param {{id: number, text?: string, says?: string}} answer */
function resolveQuestion({ id, text, says }) {
  const question = pending.get(id);
  if (!question) return;
  pending.delete(id);
  clearTimeout(question.timer);
  if (typeof text === "string") question.resolve(text);
  else question.reject(new Error(says));
}

/** @param {Question} question */
function send(question) {
  if (!worker) return;
  clearTimeout(question.timer);
  question.timer = setTimeout(() => late("The calculator stopped responding."), timeout());
  worker.postMessage(question.message);
}

/** @param {"ask" | "check" | "record" | "sheet" | "saved" | "path" | "texts" | "explain" | "explain-form"} kind @param {string} text @returns {Promise<string>} */
function put(kind, text) {
  start();
  if (state === "failed") return Promise.reject(new Error(detail));
  return new Promise((resolve, reject) => {
    const id = (lastId += 1);
    const question = { resolve, reject, message: { kind, id, text }, timer: 0 };
    pending.set(id, question);
    if (state === "ready") send(question);
  });
}

const engine = {
  get state() {
    return state;
  },
  /** A sentence about the failure, or an empty text. */
  get detail() {
    return detail;
  },
  /** The version and the rules hash of this runtime; a worker with other rules is rejected. */
  version: RUNTIME.version,
  rulesHash: RUNTIME.rules_hash,
  get imaged() {
    return imaged;
  },
  start,
  /** @param {object} form the values of the form's fields, as text @returns {Promise<string>} the assessment's JSON */
  ask: (form) => put("ask", JSON.stringify(form)),
  /** @param {string} text answers as JSON text, from a link or a file @returns {Promise<string>} */
  check: (text) => put("check", text),
  /** @param {string} text answers, reader and date as JSON text @returns {Promise<string>} JSON: the text of a record, or faults */
  record: (text) => put("record", text),
  /** @param {string} text answers and date as JSON text @returns {Promise<string>} JSON: the patient's sheet in sections, or faults */
  patientSheet: (text) => put("sheet", text),
  /** @param {string} text a saved case, or plain answers @returns {Promise<string>} JSON: the answers and whose rules, or faults */
  saved: (text) => put("saved", text),
  /** @param {string} text answers as JSON text @returns {Promise<string>} JSON: the fewest questions that lead to their answer, or faults */
  path: (text) => put("path", text),
  /** @param {string} text answers as JSON text @returns {Promise<string>} JSON: their numbers as texts of a form */
  texts: (text) => put("texts", text),
  /** @param {object | string} refused a form, or the text of a link or a file @returns {Promise<string>} JSON: its faults, in the words for a page */
  explain: (refused) => (typeof refused === "string" ? put("explain", refused) : put("explain-form", JSON.stringify(refused))),
  /** @param {(state: State, detail: string) => void} listener */
  onstate(listener) {
    listeners.push(listener);
  },
  /** Try again after a failure, with a new worker. */
  retry() {
    if (state !== "failed") return;
    become("idle");
    start();
  },
};
/** @typedef {typeof engine} Engine */
window.UB.engine = engine;
/** What the page for administrators asks: what this browser lacks. */
window.UB.runtimeParts = { lacks };
addEventListener("pageshow", (event) => event.persisted && look());
// On a calculator's own page the engine starts at once.
if ("start" in own.dataset) start();
(window.UB_RAN = window.UB_RAN || []).push("ub-engine"); // the page guard checks this mark
