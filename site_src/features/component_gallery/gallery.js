// The gallery: each calculator with an engine that knows the recorded answers, led through its states; what it draws is copied.
import { find } from "../../frontend/shared/elements.js";
import { UB } from "../../frontend/shared/namespace.js";

const known = window.UB_GALLERY;
const key = (answers) =>
  JSON.stringify(
    Object.entries(answers)
      .map(([name, value]) => [name, String(value)])
      .sort(),
  );
const recorded = new Map([...known.states, ...known.trials].map((state) => [key(state.answers), state.assessment]));
const explained = new Map(known.states.map((state) => [key(state.answers), state.explained]));
/** @type {Array<(state: string, detail: string) => void>} */
let listeners = [];
let starting = false; // while it starts there is no answer yet

// In the place of the engine: it answers what was recorded, at once, and nothing else.
/** @type {any} */
const engine = {
  state: "ready",
  detail: "",
  version: known.version,
  rules_hash: known.rules_hash,
  start() {},
  retry() {},
  onstate: (listener) => listeners.push(listener),
  ask: (answers) =>
    new Promise((resolve) => {
      if (!starting && recorded.has(key(answers))) resolve(recorded.get(key(answers)));
    }),
  check: () => new Promise(() => {}),
  explain: (refused) => Promise.resolve(explained.get(key(refused))),
  become: (state, detail) => listeners.forEach((listener) => listener(state, detail)),
};
UB.engine = engine;

// The answers of these calculators are made up: they have a store of their own, and those of the tab stay as they are.
// Nobody sits before them either: they are asked when their turn comes, and not by the clock.
/** @type {any} */
const waiting = {};
const { browserSession } = UB;
let madeUp = {};
UB.browserSession = {
  ...browserSession,
  get: () => madeUp,
  set(answers) {
    madeUp = answers;
  },
  on(when, listener) {
    waiting[when] = listener;
    return 0;
  },
  touch() {},
};

addEventListener("DOMContentLoaded", begin);

function begin() {
  const widget = UB.widget;
  UB.browserSession = browserSession; // the scripts of the calculators have taken the other one
  let drawing = draw(widget);
  new MutationObserver(() => {
    drawing = drawing.then(() => draw(widget));
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
}

/** @param {any} widget */
async function draw(widget) {
  document.documentElement.dataset.galleryState = "drawing";
  const { scrollX, scrollY } = window;
  for (const section of document.querySelectorAll("[data-gallery]")) section.replaceChildren(); // a long page is laid out for each state
  drawn = {};
  for (const kind of Object.keys(known.calculators)) await lead(widget, kind);
  widget.answers.clear().forget();
  await localSettingsOfCopies();
  await questions();
  slides();
  for (const [section, frames] of Object.entries(drawn)) find(document, `[data-gallery="${section}"]`).replaceChildren(...frames);
  scrollTo(scrollX, scrollY);
  document.documentElement.dataset.galleryState = "drawn";
}

/** Every span of the ladder, settled or not. */
function ladders(widget) {
  const rungs = Object.keys(window.UB_DATA.rungs);
  rungs.forEach((floor, low) =>
    rungs.slice(low).forEach((ceiling, more) => {
      for (const settled of more ? [false] : [false, true]) {
        const box = widget.ladder({ floor, ceiling, settled });
        show(
          "ladder",
          box.getAttribute("aria-label"),
          widget.h("div.ub-gallery__ladder", null, box, widget.glyph({ floor, ceiling, settled })),
        );
      }
    }),
  );
  show("ladder", widget.uiText("ladder-empty"), widget.h("div.ub-gallery__ladder", null, widget.ladder(null), widget.glyph(null)));
}

/** Lead one calculator through its states. */
async function lead(widget, kind) {
  const stage = widget.h("div.ub-gallery__stage");
  stage.append(document.createRange().createContextualFragment(known.calculators[kind]));
  const last = document.querySelector(".ub-gallery__stage"); // its successor first: calculators look for their drawings in the page
  find(document, ".md-content__inner").append(stage);
  if (last) last.remove();
  const root = stage.firstElementChild;
  listeners = [];
  widget.answers.replace({});
  widget.setUpCalculator(root);
  if (!drawn.ladder) ladders(widget); // the drawings come with a calculator
  for (const state of known.states.filter((one) => one.kind === kind)) {
    starting = state.machine === "starting";
    widget.answers.replace({});
    widget.answers.replace(Object.fromEntries(Object.entries(state.answers).map(([name, value]) => [name, String(value)])));
    if (state.machine) engine.become(state.machine, "");
    if (state.link)
      widget.showErrors(
        root,
        widget.uiText("bad-link"),
        JSON.parse(state.explained).faults,
        widget.uiText("bad-link-nothing-taken"),
        false,
      );
    await rest(state.machine === "starting" ? 600 : 0);
    for (const group of state.open || []) widget.reveal(root.querySelector(`[data-group="${group}"] .ub-group__body`));
    for (const fold of root.querySelectorAll("[data-result] details")) fold.open = Boolean(state.folds);
    await rest(0);
    if (state.trial) {
      root.querySelector('[data-do="what-if"]').click();
      widget.answers.give(state.trial);
    }
    if (state.local) localFacts(known.local);
    if (state.new) newPatient(widget, root);
    await rest(0);
    if (state.idle) waiting.ask();
    copy(root, state);
    if (state.idle) waiting.here();
    if (state.local) localFacts({});
    if (state.machine) engine.become("ready", "");
  }
  stage.hidden = true;
}

/** It leads to the first question; the page does not scroll. */
function newPatient(widget, root) {
  const { scrollX, scrollY } = window;
  widget.startNewPatient(root);
  scrollTo(scrollX, scrollY);
}

/** Local settings, or the faults of a bad file, as if the file had been read. @param {Object<string, any>} facts @param {string[]} [faults] */
function localFacts(facts, faults = []) {
  UB.local = facts;
  UB.localSettings.faults = faults;
  document.dispatchEvent(new CustomEvent("ub:local"));
}

/** What the local settings show on every page: a copy past its date, a bad file, the foot. */
async function localSettingsOfCopies() {
  const { localSettings } = UB;
  if (!localSettings.done) await new Promise((read) => document.addEventListener("ub:local", read, { once: true }));
  const { local } = UB;
  const { faults } = localSettings;
  for (const [title, where, facts, text] of known.houses) {
    localFacts(facts, text ? localSettings.readLocal(text).faults : []);
    const made = find(document, `[data-house="${where}"]`).cloneNode(true);
    made.removeAttribute("data-house");
    show("house", title, made);
  }
  localFacts(local, faults);
}

/** The question box of this page is asked, and what it says is copied. */
async function questions() {
  const field = /** @type {HTMLInputElement} */ (document.querySelector("[data-ask]"));
  const result = /** @type {HTMLElement} */ (document.querySelector("[data-ask-result]"));
  for (const [state, text] of Object.entries(known.questions)) {
    field.value = text;
    field.form?.requestSubmit();
    await new Promise((resolve) => {
      const watch = new MutationObserver(() => result.dataset.state === state && resolve(watch.disconnect()));
      watch.observe(result, { attributes: true, childList: true, subtree: true });
    });
    await rest(0);
    const made = /** @type {HTMLElement} */ (result.cloneNode(true));
    made.removeAttribute("data-ask-result");
    show("ask", text, made);
  }
}

/** The steps of the presenter view; the address of their code leads to no host. */
function slides() {
  const { lecturer } = UB;
  const step = { one: lecturer.caseSummaries.get(known.slides.case), number: 1, of: 1, stage: 0 };
  Object.assign(lecturer.run.votes(step), known.slides.votes);
  const own = UB.local;
  UB.local = { ...own, site_address: "https://intranet.example/" };
  for (const kind of known.slides.kinds) {
    const made = document.createElement("div");
    made.className = "ub-present";
    made.dataset.kind = kind;
    made.append(...lecturer.slides[kind](step, null).filter(Boolean));
    const title = /** @type {HTMLElement} */ (made.querySelector("h1"));
    const name = document.createElement("p"); // the page has its headings
    name.className = title.className;
    name.textContent = title.textContent;
    title.replaceWith(name);
    made.querySelectorAll("[role]:not([role=img])").forEach((one) => one.removeAttribute("role"));
    if (kind === "ask") find(made, "[data-finding]").click();
    show("front", `${name.textContent} (${kind})`, made);
  }
  UB.local = own;
}

/** A while, and at least until what was promised is kept and the folds are filled. */
const rest = (ms) => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), ms));

