// Shows the local settings on every page: at the head that a copy is past its date or its file is bad, at the foot the rest.
import { h } from "../../frontend/shared/elements.js";
import { dayOf, localText, readableAddress } from "./check.js";
import { dialable } from "./phone-number.js";
import { state } from "./state.js";

const { made, version, reviewBy, admin } = window.UB_LOCAL_SETTINGS;
const READERS = ["clinician", "patient"];

/** Words for both readers, of whom the style sheet shows one. @param {string} name @param {Object<string, any>} [values] */
export function forBoth(name, values = {}) {
  const texts = READERS.map((reader) => localText(name, values, reader));
  return texts[0] === texts[1] ? [texts[0]] : texts.map((text, number) => h("span", { "data-for": READERS[number] }, text));
}

/** A number to touch and dial, where it is certainly one; else the text. @param {string} text */
export function phoneNumber(text) {
  const href = dialable(text);
  return href ? h("a", { href }, text) : h("span", {}, text);
}

/** A link from the local settings; its words alone where a browser cannot read its address. @param {string} href @param {string | Array<string | Node>} inner */
export function localLink(href, inner) {
  const address = readableAddress(href);
  return address ? h("a", { href: address, rel: "noreferrer" }, inner) : h("span", {}, inner);
}

/** The mark of every local setting. */
export const localMark = () => h("span", { class: "ub-tag ub-tag--local" }, forBoth("local"));

/** A day in words. @param {[number, number, number]} day */
const inWords = ([year, month, day]) =>
  new Date(Date.UTC(year, month - 1, day)).toLocaleDateString("en-US", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** How long ago a day was by the reader's clock, in words; empty on that day and before. @param {[number, number, number]} day */
function ago([year, month, day]) {
  const now = new Date();
  const days = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(year, month - 1, day)) / 86_400_000);
  if (days < 1) return "";
  const months = (now.getFullYear() - year) * 12 + now.getMonth() - (month - 1) - (now.getDate() < day ? 1 : 0);
  const words = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  if (months < 2) return words.format(-days, "day");
  return months < 24 ? words.format(-months, "month") : words.format(-Math.floor(months / 12), "year");
}

/** Whether a day, as local.json gives it, is past. @param {string} text */
export function isPast(text) {
  const day = dayOf(text);
  return Boolean(day && ago(day));
}

/** That this copy is past its date: the first of the date of the site and that of the local file. */
function overdue() {
  const [first] = [reviewBy, window.UB.local.review_by].filter(Boolean).sort();
  const day = first && dayOf(first);
  const long = day && ago(day);
  if (!long) return null;
  const values = { date: inWords(day), ago: long, made: inWords(/** @type {[number, number, number]} */ (dayOf(made))), version };
  return h("p", { class: "ub-house__old" }, h("strong", {}, forBoth("local-old", values)), " ", forBoth("local-made", values));
}

/** That the file or a part of it is not used, and why: the first fault here, all of them on the page for administrators. */
function bad() {
  const { faults } = state;
  if (!faults.length) return null;
  const more = faults.length > 1 ? [" ", ...forBoth(faults.length > 2 ? "local-more" : "local-more-1", { n: faults.length - 1 })] : [];
  return h(
    "p",
    { class: "ub-house__bad" },
    h("strong", {}, forBoth(Object.keys(window.UB.local).length ? "local-part" : "local-bad", { file: state.file })),
    " ",
    faults[0],
    ...more,
    " ",
    localLink(admin, forBoth("local-mend")),
  );
}

function foot() {
  const { name, emergency_number: emergency, pathways = [], error_address: report } = window.UB.local;
  const parts = [
    name && h("span", {}, name),
    emergency && h("span", {}, forBoth("local-emergency"), " ", phoneNumber(emergency)),
    ...pathways.map((/** @type {{title: string, href: string}} */ path) => localLink(path.href, path.title)),
    report && localLink(report, forBoth("local-report")),
  ].filter(Boolean);
  return parts.length ? [localMark(), ...parts.flatMap((part) => [" ", part])] : [];
}

/** On the page that says when to get help: the emergency number, before anything else. */
function help() {
  const { emergency_number: emergency } = window.UB.local;
  return emergency
    ? [
        h("p", { class: "ub-meta" }, localMark(), " ", forBoth("local-emergency")),
        h("p", { class: "ub-house__call" }, phoneNumber(emergency)),
      ]
    : [];
}

function show() {
  for (const [where, parts] of /** @type {Array<[string, any[]]>} */ ([
    ["head", [overdue(), bad()].filter(Boolean)],
    ["help", help()],
    ["foot", foot()],
  ])) {
    const place = document.querySelector(`[data-house="${where}"]`);
    if (!place) continue;
    place.replaceChildren(...parts);
    place.toggleAttribute("hidden", !parts.length);
  }
}

/** Show it now, and whenever it changes. */
export function showEverywhere() {
  document.addEventListener("ub:local", show);
  addEventListener("pageshow", show); // a page that comes back may have grown old
}
