// One part of a session as a row of the form.
import { h } from "../../../frontend/shared/elements.js";
import { caseSummaries } from "./case-summaries.js";
import { customCaseTitle, isCase } from "./custom-cases.js";
import { sessionText } from "./session-text.js";

const { localSettings } = window.UB;

/** @param {any} part */
export const partTitle = (part) =>
  part.case ? caseSummaries.get(part.case).title : part.own ? customCaseTitle(part.own) : part.says.trim() || sessionText("talk");

/** @param {string} text @param {() => void} act @param {string} [label] */
function button(text, act, label) {
  const made = h("button", { type: "button", class: "ub-btn", ...(label ? { "aria-label": label } : {}) }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * One part as a row: what it is, its minutes, a note, and where it goes.
 * @param {any} part changed as it is typed @param {number} at @param {number} count of all parts
 * @param {{minutes: () => void, move: (step: number, name: string) => void, remove: () => void}} on what follows a change
 */
export function partRow(part, at, count, on) {
  const title = partTitle(part);
  const known = part.case && caseSummaries.get(part.case);
  const minutes = h("input", {
    type: "text",
    inputmode: "numeric",
    class: "ub-num",
    "aria-label": sessionText("minutes-of", { title }),
    value: String(part.minutes),
  });
  const short = h("p", { class: "ub-meta", "data-short": "" });
  const tooShort = () =>
    (short.textContent = known && Number(part.minutes) < known.minutes ? sessionText("too-short", { n: known.minutes }) : "");
  minutes.addEventListener("input", () => {
    part.minutes = /** @type {HTMLInputElement} */ (minutes).value;
    tooShort();
    on.minutes();
  });
  tooShort();
  /** @param {string} name @param {string} label */
  const text = (name, label) => {
    const made = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: "2", "aria-label": label }));
    made.value = part[name] || "";
    made.addEventListener("input", () => (part[name] = made.value));
    return h(
      "label",
      { class: "ub-part__text" },
      h("span", { "aria-hidden": "true" }, sessionText(name === "says" ? "says-of" : "note")),
      made,
    );
  };
  const head = known
    ? h(
        "p",
        { class: "ub-part__title" },
        h("a", { href: new URL(known.page, localSettings.site).href }, title),
        h("span", { class: "ub-meta" }, ` ${sessionText(`difficulty-${known.difficulty}`)}`),
      )
    : h(
        "p",
        { class: "ub-part__title" },
        part.own ? [title, h("span", { class: "ub-meta" }, ` ${sessionText("own-tag")}`)] : sessionText("talk"),
      );
  const ends = [at === 0, at === count - 1];
  const [up, down] = [
    ["↑", "up", -1],
    ["↓", "down", 1],
  ].map(([sign, name, step], side) => {
    const made = button(String(sign), () => on.move(Number(step), String(name)), sessionText(String(name), { title }));
    made.toggleAttribute("disabled", ends[side]);
    made.dataset.move = String(name);
    return made;
  });
  const removeButton = button("×", on.remove, sessionText("remove", { title }));
  removeButton.dataset.move = "remove";
  return h(
    "li",
    { class: "ub-part" },
    head,
    h(
      "div",
      { class: "ub-part__side" },
      h("label", { class: "ub-part__minutes" }, minutes, h("span", { "aria-hidden": "true" }, " min")),
      up,
      down,
      removeButton,
    ),
    short,
    isCase(part) ? "" : text("says", sessionText("says-of")),
    text("note", sessionText("note-of", { title })),
  );
}