/** Copy what a state is there to show. */
function copy(root, state) {
  for (const section of state.show) {
    const shell = root.cloneNode(false);
    for (const name of ["data-calculator", "data-print"]) shell.removeAttribute(name);
    shell.dataset.page = "gallery";
    shell.dataset.kind = state.kind;
    shell.dataset.print = "filled";
    const parts = [...root.querySelectorAll(state.parts && section === "questions" ? state.parts.join(", ") : PARTS[section])];
    shell.append(...parts.map((part) => part.cloneNode(true)));
    shell.querySelectorAll("dialog").forEach((one) => one.removeAttribute("data-idle")); // none that asks
    if (section === "bar") shell.querySelector("[data-result]").dataset.docked = "";
    else shell.querySelectorAll("[data-docked]").forEach((one) => one.removeAttribute("data-docked"));
    show(section, state.title, shell);
  }
}
const PARTS = {
  questions: ".ub-group",
  result: "[data-result]",
  bar: "[data-result]",
  trial: "[data-what-if], [data-result]",
  visit: "[data-taken]:not([hidden]), dialog[open]",
  machine: "[data-errors]:not([hidden]), [data-result], .ub-rules",
};

let count = 0;
/** Put into the page at the end, in one piece: a long page is slow to lay out again and again. @type {Object<string, HTMLElement[]>} */
let drawn = {};
const NAMES = ["id", "for", "name", "aria-controls", "aria-labelledby", "aria-describedby", "href"];

/** A copy in its frame, under names of its own, so that the page holds each name once. */
function show(section, title, made) {
  const own = `specimen-${(count += 1)}-`;
  for (const one of [made, ...made.querySelectorAll("*")]) {
    if (one.matches("section") && one.hasAttribute("aria-labelledby")) one.removeAttribute("aria-labelledby"); // no landmark here
    for (const name of NAMES) {
      const value = one.getAttribute(name);
      if (!value) continue;
      if (name === "href") {
        if (value.startsWith("#")) one.setAttribute("href", `#${own}${value.slice(1)}`);
      } else
        one.setAttribute(
          name,
          value
            .split(" ")
            .map((id) => own + id)
            .join(" "),
        );
    }
  }
  const frame = document.createElement("figure");
  frame.className = "ub-specimen";
  const caption = document.createElement("figcaption");
  caption.textContent = title;
  frame.append(caption, made);
  (drawn[section] = drawn[section] || []).push(frame);
}
