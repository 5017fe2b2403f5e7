// What this device remembers of a learner: one name of the browser's storage, nothing of any patient, and nothing is sent.
import { isObject } from "../../../frontend/shared/json-schema.js";
import { deviceStorage, parsed } from "../shared/storage.js";
import { teachingText } from "./teaching-text.js";
import { FORMAT, checkProgress } from "./check-progress.js";

const UB = window.UB;
const memory = deviceStorage("ub-teaching", { format: FORMAT, old: "ub-teaching" });
export const PROGRESS = "teach/progress.html";
const listeners = [];
const NOBODY = { stages: {}, asks: {} };
let storageWorked = false; // whether the browser has given or taken anything yet

/** @type {Object<string, any>} */
let cases = {};
/** What this version cannot read or does not know: it is written back as it was. @type {Object<string, any>} */
let rest = {};

export const store = {
  /** Whether the browser keeps it when the page is closed. */
  get stored() {
    return memory.works;
  },
  /** How many cases are kept that this version cannot read. */
  get unread() {
    return Object.keys(rest).length;
  },
  all: () => cases,
  /** @param {string} id @param {number} stage */
  done: (id, stage) => (Object.hasOwn(cases, id) ? cases[id] : NOBODY).stages[stage],
  /** @param {string} id @param {number} stage @param {any} done null takes it back */
  decide: (id, stage, done) =>
    change(() => {
      const one = of(id);
      if (done) one.stages[stage] = done;
      else delete one.stages[stage];
      if (done) one.rules_hash = UB.cases.rules_hash;
    }),
  /** @param {string} id @param {number} stage @param {number} asked @param {number} shortest */
  asked: (id, stage, asked, shortest) =>
    change(() => {
      of(id).asks[stage] = { asked, shortest };
    }),
  /** Remove everything. @returns {() => void} brings it back */
  wipe() {
    const before = [cases, rest];
    [cases, rest] = [{}, {}];
    memory.remove();
    write();
    return () => {
      [cases, rest] = [
        { ...before[0], ...cases },
        { ...before[1], ...rest },
      ];
      write();
    };
  },
  /** @returns {string} the file */
  text: () => fileOf(cases),
  /** The file with one case alone. @param {string} id @returns {string} */
  textOf: (id) => fileOf(Object.hasOwn(cases, id) ? { [id]: cases[id] } : {}),
  /**
   * Take a file: what it has of a case takes the place of what was here of that case.
   * @param {string} text @returns {string[]} one sentence a fault; with any of them nothing is taken
   */
  importFile(text) {
    const { found, faults } = checkProgress(text);
    if (!faults.length) change(() => (cases = { ...cases, ...found }));
    return faults;
  },
  onchange: (listener) => listeners.push(listener),
};

const fileOf = (some) =>
  `${JSON.stringify({ what: teachingText("file-what"), kind: "teaching-progress", format: FORMAT, cases: some }, null, 2)}\n`;

function of(id) {
  if (!Object.hasOwn(cases, id)) cases[id] = { rules_hash: UB.cases.rules_hash, stages: {}, asks: {} };
  return cases[id];
}

/** Another tab may have written since this page read. @param {() => void} does */
function change(does) {
  if (storageWorked) read();
  does();
  write();
}

function write() {
  storageWorked = memory.write(JSON.stringify({ format: FORMAT, cases: { ...rest, ...cases } }));
  for (const listener of listeners) listener();
}

function read() {
  const text = memory.read();
  if (text === null) return;
  ({ found: cases, rest } = checkProgress(text));
  if (!isObject(parsed(text)) || !isObject(parsed(text).cases)) memory.setAside(text);
  storageWorked = memory.works;
}

/** Another tab of the site may have decided something; a page that is shown again may have missed it. */
function again() {
  cases = {};
  rest = {};
  read();
  for (const listener of listeners) listener();
}
addEventListener("storage", (event) => event.key === memory.key && again());
addEventListener("pageshow", (event) => event.persisted && memory.works && again());

read();
// A name that is not there yet is written at once: a browser that forbids it says so before anything was decided.
if (!storageWorked && memory.works) storageWorked = memory.write(JSON.stringify({ format: FORMAT, cases: {} }));
