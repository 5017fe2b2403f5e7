// The form of a session: its title, aims and parts as they are typed, and what is said about them.
import { h } from "../../../frontend/shared/elements.js";
import { isCase } from "./custom-cases.js";
import { sessionDraft } from "./draft.js";
import { partRow, partTitle } from "./part-row.js";
import { otherRules } from "./session-format.js";
import { countText, sessionText } from "./session-text.js";

const { rules, schema } = window.UB_LECTURER;
export const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-session]"));

/** The content of the form, which may not be complete yet. @type {any} */
let draft = { title: "", aims: [], parts: [], rules };

export const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
const place = (/** @type {string} */ name) => /** @type {HTMLElement} */ (form.querySelector(`[data-place="${name}"]`));

/** Whether the session has a case of the site. @param {string} id */
export const hasCase = (id) => draft.parts.some((/** @type {any} */ part) => part.case === id);

/** Whether the form has a title or a part. */
export const isBegun = () => Boolean(draft.parts.length || field("title").value);

/** The session in the form: text that is no number stays as typed, so that an error can name it. */
export function typedSession() {
  const aims = field("aims")
    .value.split("\n")
    .map((aim) => aim.trim())
    .filter(Boolean);
  const wholeNumber = (/** @type {string} */ text) => (/^\d+$/.test(text.trim()) ? Number(text) : text);
  const parts = draft.parts
    .map((/** @type {any} */ part) => ({
      ...part,
      minutes: wholeNumber(String(part.minutes)),
      ...(part.says === undefined ? {} : { says: part.says.trim() }),
    }))
    .map((/** @type {any} */ { note, ...part }) => (note && note.trim() ? { ...part, note: note.trim() } : part));
  return { title: field("title").value.trim(), aims, parts, rules: draft.rules };
}

/** One sentence a fault, above the form; the focus goes there. @param {string} head @param {string[]} faults */
export function showErrors(head, faults) {
  const box = place("errors");
  box.replaceChildren(
    h("p", {}, h("strong", {}, head)),
    h(
      "ul",
      {},
      faults.map((says) => h("li", {}, says)),
    ),
    h("p", {}, sessionText("kept")),
  );
  box.hidden = false;
  box.focus();
  setStatus("");
}

/** @param {string} text @param {...(string | Node)} more */
export function setStatus(text, ...more) {
  if (text) place("errors").hidden = true;
  place("says").replaceChildren(text, ...more);
}

function showTotal() {
  const { parts } = typedSession();
  const sum = parts.reduce((/** @type {number} */ all, /** @type {any} */ part) => all + (Number(part.minutes) || 0), 0);
  const cases = parts.filter(isCase).length;
  place("total").textContent = parts.length ? `${countText("total", sum)}, ${countText("cases", cases)}` : sessionText("no-parts");
}

export function drawForm() {
  place("parts").replaceChildren(
    ...draft.parts.map((/** @type {any} */ part, /** @type {number} */ at) =>
      partRow(part, at, draft.parts.length, {
        minutes: showTotal,
        move: (step, name) => move(at, step, name),
        remove: () => remove(at),
      }),
    ),
  );
  showTotal();
  for (const option of field("case").querySelectorAll("option")) option.disabled = hasCase(option.value);
  const free = [...field("case").querySelectorAll("option")].find((option) => !option.disabled);
  if (/** @type {any} */ (field("case")).selectedOptions[0]?.disabled && free) field("case").value = free.value;
  const moved = otherRules(draft);
  place("moved").textContent = moved;
  place("moved").hidden = !moved;
  saveDraft();
}

/** Keep what is in the form, as it was typed. */
export const saveDraft = () =>
  sessionDraft.write({ title: field("title").value, aims: field("aims").value, parts: draft.parts, rules: draft.rules });

/** @param {number} at @param {number} step @param {string} name */
function move(at, step, name) {
  const { parts } = draft;
  [parts[at], parts[at + step]] = [parts[at + step], parts[at]];
  drawForm();
  const buttons = place("parts").children[at + step].querySelectorAll("[data-move]");
  const same = [...buttons].find((one) => /** @type {HTMLElement} */ (one).dataset.move === name && !one.hasAttribute("disabled"));
  /** @type {HTMLElement} */ (
    same || buttons[1 - [...buttons].findIndex((one) => /** @type {HTMLElement} */ (one).dataset.move === name)]
  ).focus();
  setStatus(sessionText("moved-to", { title: partTitle(parts[at + step]), n: at + step + 1, m: parts.length }));
}

/** @param {number} at */
function remove(at) {
  const [removed] = draft.parts.splice(at, 1);
  drawForm();
  const rows = place("parts").children;
  const next = rows[Math.min(at, rows.length - 1)];
  (next ? /** @type {HTMLElement} */ (next.querySelector('[data-move="remove"]')) : field("case")).focus();
  setStatus(sessionText("removed", { title: partTitle(removed) }));
}

/** @param {any} part */
export function addPart(part) {
  if (draft.parts.length >= schema.properties.parts.maxItems) return;
  draft.parts.push(part);
  drawForm();
  setStatus(sessionText("added", { title: partTitle(part) }));
}

/** @param {any} session */
export function showSession(session) {
  draft = structuredClone(session);
  field("title").value = draft.title;
  field("aims").value = draft.aims.join("\n");
  drawForm();
}
