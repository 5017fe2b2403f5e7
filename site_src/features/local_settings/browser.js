// What this browser can do, and whether a calculator starts in it.
(function () {
  "use strict";
  const page = /** @type {any} */ (window);
  const { admin, house } = page.UB;
  /** How long the worker that keeps a copy may take to answer. */
  const PATIENCE_MS = 5000;
  const { word } = admin;

  /** @typedef {{state: "good" | "mend" | "unknown", says: string, means?: string}} Found */

  /** One thing looked at. @param {string} name @param {boolean} good @param {Object<string, any>} [values] @returns {Found} */
  admin.found = (name, good, values = {}, means = `${name}-means`) =>
    good ? { state: "good", says: word(`${name}-good`, values) } : { state: "mend", says: word(`${name}-mend`, values), means: word(means) };

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
      const { rules_hash: hash } = JSON.parse(await page.UB.engine.ask({}));
      return admin.found("engine", true, { hash });
    } catch (fault) {
      return admin.found("engine", false, { says: /** @type {Error} */ (fault).message });
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
    if (!("serviceWorker" in navigator)) return admin.found("kept", false);
    const [there, { found: faulty }] = await Promise.all([kept().catch(() => null), admin.faultyFiles()]);
    if (there && there.lacks.length) return { state: "mend", says: word("kept-part", { n: there.of - there.lacks.length, of: there.of, file: there.lacks[0].name }), means: word("kept-part-means") };
    if (there) return { state: "good", says: word("kept-whole", { of: there.of }) };
    return faulty.length ? { state: "mend", says: word("kept-faulty", { file: faulty[0].name }), means: word("kept-part-means") } : admin.found("kept", true);
  }

  /** @returns {Promise<Found[]>} */
  admin.browser = async function () {
    const lacks = page.UB.runtimeParts ? page.UB.runtimeParts.lacks() : []; // without its script the engine has failed already
    const found = [await engine(), admin.found("worker", !lacks.length, { what: lacks.join(", ") }, "engine-means"), admin.found("storage", stores()),
      admin.found("print", typeof print === "function"), admin.found("copy", Boolean(navigator.clipboard) || document.queryCommandSupported("copy"))];
    // Over plain http no browser keeps a copy; that is said of the server.
    if (isSecureContext && location.protocol !== "file:") found.push(await copy());
    return found;
  };
})();
