// After a while in which nobody did anything the page asks, and then clears: a shared workstation forgets by itself.
import { h } from "../../shared/elements.js";
import { actionButton, uiText } from "../core/base.js";
import { clearAfterIdle, clearIfOvertaken, startNewPatient } from "./new-patient.js";

const { browserSession } = window.UB;

/** @param {HTMLElement} root */
export function watchIdle(root) {
  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  const close = () => {
    if (!dialog) return;
    dialog.close(); // gives the focus back to where it was
    dialog.remove();
    dialog = null;
  };
  browserSession.on("ask", () => {
    if (dialog) return;
    dialog = /** @type {HTMLDialogElement} */ (ask());
    root.append(dialog);
    dialog.showModal();
  });
  browserSession.on("cleared", () => {
    close();
    clearAfterIdle(root);
  });
  browserSession.on("here", close);
  browserSession.on("back", () => clearIfOvertaken(root));

  function ask() {
    const stay = actionButton(uiText("idle-keep"), browserSession.touch, { autofocus: true }, "button.ub-btn.ub-btn--main");
    const go = actionButton(uiText("new-patient"), () => {
      close();
      startNewPatient(root);
    });
    return h(
      "dialog.ub-idle",
      { "data-idle": true, "aria-labelledby": "idle-title", oncancel: browserSession.touch },
      h("h2", { id: "idle-title" }, uiText("idle-title")),
      h("p", null, uiText("idle-says", { n: browserSession.idleMinutes() })),
      h("div.ub-actions", null, stay, go),
    );
  }
}
