// A page of a case: the choice of how to work, and under each stage the decision or the panel of ask first.
import { encodeBase64url } from "../../../frontend/shared/base64url.js";
import { find, h } from "../../../frontend/shared/elements.js";
import { storagePerFile } from "../shared/storage.js";
import { askingPanel, assess } from "./ask-first.js";
import { teachingText } from "./teaching-text.js";
import { comparison, onWhatWasAsked } from "./compare.js";
import { decideForm } from "./decide.js";
import { score } from "./score.js";
import { PROGRESS, store } from "./store.js";

const UB = window.UB;
const { widget } = window.UB;

/** The stages of a case of the site, or of one's own, under the choice of how to work. */
/** @typedef {{all?: any, done: (id: string, stage: number) => any, decide: (id: string, stage: number, done: any) => void, asked: (id: string, stage: number, asked: number, shortest: number) => void}} Store */

/**
 * @param {HTMLElement} top where the choice of how to work stands
 * @param {any} one a case in the shape of `UB.cases.cases`
 * @param {Array<{mount: Element, reveals: HTMLDetailsElement[]}>} places one for each stage
 * @param {Store} store
 * @param {(mode: string, done: boolean) => void} changed after every decision and every change of mode
 */
export function runCase(top, one, places, store, changed) {
  const refresh = () =>
    changed(
      mode,
      one.stages.every((_, place) => store.done(one.id, place)),
    );
  const stages = one.stages.map((stage, place) => stageOf(one, stage, place, places[place], store, refresh));
  let mode = "decide";

  const says = h("p.ub-modes__says");
  const buttons = ["decide", "asking"].map((name) =>
    widget.actionButton(teachingText(`mode-${name}`), () => choose(name), { "data-mode": name }),
  );
  top.append(
    h(
      "div.ub-modes",
      null,
      h("p.ub-modes__title", null, teachingText("mode")),
      h("div.ub-actions", { role: "group", "aria-label": teachingText("mode") }, buttons),
      says,
    ),
  );
  choose("decide");

  function choose(name) {
    mode = name;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.mode === name));
    says.textContent = teachingText(`mode-${name}-says`);
    for (const stage of stages) stage.mode(name, stages);
    refresh();
  }
  return refresh;
}

/** What the panel in sight covers, so that nothing is scrolled under it that has the focus. */
function measurePanels() {
  const heights = [...document.querySelectorAll("[data-follows]")].map((one) => one.getBoundingClientRect().height);
  document.documentElement.style.setProperty("--ub-follows", `${Math.ceil(Math.max(0, ...heights))}px`);
  revealFocus(); // an answer may grow over it
}

/** Bring what has the focus out from under the panel. Firefox lets be what it covers in part. */
function revealFocus() {
  const focused = document.querySelector("main :focus-visible");
  if (focused && document.querySelector("[data-follows]") && !focused.closest("[data-follows]"))
    focused.scrollIntoView({ block: "nearest", behavior: "instant" });
}
addEventListener("focusin", revealFocus);
const sizes = typeof ResizeObserver === "function" ? new ResizeObserver(measurePanels) : null;

/** @param {HTMLElement} mount @param {boolean} on */
function follow(mount, on) {
  mount.toggleAttribute("data-follows", on);
  if (sizes) sizes[on ? "observe" : "unobserve"](mount);
  measurePanels();
}

