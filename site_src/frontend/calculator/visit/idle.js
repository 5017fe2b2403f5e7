// After a while in which nobody did anything the page asks, and then clears: a shared workstation forgets by itself.
(function () {
  "use strict";
  const W = window.UB.widget;
  const { kept } = window.UB;

  /** @param {HTMLElement} root */
  W.idle = function (root) {
    /** @type {HTMLDialogElement | null} */
    let dialog = null;
    const close = () => {
      if (!dialog) return;
      dialog.close(); // gives the focus back to where it was
      dialog.remove();
      dialog = null;
    };
    kept.on("ask", () => {
      if (dialog) return;
      dialog = /** @type {HTMLDialogElement} */ (ask());
      root.append(dialog);
      dialog.showModal();
    });
    kept.on("lost", () => {
      close();
      W.nobodyHere(root);
    });
    kept.on("here", close);
    kept.on("back", () => W.patientLeft(root));

    function ask() {
      const stay = W.button(W.word("idle-keep"), kept.touch, { autofocus: true }, "button.ub-btn.ub-btn--main");
      const go = W.button(W.word("new-patient"), () => {
        close();
        W.newPatient(root);
      });
      return W.h("dialog.ub-idle", { "data-idle": true, "aria-labelledby": "idle-title", oncancel: kept.touch },
        W.h("h2", { id: "idle-title" }, W.word("idle-title")),
        W.h("p", null, W.word("idle-says", { n: kept.idleMinutes() })),
        W.h("div.ub-actions", null, stay, go));
    }
  };
})();
