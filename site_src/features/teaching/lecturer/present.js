// The presenter view: a session in large type, one step a key press; a clicker's keys work, and none of them loses anything.
import { h } from "../../../frontend/shared/elements.js";
import { presenterDialogs } from "./presenter-dialogs.js";
import { askAboutCustomCases, customCaseFromLink, hasCustomCaseLink, hasUnansweredCases, isCase, sessionOf } from "./custom-cases.js";
import { run } from "./running-session.js";
import {
  hasSessionLink,
  openSession,
  otherRules,
  sessionFragment,
  sessionFromLink,
  setUpFileChooser,
  totalMinutes,
} from "./session-format.js";
import { sessionText } from "./session-text.js";
import { slides } from "./slides.js";
import { sessionSteps } from "./steps.js";

const { localSettings } = window.UB;
const { compose } = window.UB_LECTURER;
const root = /** @type {HTMLElement} */ (document.querySelector("[data-present]"));
const FITS = 8;
const WIDE = 900;
const place = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-place="${name}"]`));

/** @type {any} */
let session = null;
/** @type {any[]} */
let steps = [];
let at = 0;

/** Where it stands: the part of the hour and the minutes that it may take. @param {any} step */
function where(step) {
  const minutes = step.ends ? sessionText("minute-of", { begins: step.begins, ends: step.ends, all: totalMinutes(session.parts) }) : "";
  return [step.kind === "opening" ? "" : session.title, step.one && step.kind !== "case" ? step.one.title : "", minutes]
    .filter(Boolean)
    .join(" · ");
}

/** In a wide window nothing scrolls: what does not fit is set smaller, in steps. */
function fit() {
  delete root.dataset.fit;
  const { scrollingElement: whole } = document;
  for (let step = 1; step <= FITS && innerWidth >= WIDE && whole && whole.scrollHeight > innerHeight; step += 1)
    root.dataset.fit = String(step);
}

function draw() {
  const step = { ...steps[at], of: session.parts.filter(isCase).length };
  place("step").replaceChildren(...slides[step.kind](step, session));
  root.dataset.kind = step.kind;
  place("where").textContent = where(step);
  place("count").textContent = sessionText("step-of", { n: at + 1, m: steps.length });
  for (const [name, end] of [
    ["back", 0],
    ["next", steps.length - 1],
  ])
    root.querySelector(`[data-go="${name}"]`)?.toggleAttribute("disabled", at === end);
  fit();
  run.save({ step: at });
  history.replaceState({ ...history.state, ubStep: at }, ""); // where the browser keeps nothing else
}

/** @param {number} to */
function go(to) {
  const next = Math.min(steps.length - 1, Math.max(0, to));
  if (next === at) return;
  at = next;
  draw();
  /** @type {HTMLElement} */ (place("step").querySelector("h1")).focus();
}

const leave = () => location.assign(new URL(compose, localSettings.site).href + sessionFragment(session));

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {}); // a frame may forbid it: then it stays as it is
}

/** Escape ends the full screen; outside of it, it asks first. */
function closeOrLeave() {
  if (document.fullscreenElement) document.exitFullscreen();
  else presenterDialogs.ask("leave", leave);
}

/** One step on or back by key; in a field or on a button only by keys that mean nothing there. @type {Object<string, () => void>} */
const KEYS = {
  ArrowRight: () => go(at + 1),
  PageDown: () => go(at + 1),
  " ": () => go(at + 1),
  ArrowDown: () => go(at + 1),
  ArrowLeft: () => go(at - 1),
  PageUp: () => go(at - 1),
  ArrowUp: () => go(at - 1),
  Home: () => go(0),
  End: () => go(steps.length - 1),
  Escape: closeOrLeave,
  f: fullScreen,
  F: fullScreen,
};

/** On the slide of questions: the arrows up and down change the group, a digit opens a question, 0 the tenth. @param {string} key */
function asks(key) {
  if (steps[at].kind !== "ask") return false;
  if (key === "ArrowUp" || key === "ArrowDown") {
    place("step")
      .querySelector(".ub-asking")
      ?.dispatchEvent(new CustomEvent("ub:group", { detail: key === "ArrowDown" ? 1 : -1 }));
    return true;
  }
  const buttons = place("step").querySelectorAll("[data-finding]");
  const chosen = /^\d$/.test(key) && buttons[(Number(key) + 9) % 10];
  if (!chosen) return false;
  /** @type {HTMLElement} */ (chosen).click();
  return true;
}

/** In a field, where only digits are taken, the keys that mean something there. */
const OF_FIELDS = ["Home", "End", "f", "F", "w", "W", ","];

/** One sentence a fault; a session that runs goes on. @param {string} head @param {string[]} faults */
function showErrors(head, faults) {
  const box = place("errors");
  box.replaceChildren(
    h("p", {}, h("strong", {}, head)),
    h(
      "ul",
      {},
      faults.map((says) => h("li", {}, says)),
    ),
    session ? h("p", {}, sessionText("kept")) : "",
  );
  box.hidden = false;
  box.focus();
}

/** Begin, once the guide has answered what is not of this site. @param {any} next @param {any} from */
async function present(next, from) {
  if (hasUnansweredCases(next)) {
    place("waits").textContent = sessionText("own-waits");
    const faults = await askAboutCustomCases(next);
    place("waits").textContent = "";
    if (faults.length) return showErrors(sessionText("bad-own"), faults);
  }
  return begin(next, from);
}

/** @param {any} next @param {any} from the step, where this tab keeps nothing of the session */
function begin(next, from) {
  session = next;
  steps = sessionSteps(session);
  at = run.begin(session, steps, from);
  const moved = otherRules(session);
  place("errors").hidden = true;
  place("moved").textContent = moved;
  place("moved").hidden = !moved;
  place("choose").hidden = true;
  root.hidden = false;
  document.documentElement.dataset.presenting = "";
  draw();
  /** @type {HTMLElement} */ (place("step").querySelector("h1")).focus();
  presenterDialogs.again();
}

/** Begin the same session with nothing counted and nothing asked. */
function restart() {
  run.restart();
  at = 0;
  draw();
  /** @type {HTMLElement} */ (place("step").querySelector("h1")).focus();
}

function fromLink() {
  if (hasCustomCaseLink()) {
    const { own, faults } = customCaseFromLink();
    if (own) presentNow(sessionOf(own));
    else showErrors(sessionText("bad-own"), faults);
  }
  if (!hasSessionLink()) return;
  const { session: found, faults } = sessionFromLink();
  if (found) present(found, session ? 0 : (history.state || {}).ubStep);
  else showErrors(sessionText("bad-link"), faults);
}

async function open(/** @type {File} */ file) {
  const { session: found, own, faults } = await openSession(file);
  if (found || own) presentNow(found || sessionOf(own));
  else showErrors(sessionText("bad-file"), faults);
}

/** Present what came without a link: loaded again, it is still there. @param {any} found */
function presentNow(found) {
  history.replaceState({}, "", sessionFragment(found));
  present(found, 0);
}

export function setUpPresenter() {
  presenterDialogs.add();
  document.addEventListener("keydown", (event) => {
    if (!session || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const { key } = event;
    const target = /** @type {HTMLElement} */ (event.target);
    const act = Object.hasOwn(KEYS, key) && KEYS[key];
    if (presenterDialogs.asking) {
      if (!key.startsWith("Page")) return; // the buttons of the question, and Escape, which closes it
      presenterDialogs.stay();
    }
    const field = target.matches("input");
    if (field && OF_FIELDS.includes(key)) return;
    if (event.repeat) {
      if (act) event.preventDefault(); // a key that is held runs through nothing
      return;
    }
    if (presenterDialogs.key(key, Boolean(act) || key === "Enter")) {
      event.preventDefault();
      return;
    }
    if (key === " " && target.closest("button, a")) return;
    if (field && key === "Enter") {
      const fields = [...place("step").querySelectorAll("input")];
      /** @type {HTMLElement} */ (fields[(fields.indexOf(/** @type {any} */ (target)) + 1) % fields.length]).focus();
      return;
    }
    if (!field && asks(key)) event.preventDefault();
    else if (act) {
      event.preventDefault();
      act();
    }
  });
  root.querySelector('[data-go="back"]')?.addEventListener("click", () => go(at - 1));
  root.querySelector('[data-go="next"]')?.addEventListener("click", () => go(at + 1));
  root.querySelector('[data-go="screen"]')?.addEventListener("click", fullScreen);
  const over = root.querySelector('[data-go="restart"]');
  over?.addEventListener("click", () => presenterDialogs.ask("restart", restart));
  document.addEventListener("ub:run", () => over?.toggleAttribute("hidden", !run.used));
  root.querySelector('[data-go="leave"]')?.addEventListener("click", leave);
  const opener = /** @type {HTMLElement} */ (place("choose").querySelector("[data-open]"));
  opener.hidden = false;
  setUpFileChooser(opener, open);
  document.addEventListener("ub:local", () => session && ["case", "points"].includes(steps[at].kind) && draw());
  addEventListener("hashchange", fromLink);
  addEventListener("resize", () => session && fit());
  new MutationObserver(() => session && fit()).observe(place("step"), { childList: true, subtree: true }); // a reply was opened
  fromLink();
}
