// The page for administrators: what was found, what to mend first; and the line for a page of one's own, with its copy button.
import { copyText } from "../../frontend/shared/copy.js";
import { h } from "../../frontend/shared/elements.js";
import { checkBrowser } from "./browser.js";
import { checkFiles } from "./files.js";
import { adminText, setUpForm } from "./form.js";
import { checkLocalFiles, checkServer } from "./server.js";

const { localSettings } = window.UB;
const ORDER = ["mend", "unknown", "good"];

/** @param {{state: string, says: string, means?: string}} one */
const line = ({ state, says, means }) =>
  h(
    "li",
    { "data-check": state },
    h("strong", {}, adminText(state)),
    h("span", {}, says, ...(means ? [" ", h("span", { class: "ub-meta" }, means)] : [])),
  );

/** @param {HTMLElement} box @param {boolean} [whole] compare the content of every file */
async function check(box, whole = false) {
  box.dataset.checks = "";
  const disk = location.protocol === "file:";
  const looks = {
    local: checkLocalFiles,
    browser: checkBrowser,
    server: disk ? async () => [{ state: "unknown", says: adminText("from-disk") }] : checkServer,
    ...(disk ? {} : { files: () => checkFiles(whole) }),
  };
  const found = await Promise.all(
    Object.entries(looks).map(async ([part, look]) => {
      const seen = await look().catch((/** @type {Error} */ fault) => [
        { state: "unknown", says: adminText("unreached", { file: fault.message }) },
      ]);
      return { part, seen: [...seen].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state)) };
    }),
  );
  const count = Object.fromEntries(
    ORDER.map((state) => [state, found.flatMap(({ seen }) => seen).filter((one) => one.state === state).length]),
  );
  /** @type {HTMLElement} */ (box.querySelector("[role=status]")).textContent = adminText("summary", count);
  const parts = found.map(({ part, seen }) =>
    h("section", { "data-part": part }, h("h3", {}, adminText(`title-${part}`)), h("ul", { class: "ub-plain" }, ...seen.map(line))),
  );
  /** @type {HTMLElement} */ (box.querySelector("[data-found]")).replaceChildren(...parts);
  const again = box.querySelector("button");
  if (again) again.hidden = disk;
  box.dataset.checks = "done";
}

/** The real address in the line, and a button that copies it. @param {HTMLElement} box */
function frame(box) {
  const code = /** @type {HTMLElement} */ (box.querySelector("code"));
  const button = /** @type {HTMLElement} */ (box.querySelector("button"));
  const says = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  if (location.protocol !== "file:") code.textContent = (code.textContent || "").replace(/https:\/\/SERVER\/PATH\//, localSettings.site);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copyText(code.textContent || "");
    if (!copied) getSelection()?.selectAllChildren(code);
    says.textContent = adminText(copied ? "copied" : "not-copied");
  });
}

for (const form of document.querySelectorAll("form[data-local-form]")) setUpForm(/** @type {HTMLFormElement} */ (form));
for (const box of document.querySelectorAll("[data-copied]")) frame(/** @type {HTMLElement} */ (box));
const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-checks]"));
if (box)
  box.querySelector("button")?.addEventListener("click", () => {
    /** @type {HTMLElement} */ (box.querySelector("[role=status]")).textContent = adminText("comparing");
    check(box, true);
  });
const begin = () => box && check(box);
if (localSettings.done) begin();
else document.addEventListener("ub:local", begin, { once: true });
