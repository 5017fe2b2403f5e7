// A case as a file: saved through the browser's own download, opened by choosing or dropping it. The module reads it.
(function () {
  "use strict";
  const W = window.UB.widget;
  const NAME = "upper-back-pain-case.json";
  const MOST_BYTES = 1000000;
  const BEGUN_MS = 10000; // by then the download has begun; Firefox begins it later than the click

  /** Hand a text to the browser's own download. @param {string} name @param {string} text */
  W.download = function (name, text) {
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    W.h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), BEGUN_MS);
  };

  /** @param {any} assessment */
  W.saveCase = function ({ version, rules_hash, answers }) {
    const text = `${JSON.stringify({ what: W.word("case-file-what"), version, rules_hash, answers }, null, 2)}\n`;
    W.download(NAME, text);
    W.tell(W.word("case-saved", { name: NAME }));
  };

  /** @param {HTMLElement} root @param {(answers: Object, replaced: string, other: string) => Promise<void>} take */
  W.caseFile = function (root, take) {
    const chooser = /** @type {HTMLInputElement} */ (W.h("input", { type: "file", accept: ".json,application/json", "aria-label": W.word("open-case"), hidden: true }));
    root.append(chooser); // some browsers open nothing for a field outside of the page
    root.querySelector('[data-do="open"]').addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      const [file] = chooser.files;
      if (file) read(file);
      chooser.value = ""; // the same file may be chosen again
    });
    root.addEventListener("dragover", (event) => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    });
    root.addEventListener("drop", (event) => {
      const [file] = event.dataTransfer.files;
      if (!file) return;
      event.preventDefault();
      read(file);
    });

    /** @param {File} file */
    async function read(file) {
      W.closeBar();
      W.hideErrors(root);
      if (file.size > MOST_BYTES) {
        refuse([{ finding: null, says: W.word("file-too-large", { name: file.name }) }]);
        return;
      }
      let found, text;
      try {
        text = await file.text();
        found = JSON.parse(await window.UB.engine.saved(text));
      } catch (error) {
        refuse([{ finding: null, says: error.name === "NotReadableError" ? W.word("file-unread", { name: file.name }) : error.message }]);
        return;
      }
      const other = found.faults ? W.otherText(text, "patient-case") : "";
      if (other) refuse([{ finding: null, says: other }]);
      else if (found.faults) refuse(await W.explained(found.faults, text));
      else await take(found.answers, W.word("file-taken", { name: file.name }), W.sentence(found.says));
    }

    function refuse(faults) {
      W.showErrors(root, W.word("bad-file"), faults, W.word("bad-file-nothing-taken"), true);
    }
  };
})();
