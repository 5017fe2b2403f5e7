// The address of a statement, to copy; where copying is forbidden, a field to copy it from.
import { copyText } from "../shared/copy.js";

for (const button of document.querySelectorAll("[data-copy-link]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  const link = button.parentElement?.querySelector("a[href]");
  const status = button.nextElementSibling;
  if (!(link instanceof HTMLAnchorElement) || !status) continue;
  button.addEventListener("click", async () => {
    status.replaceChildren();
    const text = link.href;
    const copied = await copyText(text);
    if (copied) status.append(String(button.dataset.copied));
    else status.append(String(button.dataset.notCopied), " ", field(text));
    if (!copied) /** @type {HTMLInputElement} */ (status.querySelector("input")).select();
  });
  button.hidden = false;
  link.hidden = true; // the button does what the link was for
}

function field(text) {
  const one = document.createElement("input");
  for (const [name, value] of Object.entries({ type: "text", readonly: "", autocomplete: "off", "aria-label": text }))
    one.setAttribute(name, value);
  one.value = text;
  return one;
}
