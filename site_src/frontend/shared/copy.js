// Copying, in one way for all: by the clipboard; where the browser refuses that, as over plain http, by the older way.
/** @param {string} text @returns {Promise<boolean>} whether it was copied; if not, a field to copy from is due */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return bySelection(text);
  }
}

/** The older way asks for nothing but a press of a button. A text area keeps the lines of a text. @param {string} text */
function bySelection(text) {
  const focused = document.activeElement;
  const one = document.createElement("textarea");
  one.value = text;
  one.readOnly = true;
  Object.assign(one.style, { position: "fixed", top: "0", opacity: "0" }); // the page must not scroll to it
  document.body.append(one);
  one.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    // forbidden as well
  }
  one.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
