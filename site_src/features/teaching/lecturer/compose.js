// The page of a session: title, aims and parts are put together, copied as a link, saved, opened, printed and presented.
import { copyText } from "../../../frontend/shared/copy.js";
import { find, h } from "../../../frontend/shared/elements.js";
import { saveFile } from "../../../frontend/shared/save-file.js";
import { caseSummaries } from "./case-summaries.js";
import {
  askAboutCustomCases,
  customCaseFromLink,
  customCasePart,
  customCaseTitle,
  hasCustomCaseLink,
  hasUnansweredCases,
  isCase,
} from "./custom-cases.js";
import { sessionDraft } from "./draft.js";
import { printSheet } from "./print-sheets.js";
import {
  fileText,
  hasSessionLink,
  openSession,
  otherRules,
  sessionFaults,
  sessionFile,
  sessionFragment,
  sessionFromLink,
  setUpFileChooser,
} from "./session-format.js";
import { countText, sessionText } from "./session-text.js";

const { localSettings } = window.UB;
const { rules, ready, present, schema } = window.UB_LECTURER;
const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-session]"));
const LONGEST_LINK = 8_000; // programs for mail and chat cut off what is longer

/** The content of the form, which may not be complete yet. @type {any} */
let draft = { title: "", aims: [], parts: [], rules };
/** What a taken session replaced. @type {any} */
let before = null;

const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
const place = (/** @type {string} */ name) => /** @type {HTMLElement} */ (form.querySelector(`[data-place="${name}"]`));
const titleOf = (/** @type {any} */ part) =>
  part.case ? caseSummaries.get(part.case).title : part.own ? customCaseTitle(part.own) : part.says.trim() || sessionText("talk");

