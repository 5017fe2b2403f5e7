// What this browser can do, and whether a calculator starts in it.
(function () {
  "use strict";
  const page = /** @type {any} */ (window);
  const { admin } = page.UB;
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

  /** @returns {Promise<Found[]>} */
  admin.browser = async function () {
    const lacks = page.UB.runtimeParts ? page.UB.runtimeParts.lacks() : []; // without its script the engine has failed already
    const found = [await engine(), admin.found("worker", !lacks.length, { what: lacks.join(", ") }, "engine-means"), admin.found("storage", stores()),
      admin.found("print", typeof print === "function"), admin.found("copy", Boolean(navigator.clipboard))];
    // Over plain http no browser keeps a copy; that is said of the server.
    if (isSecureContext && location.protocol !== "file:") found.push(admin.found("kept", "serviceWorker" in navigator));
    return found;
  };
})();
