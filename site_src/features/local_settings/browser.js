// What this browser can do, and whether a calculator starts in it.
import { checkResult } from "./check-result.js";
import { faultyFiles } from "./files.js";
import { adminText } from "./form.js";

/** @typedef {import("./check-result.js").CheckResult} CheckResult */

const { localSettings } = window.UB;
/** How long the worker that keeps a copy may take to answer. */
const PATIENCE_MS = 5000;

function stores() {
  try {
    sessionStorage.setItem("ub-check", "1");
    sessionStorage.removeItem("ub-check");
    return true;
  } catch {
    return false;
  }
}

/** Start Python and ask it for the answer to nothing at all. @returns {Promise<CheckResult>} */
async function engine() {
  try {
    const { rules_hash: hash } = JSON.parse(await window.UB.engine.ask({}));
    return checkResult("engine", true, { hash });
  } catch (fault) {
    return checkResult("engine", false, { says: /** @type {Error} */ (fault).message });
  }
}

/** What the copy in this browser lacks, as the worker that keeps it says; null where there is none. @returns {Promise<{of: number, lacks: {name: string}[]} | null>} */
async function copyState() {
  const registration = await navigator.serviceWorker.getRegistration(localSettings.site);
  const worker = registration && registration.scope === localSettings.site && registration.active;
  if (!worker) return null;
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("state", [channel.port2]);
    setTimeout(resolve, PATIENCE_MS, null);
  });
}

/** Whether a copy is kept, and whole; one that could be kept is good only where every file could be had. @returns {Promise<CheckResult>} */
async function copy() {
  if (!("serviceWorker" in navigator)) return checkResult("kept", false);
  const [there, { found: faulty }] = await Promise.all([copyState().catch(() => null), faultyFiles()]);
  if (there && there.lacks.length)
    return {
      state: "mend",
      says: adminText("kept-part", { n: there.of - there.lacks.length, of: there.of, file: there.lacks[0].name }),
      means: adminText("kept-part-means"),
    };
  if (there) return { state: "good", says: adminText("kept-whole", { of: there.of }) };
  return faulty.length
    ? { state: "mend", says: adminText("kept-faulty", { file: faulty[0].name }), means: adminText("kept-part-means") }
    : checkResult("kept", true);
}

/** @returns {Promise<CheckResult[]>} */
export async function checkBrowser() {
  const lacks = window.UB.runtimeParts ? window.UB.runtimeParts.lacks() : []; // without its script the engine has failed already
  const found = [
    await engine(),
    checkResult("worker", !lacks.length, { what: lacks.join(", ") }, "engine-means"),
    checkResult("storage", stores()),
    checkResult("print", typeof print === "function"),
    checkResult("copy", Boolean(navigator.clipboard) || document.queryCommandSupported("copy")),
  ];
  // Over plain http no browser keeps a copy; that is said of the server.
  if (isSecureContext && location.protocol !== "file:") found.push(await copy());
  return found;
}