/** The session in the form: text that is no number stays as typed, so that an error can name it. */
function typed() {
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
function showErrors(head, faults) {
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
function setStatus(text, ...more) {
  if (text) place("errors").hidden = true;
  place("says").replaceChildren(text, ...more);
}

/** @param {string} text @param {() => void} act @param {string} [label] */
function button(text, act, label) {
  const made = h("button", { type: "button", class: "ub-btn", ...(label ? { "aria-label": label } : {}) }, text);
  made.addEventListener("click", act);
  return made;
}

/** One part as a row: what it is, its minutes, a note, and where it goes. @param {any} part @param {number} at */
function row(part, at) {
  const title = titleOf(part);
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
    total();
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
  const ends = [at === 0, at === draft.parts.length - 1];
  const [up, down] = [
    ["↑", "up", -1],
    ["↓", "down", 1],
  ].map(([sign, name, step], side) => {
    const made = button(String(sign), () => move(at, Number(step), String(name)), sessionText(String(name), { title }));
    made.toggleAttribute("disabled", ends[side]);
    made.dataset.move = String(name);
    return made;
  });
  const removeButton = button("×", () => remove(at), sessionText("remove", { title }));
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

function total() {
  const { parts } = typed();
  const sum = parts.reduce((/** @type {number} */ all, /** @type {any} */ part) => all + (Number(part.minutes) || 0), 0);
  const cases = parts.filter(isCase).length;
  place("total").textContent = parts.length ? `${countText("total", sum)}, ${countText("cases", cases)}` : sessionText("no-parts");
}

function draw() {
  place("parts").replaceChildren(...draft.parts.map(row));
  total();
  for (const option of field("case").querySelectorAll("option"))
    option.disabled = draft.parts.some((/** @type {any} */ part) => part.case === option.value);
  const free = [...field("case").querySelectorAll("option")].find((option) => !option.disabled);
  if (/** @type {any} */ (field("case")).selectedOptions[0]?.disabled && free) field("case").value = free.value;
  const moved = otherRules(draft);
  place("moved").textContent = moved;
  place("moved").hidden = !moved;
  saveDraft();
}

/** Keep what is in the form, as it was typed. */
const saveDraft = () =>
  sessionDraft.write({ title: field("title").value, aims: field("aims").value, parts: draft.parts, rules: draft.rules });

/** @param {number} at @param {number} step @param {string} name */
function move(at, step, name) {
  const { parts } = draft;
  [parts[at], parts[at + step]] = [parts[at + step], parts[at]];
  draw();
  const buttons = place("parts").children[at + step].querySelectorAll("[data-move]");
  const same = [...buttons].find((one) => /** @type {HTMLElement} */ (one).dataset.move === name && !one.hasAttribute("disabled"));
  /** @type {HTMLElement} */ (
    same || buttons[1 - [...buttons].findIndex((one) => /** @type {HTMLElement} */ (one).dataset.move === name)]
  ).focus();
  setStatus(sessionText("moved-to", { title: titleOf(parts[at + step]), n: at + step + 1, m: parts.length }));
}

/** @param {number} at */
function remove(at) {
  const [removed] = draft.parts.splice(at, 1);
  draw();
  const rows = place("parts").children;
  const next = rows[Math.min(at, rows.length - 1)];
  (next ? /** @type {HTMLElement} */ (next.querySelector('[data-move="remove"]')) : field("case")).focus();
  setStatus(sessionText("removed", { title: titleOf(removed) }));
}

/** @param {any} part */
function add(part) {
  if (draft.parts.length >= schema.properties.parts.maxItems) return;
  draft.parts.push(part);
  draw();
  setStatus(sessionText("added", { title: titleOf(part) }));
}

/** @param {any} session */
function show(session) {
  draft = structuredClone(session);
  field("title").value = draft.title;
  field("aims").value = draft.aims.join("\n");
  draw();
}

/** Take a session; what was here can be brought back. @param {any} session @param {string} says */
function replaceSession(session, says) {
  const here = typed();
  const begun = here.title || here.aims.length || here.parts.length;
  before = begun && sessionFragment(here) !== sessionFragment(session) ? here : null;
  show(session);
  const undo =
    before &&
    button(sessionText("undo"), () => {
      show(before);
      setStatus(sessionText("undone"));
      field("title").focus();
    });
  setStatus(says, ...(undo ? [" ", undo] : []));
}

/** The session, if it is whole; else it is said what is missing. */
function completeSession() {
  const session = typed();
  const faults = sessionFaults(sessionFile(session));
  if (faults.length) showErrors(sessionText("bad-form"), faults);
  return faults.length ? null : session;
}

/** @param {File} file */
async function open(file) {
  const { session, own, faults } = await openSession(file);
  if (session) replaceSession(session, sessionText("taken-file", { name: file.name }));
  else if (own) addOwn(own);
  else showErrors(sessionText("bad-file"), faults);
}

/** Add a case of one's own, which is no case of the site. @param {any} own */
function addOwn(own) {
  add(customCasePart(own));
  setStatus(sessionText("own-added", { title: customCaseTitle(own) }));
}

function ownFromLink() {
  if (!hasCustomCaseLink()) return;
  const { own, faults } = customCaseFromLink();
  history.replaceState(history.state, "", location.href.split("#")[0]);
  if (own) addOwn(own);
  else showErrors(sessionText("bad-own"), faults);
  form.scrollIntoView();
}

function fromLink() {
  if (!hasSessionLink()) return;
  const { session, faults } = sessionFromLink();
  const own = session && ready.some((/** @type {any} */ one) => one.title === session.title);
  // Taken, it leaves the address: a reload must not bring it back over later work.
  history.replaceState(history.state, "", location.href.split("#")[0]);
  if (session) replaceSession(session, sessionText(own ? "taken-ready" : "taken-link"));
  else showErrors(sessionText("bad-link"), faults);
  form.scrollIntoView();
}

const address = (/** @type {any} */ session, /** @type {string} */ target) =>
  new URL(target, localSettings.site).href + sessionFragment(session);

/** @type {Object<string, (session: any) => void>} */
const acts = {
  present: (session) => location.assign(address(session, present)),
  async copy(session) {
    const link = location.href.split("#")[0] + sessionFragment(session);
    if (link.length > LONGEST_LINK) return setStatus(sessionText("too-long", { n: link.length }));
    if (await copyText(link)) setStatus(sessionText("copied"));
    else {
      const shown = /** @type {HTMLInputElement} */ (
        h("input", { type: "text", readonly: "", "aria-label": sessionText("copy-by-hand"), value: link })
      );
      setStatus(`${sessionText("copy-by-hand")} `, shown);
      shown.select();
    }
  },
  save(session) {
    saveFile(sessionText("file-name"), fileText(sessionFile(session)));
    setStatus(sessionText("saved", { name: sessionText("file-name") }));
  },
  worksheet: (session) => printed("worksheet", session),
  key: (session) => printed("key", session),
};

/** Print, once the guide has answered what is not of this site. @param {"worksheet" | "key"} kind @param {any} session */
async function printed(kind, session) {
  if (hasUnansweredCases(session)) {
    setStatus(sessionText("own-waits"));
    const faults = await askAboutCustomCases(session);
    if (faults.length) return showErrors(sessionText("bad-form"), faults);
    setStatus("");
  }
  return printSheet(kind, session);
}

/** An empty form; what was here can be brought back. */
function startOver() {
  replaceSession({ title: "", aims: [], parts: [], rules }, sessionText("started-over"));
  field("title").focus();
}

export function setUpSessionPage() {
  for (const [name, act] of Object.entries(acts)) {
    form.querySelector(`[data-act="${name}"]`)?.addEventListener("click", () => {
      const session = completeSession();
      if (session) act(session);
    });
  }
  setUpFileChooser(find(form, '[data-act="open"]'), open);
  form.querySelector('[data-act="add"]')?.addEventListener("click", () => {
    const known = caseSummaries.get(field("case").value);
    if (known && !draft.parts.some((/** @type {any} */ part) => part.case === known.id)) add({ minutes: known.minutes, case: known.id });
  });
  form.querySelector('[data-act="talk"]')?.addEventListener("click", () => {
    add({ minutes: 3, says: "" });
    /** @type {HTMLElement} */ (place("parts").querySelector(":scope > :last-child textarea")).focus();
  });
  form.querySelector('[data-act="empty"]')?.addEventListener("click", startOver);
  form.addEventListener("input", saveDraft);
  addEventListener("beforeunload", (event) => {
    if (!sessionDraft.works && (draft.parts.length || field("title").value)) event.preventDefault();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const arrive = () => {
    fromLink();
    ownFromLink();
  };
  addEventListener("hashchange", arrive);
  form.hidden = false;
  const left = sessionDraft.read();
  if (left) {
    show({ ...left, aims: left.aims.split("\n"), rules: left.rules || rules });
    setStatus(sessionText("draft-back"));
  } else draw();
  arrive();
}
