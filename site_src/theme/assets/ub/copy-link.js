// The address of a statement, to copy. From a folder on disk, or where the browser forbids it, the older way; else a field to copy from.
(function () {
  "use strict";

  for (const button of document.querySelectorAll("[data-copy-link]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    const link = button.parentElement.querySelector("a[href]");
    const told = button.nextElementSibling;
    if (!(link instanceof HTMLAnchorElement) || !told) continue;
    button.addEventListener("click", async () => {
      told.replaceChildren();
      const text = link.href;
      const copied = await byClipboard(text) || bySelection(text);
      if (copied) told.append(button.dataset.copied);
      else told.append(button.dataset.notCopied, " ", field(text));
      if (!copied) told.querySelector("input").select();
    });
    button.hidden = false;
    link.hidden = true; // the button does what the link was for
  }

  async function byClipboard(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  /** The older way asks for nothing but a press of the button. */
  function bySelection(text) {
    const held = document.activeElement;
    const one = field(text);
    document.body.append(one);
    one.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      // forbidden as well
    }
    one.remove();
    if (held instanceof HTMLElement) held.focus({ preventScroll: true });
    return done;
  }

  function field(text) {
    const one = document.createElement("input");
    for (const [name, value] of Object.entries({ type: "text", readonly: "", autocomplete: "off", "aria-label": text })) one.setAttribute(name, value);
    one.value = text;
    return one;
  }
})();
