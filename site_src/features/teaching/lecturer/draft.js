// The session that is being put together, kept on this device: this tab's own first, else the last one of any tab.
import { isObject } from "../../../frontend/shared/json-schema.js";
import { deviceStorage, parsed } from "../shared/storage.js";
import { caseSummaries } from "./case-summaries.js";
import { customCaseFaults } from "./custom-cases.js";

const MOST_PARTS = 40;
const places = [deviceStorage("ub-session", { tab: true }), deviceStorage("ub-session")];

const text = (/** @type {any} */ value) => (typeof value === "string" ? value : "");

/** A part as the form has it; nothing of what is no part of it. @param {any} part */
function partOf(part) {
  if (!isObject(part)) return [];
  const { minutes, note, says } = part;
  const common = { minutes: Number.isInteger(minutes) ? minutes : text(minutes), ...(note ? { note: text(note) } : {}) };
  if (caseSummaries.has(part.case)) return [{ ...common, case: part.case }];
  if (isObject(part.own) && !customCaseFaults(part.own).length) return [{ ...common, own: part.own }];
  return typeof says === "string" ? [{ ...common, says }] : [];
}

/** @param {any} stored */
function checked(stored) {
  if (!isObject(stored)) return null;
  const aims = text(stored.aims);
  const title = text(stored.title);
  const parts = (Array.isArray(stored.parts) ? stored.parts : []).flatMap(partOf).slice(0, MOST_PARTS);
  return title || aims || parts.length ? { title, aims, parts, rules: text(stored.rules) } : null;
}

export const sessionDraft = {
  /** Whether the browser keeps it when the page is left. */
  get works() {
    return places.some((one) => one.works);
  },
  /** What was left here: title and aims as they were typed. */
  read: () => places.map((one) => checked(parsed(one.read()))).find(Boolean) || null,
  /** @param {{title: string, aims: string, parts: any[], rules: string}} draft */
  write(draft) {
    for (const one of places) one.write(JSON.stringify(draft));
  },
};
