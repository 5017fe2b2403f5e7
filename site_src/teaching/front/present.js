// The presenter view: a session in large type, one step a key press; a clicker's page keys work. Escape leads to the form.
(function () {
  "use strict";
  const page = /** @type {any} */ (window);
  const { front, house } = page.UB;
  const { word } = front;
  const { compose } = page.UB_FRONT;
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-present]"));
  if (!root) return;
  const h = house.element;
  const FITS = 4;
  const WIDE = 900;
  const place = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-place="${name}"]`));

  /** @type {any} */
  let session = null;
  /** @type {any[]} */
  let steps = [];
  let at = 0;

  /** Where it stands: the part of the hour and the minutes that it may take. @param {any} step */
  function where(step) {
    const minutes = step.ends ? word("minute-of", { begins: step.begins, ends: step.ends, all: front.minutes(session.parts) }) : "";
    return [step.kind === "opening" ? "" : session.title, step.one && step.kind !== "case" ? step.one.title : "", minutes].filter(Boolean).join(" · ");
  }

  /** In a wide window nothing scrolls: what does not fit is set smaller, in steps. */
  function fit() {
    delete root.dataset.fit;
    const { scrollingElement: whole } = document;
    for (let step = 1; step <= FITS && innerWidth >= WIDE && whole && whole.scrollHeight > innerHeight; step += 1) root.dataset.fit = String(step);
  }

  function draw() {
    const step = { ...steps[at], of: session.parts.filter((/** @type {any} */ part) => part.case).length };
    place("step").replaceChildren(...front.slides[step.kind](step, session));
    root.dataset.kind = step.kind;
    place("where").textContent = where(step);
    place("count").textContent = word("step-of", { n: at + 1, m: steps.length });
    for (const [name, end] of [["back", 0], ["next", steps.length - 1]]) root.querySelector(`[data-go="${name}"]`)?.toggleAttribute("disabled", at === end);
    fit();
    history.replaceState({ ...history.state, ubStep: at }, ""); // loaded again, it goes on where it was
  }

  /** @param {number} to */
  function go(to) {
    const next = Math.min(steps.length - 1, Math.max(0, to));
    if (next === at) return;
    at = next;
    draw();
    /** @type {HTMLElement} */ (place("step").querySelector("h1")).focus();
  }

  const leave = () => location.assign(new URL(compose, house.site).href + front.fragment(session));

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {}); // a frame may forbid it: then it stays as it is
  }

  /** One step on or back by key; in a field or on a button only by keys that mean nothing there. @type {Object<string, () => void>} */
  const KEYS = {
    ArrowRight: () => go(at + 1), PageDown: () => go(at + 1), " ": () => go(at + 1), ArrowDown: () => go(at + 1),
    ArrowLeft: () => go(at - 1), PageUp: () => go(at - 1), ArrowUp: () => go(at - 1),
    Home: () => go(0), End: () => go(steps.length - 1), Escape: leave, f: fullScreen,
  };

  /** On the slide of questions: the arrows up and down change the group, a digit opens a question. @param {string} key */
  function asks(key) {
    if (steps[at].kind !== "ask") return false;
    if (key === "ArrowUp" || key === "ArrowDown") {
      place("step").querySelector(".ub-asking")?.dispatchEvent(new CustomEvent("ub:group", { detail: key === "ArrowDown" ? 1 : -1 }));
      return true;
    }
    const buttons = place("step").querySelectorAll("[data-finding]");
    const chosen = /^[1-9]$/.test(key) && buttons[Number(key) - 1];
    if (!chosen) return false;
    /** @type {HTMLElement} */ (chosen).click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (!session || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const field = target.matches("input");
    if (event.key === " " && target.closest("button, a")) return;
    if (field && ["Home", "End", "f"].includes(event.key)) return;
    if (field && event.key === "Enter") {
      const fields = [...place("step").querySelectorAll("input")];
      /** @type {HTMLElement} */ (fields[(fields.indexOf(/** @type {any} */ (target)) + 1) % fields.length]).focus();
      return;
    }
    const act = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!field && asks(event.key)) event.preventDefault();
    else if (act) {
      event.preventDefault();
      act();
    }
  });

  /** One sentence a fault; a session that runs goes on. @param {string} head @param {string[]} faults */
  function refuse(head, faults) {
    const box = place("errors");
    box.replaceChildren(h("p", {}, h("strong", {}, head)), h("ul", {}, faults.map((says) => h("li", {}, says))), session ? h("p", {}, word("kept")) : "");
    box.hidden = false;
    box.focus();
  }

  /** @param {any} taken @param {number} from */
  function begin(taken, from) {
    session = taken;
    steps = front.steps(session);
    at = Math.min(steps.length - 1, from);
    const moved = front.moved(session);
    place("errors").hidden = true;
    place("moved").textContent = moved;
    place("moved").hidden = !moved;
    place("choose").hidden = true;
    root.hidden = false;
    document.documentElement.dataset.presenting = "";
    draw();
    /** @type {HTMLElement} */ (place("step").querySelector("h1")).focus();
  }

  function fromLink() {
    if (!front.inLink()) return;
    const { session: found, faults } = front.fromLink();
    if (found) begin(found, session ? 0 : (history.state || {}).ubStep || 0);
    else refuse(word("bad-link"), faults);
  }

  async function open(/** @type {File} */ file) {
    const { session: found, faults } = await front.open(file);
    if (!found) return refuse(word("bad-file"), faults);
    history.replaceState({}, "", front.fragment(found)); // loaded again, it is still there
    return begin(found, 0);
  }

  root.querySelector('[data-go="back"]')?.addEventListener("click", () => go(at - 1));
  root.querySelector('[data-go="next"]')?.addEventListener("click", () => go(at + 1));
  root.querySelector('[data-go="screen"]')?.addEventListener("click", fullScreen);
  root.querySelector('[data-go="leave"]')?.addEventListener("click", leave);
  const opener = /** @type {HTMLElement} */ (place("choose").querySelector("[data-open]"));
  opener.hidden = false;
  front.chooser(opener, open);
  document.addEventListener("ub:local", () => session && ["case", "points"].includes(steps[at].kind) && draw());
  addEventListener("hashchange", fromLink);
  addEventListener("resize", () => session && fit());
  new MutationObserver(() => session && fit()).observe(place("step"), { childList: true, subtree: true }); // a reply was opened
  fromLink();
})();
