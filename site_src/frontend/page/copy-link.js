// The address of a statement, to copy; where copying is forbidden, a field to copy it from.
import { copyText } from "../shared/copy.js";

for (const button of document.querySelectorAll("[data-copy-link]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  const link = button.parentElement?.querySelector("a[href]");
  const told = button.nextElementSibling;
  if (!(link instanceof HTMLAnchorElement) || !told) continue;
  button.addEventListener("click", async () => {
    told.replaceChildren();
    const text = link.href;
    const copied = await copyText(text);
    if (copied) told.append(String(button.dataset.copied));
    else told.append(String(button.dataset.notCopied), " ", field(text));
    if (!copied) /** @type {HTMLInputElement} */ (told.querySelector("input")).select();
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
