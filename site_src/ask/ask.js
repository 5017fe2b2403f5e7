// The question box. What it needs for an answer is fetched once somebody turns to it; what was asked stays in this page.
(function () {
  "use strict";
  const script = document.currentScript;
  const field = document.querySelector("[data-ask]");
  if (!(script instanceof HTMLScriptElement) || !(field instanceof HTMLInputElement)) return;
  const site = new URL("../../", script.src).href;
  const form = field.form;
  const result = document.querySelector("[data-ask-result]");
  const says = result.querySelector("[role=status]");
  // A longer text is not a question.
  const LONGEST = 400;
  const PATIENCE_MS = 400;
  let engine = null;
  let asked = 0;

  /** The scripts that rank, and their data. From a folder on disk only a script element can fetch them. */
  function turnTo() {
    engine = engine || new Promise((done, failed) => {
      const needed = document.createElement("script");
      needed.src = script.dataset.src;
      needed.onload = () => done(Object.assign(globalThis.UB_ASK.ready(globalThis.UB_ASK.data.lists, globalThis.UB_ASK.data.statements), globalThis.UB_ASK.data));
      needed.onerror = () => { engine = null; needed.remove(); failed(new Error(needed.src)); };
      document.head.append(needed);
    });
    return engine;
  }
  const early = () => turnTo().catch(() => {}); // said when something is asked
  for (const event of ["focusin", "pointerover"]) form.addEventListener(event, early, { once: true });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const turn = ++asked;
    show("idle", text ? null : "empty");
    if (!text) return field.focus();
    if (text.length > LONGEST) return show("unanswered", "long");
    const slow = setTimeout(() => turn === asked && show("idle", "starting"), PATIENCE_MS);
    try {
      const ready = await turnTo();
      if (turn === asked) answer(ready, ready.ask(text));
    } catch {
      if (turn === asked) show("idle", "failed");
    } finally {
      clearTimeout(slow);
    }
  });

  /** Nothing but one of the sentences that the page brought with it. */
  function show(state, sentence) {
    result.dataset.state = state;
    says.replaceChildren();
    for (const one of result.querySelectorAll("[data-ask-when]")) one.hidden = one.dataset.askWhen !== state;
    result.querySelector("ol").replaceChildren();
    if (sentence) says.append(...form.querySelector(`template[data-says="${sentence}"]`).content.cloneNode(true).childNodes);
  }

  function answer(ready, { found, outside }) {
    if (!found.length) {
      show("unanswered", "none");
      const group = ready.lists.outside.find(({ id }) => id === outside);
      if (group) says.append(" ", ...inWords(ready.words["ask-outside"], group.says));
      return;
    }
    show("answered", null);
    says.append(...inWords(ready.words[found.length === 1 ? "ask-found-1" : "ask-found"], String(found.length)));
    result.querySelector("ol").append(...found.map((id) => item(ready, ready.statements.find((one) => one.id === id))));
  }

  function item(ready, { id, href, says: words, sources }) {
    const one = make("li", { "data-statement": id });
    const link = make("a", { href: site + href });
    link.append(...inWords(words));
    const from = make("p", { class: "ub-cite" });
    from.append(...inWords(ready.words["ask-sources"]), " ");
    sources.forEach((key, place) => {
      const { label, number, href: address } = ready.sources[key];
      const cited = make("a", { href: site + address, "aria-label": `Reference ${number}: ${label}` });
      cited.append(`[${number}]`);
      from.append(place ? ", " : "", `${label} `, cited);
    });
    if (!sources.length) from.append(...inWords(ready.words["no-source"]));
    const name = make("code", {});
    name.append(id);
    from.append(" · ", name);
    one.append(link, from);
    return one;
  }

  function make(kind, attributes) {
    const element = document.createElement(kind);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  /** A text for each reader, of whom the style sheet shows one; {n} is filled in. */
  function inWords(words, n) {
    return ["clinician", "patient"].map((reader) => {
      const one = make("span", { "data-for": reader });
      const filled = n && typeof n === "object" ? n[reader] : n;
      one.append(words[reader].replace("{n}", filled));
      return one;
    });
  }

  form.hidden = false;
  document.querySelector("[data-ask-without]").hidden = true;
})();
