// What this browser can do, and whether a calculator starts in it.
import { faultyFiles } from "./files.js";
import { adminText } from "./form.js";

const { house } = window.UB;
/** How long the worker that keeps a copy may take to answer. */
const PATIENCE_MS = 5000;

/** @typedef {{state: "good" | "mend" | "unknown", says: string, means?: string}} Found */

/** One thing looked at. @param {string} name @param {boolean} good @param {Object<string, any>} [values] @returns {Found} */
export const finding = (name, good, values = {}, means = `${name}-means`) =>
  good
    ? { state: "good", says: adminText(`${name}-good`, values) }
    : { state: "mend", says: adminText(`${name}-mend`, values), means: adminText(means) };

function stores() {
  try {
    sessionStorage.setItem("ub-check", "1");
    sessionStorage.removeItem("ub-check");
    return true;
  } catch {
    return false;
  }
}

/** Start Python and ask it for the answer to nothing at all. @returns {Promise<Found>} */
async function engine() {
  try {
    const { rules_hash: hash } = JSON.parse(await window.UB.engine.ask({}));
    return finding("engine", true, { hash });
  } catch (fault) {
    return finding("engine", false, { says: /** @type {Error} */ (fault).message });
  }
}

/** What the copy in this browser lacks, as the worker that keeps it says; null where there is none. @returns {Promise<{of: number, lacks: {name: string}[]} | null>} */
async function kept() {
  const registration = await navigator.serviceWorker.getRegistration(house.site);
  const worker = registration && registration.scope === house.site && registration.active;
  if (!worker) return null;
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("state", [channel.port2]);
    setTimeout(resolve, PATIENCE_MS, null);
  });
}

/** Whether a copy is kept, and whole; one that could be kept is good only where every file could be had. @returns {Promise<Found>} */
async function copy() {
  if (!("serviceWorker" in navigator)) return finding("kept", false);
  const [there, { found: faulty }] = await Promise.all([kept().catch(() => null), faultyFiles()]);
  if (there && there.lacks.length)
    return {
      state: "mend",
      says: adminText("kept-part", { n: there.of - there.lacks.length, of: there.of, file: there.lacks[0].name }),
      means: adminText("kept-part-means"),
    };
  if (there) return { state: "good", says: adminText("kept-whole", { of: there.of }) };
  return faulty.length
    ? { state: "mend", says: adminText("kept-faulty", { file: faulty[0].name }), means: adminText("kept-part-means") }
    : finding("kept", true);
}

/** @returns {Promise<Found[]>} */
export async function checkBrowser() {
  const lacks = window.UB.runtimeParts ? window.UB.runtimeParts.lacks() : []; // without its script the engine has failed already
  const found = [
    await engine(),
    finding("worker", !lacks.length, { what: lacks.join(", ") }, "engine-means"),
    finding("storage", stores()),
    finding("print", typeof print === "function"),
    finding("copy", Boolean(navigator.clipboard) || document.queryCommandSupported("copy")),
  ];
  // Over plain http no browser keeps a copy; that is said of the server.
  if (isSecureContext && location.protocol !== "file:") found.push(await copy());
  return found;
}
