// Reads the local settings: local.json from a server; from a disk, where no page may read a file, its twin local.js.
// `UB.local` has the entries: an object, empty before the file is read, without a file, and with a bad file. The document gets "ub:local".
import { checkLocal, localText, readLocal } from "./check.js";
import { state } from "./state.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
/** @param {{facts: any, faults: string[]}} found */
function setLocal({ facts, faults }) {
  window.UB.local = facts;
  state.faults = faults;
  state.done = true;
  document.dispatchEvent(new CustomEvent("ub:local"));
}

async function fromServer() {
  try {
    const response = await fetch(`${state.site}local.json`, { cache: "no-store", credentials: "same-origin" });
    setLocal(response.ok ? readLocal(await response.text()) : { facts: {}, faults: [] });
  } catch {
    setLocal({ facts: {}, faults: [] }); // nobody answers: the page lacks nothing of its own
  }
}

function fromDisk() {
  const twin = document.createElement("script");
  twin.src = `${state.site}local.js`;
  twin.onload = () =>
    setLocal(window.UB_LOCAL === undefined ? { facts: {}, faults: [localText("local-bad-twin")] } : checkLocal(window.UB_LOCAL));
  twin.onerror = () => setLocal({ facts: {}, faults: [] });
  document.head.append(twin);
}

/** Read it: from a server local.json, from a folder local.js. */
export function readFile() {
  window.UB.local = {};
  state.site = new URL("../../", script.src).href;
  state.file = location.protocol === "file:" ? "local.js" : "local.json";
  if (location.protocol === "file:") fromDisk();
  else fromServer();
}
