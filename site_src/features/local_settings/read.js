// Reads this house's own facts: local.json from a server; from a disk, where no page may read a file, its twin local.js.
// `UB.local` holds them: an object, empty before they are read, without any, and with a bad file. "ub:local" tells the document.
(function () {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = /** @type {any} */ (window);
  const { house } = page.UB;
  /** The root of the site, beside whose index.html the two files lie. */
  house.site = new URL("../../", script.src).href;
  page.UB.local = {};
  /** True once the file was read, or there is none. */
  house.done = false;
  /** What is wrong with the file, one sentence each. @type {string[]} */
  house.faults = [];

  /** @param {{facts: any, faults: string[]}} found */
  function take({ facts, faults }) {
    page.UB.local = facts;
    house.faults = faults;
    house.done = true;
    document.dispatchEvent(new CustomEvent("ub:local"));
  }

  async function fromServer() {
    try {
      const response = await fetch(`${house.site}local.json`, { cache: "no-store", credentials: "same-origin" });
      take(response.ok ? house.read(await response.text()) : { facts: {}, faults: [] });
    } catch {
      take({ facts: {}, faults: [] }); // nobody answers: the page lacks nothing of its own
    }
  }

  function fromDisk() {
    const twin = document.createElement("script");
    twin.src = `${house.site}local.js`;
    twin.onload = () => take(page.UB_LOCAL === undefined ? { facts: {}, faults: [house.word("local-bad-twin")] } : house.check(page.UB_LOCAL));
    twin.onerror = () => take({ facts: {}, faults: [] });
    document.head.append(twin);
  }

  /** Which of the two this page reads. */
  house.file = location.protocol === "file:" ? "local.js" : "local.json";
  if (location.protocol === "file:") fromDisk();
  else fromServer();
})();