/** One stage: its questions as they stand in the page, and what comes under them. */
function stageOf(one, stage, place, { mount, reveals }, store, refresh) {
  const title = (word) => (one.stages.length > 1 ? teachingText(`${word}-of`, { stage: stage.title }) : teachingText(word));
  /** Asked in this stage, in the order of asking. @type {string[]} */
  let asked = [];
  let mode = "decide";
  /** @type {any[]} */
  let all = [];
  /** @type {any} */
  let form = null;
  /** @type {any} */
  let panel = null;

  for (const reveal of reveals) {
    // A press asks; a search in the page or the printer, which open folds by themselves, do not.
    reveal.querySelector("summary").addEventListener("click", () => {
      const { finding } = reveal.dataset;
      if (reveal.open || asked.includes(finding)) return;
      asked.push(finding);
      for (const other of all) other.update();
    });
    // A learner who reaches for a question wants the answer soon.
    reveal.addEventListener("pointerover", awake);
    reveal.addEventListener("focusin", awake);
  }

  function awake() {
    if (mode === "asking" && UB.engine.state === "idle") UB.engine.start();
  }

  /** What is known of the stages before and still holds, then what was asked here. */
  function heard() {
    const before = place ? all[place - 1].heard().filter((name) => !stage.anew.includes(name)) : [];
    return [...new Set([...before, ...asked])];
  }

  const self = {
    asked: () => asked,
    heard,
    update() {
      if (form) form.offer();
      if (panel) panel.update(heard().map((finding) => ({ finding, carried: !asked.includes(finding) })));
    },
    mode(next, others) {
      [mode, all] = [next, others];
      if (mode === "asking") restart();
      else draw();
    },
  };
  return self;

  function restart() {
    asked = [];
    for (const reveal of reveals) reveal.open = false;
    draw();
    for (const other of all.slice(place + 1)) other.update();
  }

  function draw() {
    [form, panel] = [null, null];
    follow(mount, false);
    if (mode === "asking") {
      panel = askingPanel(title("asking"), stage, {
        restart,
        follow: (on) => follow(mount, on),
        ended: (n, shortest) => store.asked(one.id, place, n, shortest),
      });
      mount.replaceChildren(panel.box);
      self.update();
      return;
    }
    const done = store.done(one.id, place);
    if (done) return compare(done.decision, done.heard || heardNow(), false);
    form = decideForm(
      title("decision"),
      (decision) => compare(decision, heardNow(), true),
      () => Object.keys(stage.replies).filter((name) => !heardNow().includes(name)),
    );
    mount.replaceChildren(form.form);
  }

  /** What a decision rests on: what the text tells, and what was asked. */
  function heardNow() {
    const stated = Object.keys(stage.heard.answers);
    return Object.keys(stage.replies).filter((name) => stated.includes(name) || heard().includes(name));
  }

  function last() {
    const done = place ? store.done(one.id, place - 1) : null;
    return done ? { rung: done.decision.rung, floor: one.stages[place - 1].asked.imaging.floor } : null;
  }

  /** @param {any} decision @param {string[]} known @param {boolean} fresh whether it was committed just now */
  async function compare(decision, known, fresh) {
    form = null;
    const about = { asked: known, before: last(), next: null };
    const shown = (scored) => {
      const { box, heard: under } = comparison(title("compare"), decision, stage.asked, scored, again);
      mount.replaceChildren(box);
      return { box, under };
    };
    let { box, under } = shown(score(decision, stage.asked, about));
    if (!fresh) return;
    const save = (scored) => store.decide(one.id, place, { decision, heard: known, right: scored.right, kinds: scored.kinds });
    save(score(decision, stage.asked, about));
    find(box, "h3").focus();
    under.replaceChildren(h("p", { role: "status" }, teachingText("heard-waits")));
    try {
      const answers = known.filter((name) => stage.replies[name].answer !== null).map((name) => [name, stage.replies[name].answer]);
      const found = await assess(Object.fromEntries(answers));
      const next = widget.openQuestions("management", found).filter((name) => !known.includes(name));
      const scored = score(decision, stage.asked, { ...about, next });
      save(scored);
      const focused = mount.contains(document.activeElement);
      ({ box, under } = shown(scored));
      onWhatWasAsked(under, decision, stage.asked, found, known.length);
      if (focused) find(box, "h3").focus();
    } catch (error) {
      under.replaceChildren(h("p", null, teachingText("heard-failed", { says: error.message })));
    }
    refresh();
  }

  function again() {
    store.decide(one.id, place, null);
    draw();
    mount.querySelector("h3").focus();
  }
}

/** The page of a case: the fold of the guide says what opening it now means. */
export function setUpCasePage(top) {
  const one = UB.cases.cases[top.dataset.case];
  const summary = find(document, ".ub-guide > summary");
  const device = h("p.ub-modes__device");
  const places = one.stages.map((_, place) => ({
    mount: document.querySelectorAll('[data-teach="stage"]')[place],
    reveals: /** @type {any} */ ([...document.querySelectorAll(`details[data-finding][data-stage="${place}"]`)]),
  }));
  const refresh = runCase(top, one, places, store, (mode, done) => {
    summary.textContent = teachingText(done || mode === "asking" ? "guide-open" : "guide-closed");
    device.replaceChildren(
      teachingText(!store.stored ? "device-not" : storagePerFile ? "device-alone" : "device"),
      " ",
      widget.siteLink(PROGRESS, teachingText("to-progress")),
    );
  });
  top.querySelector(".ub-modes").append(device);
  store.onchange(refresh);
  if (storagePerFile) document.addEventListener("click", (event) => addProgress(event, one.id), true);
}

/** Where no page finds what another one keeps, a link to the page of progress takes it along. @param {Event} event @param {string} id */
function addProgress(event, id) {
  const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href]"));
  if (link && link.href.split("#")[0] === new URL(PROGRESS, UB.localSettings.site).href)
    link.hash = `progress=${encodeBase64url(store.textOf(id))}`;
}
