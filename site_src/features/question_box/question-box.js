// The question box. What it needs for an answer is fetched once somebody turns to it; what was asked stays in this page.

import { each, filled, inWords, make, sentence } from "./reader-words.js";

function setUp() {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-ask]"));
  if (!field) return;
  const site = new URL("../../", script.src).href;
  const form = /** @type {HTMLFormElement} */ (field.form);
  const result = /** @type {HTMLElement} */ (document.querySelector("[data-ask-result]"));
  const says = /** @type {HTMLElement} */ (result.querySelector("[role=status]"));
  const [added, related, asking] = ["added", "related", "asking"].map(
    (name) => /** @type {HTMLElement} */ (result.querySelector(`[data-ask-list="${name}"]`)),
  );
  const answers = /** @type {HTMLElement} */ (result.querySelector("ol"));
  // A longer text is not a question. What may be an emergency in it is still named.
  const LONGEST = 1000;
  // More than this is not read at all.
  const READ = 4000;
  const PATIENCE_MS = 400;
  // So many reasons say enough of why a statement was found.
  const REASONS = 3;
  /** @type {Promise<any> | null} */
  let engine = null;
  let asked = 0;

  /** The scripts that rank, and their data. From a folder on disk only a script element can fetch them. */
  function turnTo() {
    engine =
      engine ||
      new Promise((done, failed) => {
        const needed = document.createElement("script");
        needed.src = String(script.dataset.src);
        needed.onload = () =>
          done(Object.assign(globalThis.UB_QUESTION_BOX.ready(globalThis.UB_QUESTION_BOX.data), globalThis.UB_QUESTION_BOX.data));
        needed.onerror = () => {
          engine = null;
          needed.remove();
          failed(new Error(needed.src));
        };
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
    const slow = setTimeout(() => turn === asked && show("idle", "starting"), PATIENCE_MS);
    try {
      const ready = await turnTo();
      if (turn === asked) (text.length > LONGEST ? refuse : answer)(ready, ready.ask(text.slice(0, READ)));
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
    for (const list of [answers, added, related, asking]) list.replaceChildren();
    for (const list of [added, related, asking]) /** @type {HTMLElement} */ (list.parentElement).hidden = true;
    if (sentence)
      line(
        .../** @type {HTMLTemplateElement} */ (form.querySelector(`template[data-says="${sentence}"]`)).content.cloneNode(true).childNodes,
      );
  }

  /** One more line of what is announced. */
  function line(...parts) {
    const one = make("p", {});
    one.append(...parts);
    says.append(one);
    return one;
  }

  function answer(ready, heard) {
    const { words, lists, statements } = ready;
    const { found, outside, silent, emergency, cautions } = heard;
    const one = (id) => statements.find((row) => row.id === id);
    show(found.length ? "answered" : "unanswered", found.length ? null : "none");
    // What to check first is read before anything that answers, and after where to get help.
    says.prepend(...cautions.map((id) => caution(ready, id)));
    // Where nothing answers, that is said first; where something does, or somebody is in danger, help comes first.
    if (emergency) {
      const urgent = first(ready, emergency);
      if (found.length || emergency === "help") says.prepend(urgent);
    }
    if (found.length) line(...inWords(words[found.length === 1 ? "ask-found-1" : "ask-found"], { n: String(found.length) }));
    for (const { id, words: typed } of outside) {
      const group = lists.outside.find((row) => row.id === id);
      if (group.says) line(...outsideWords(ready, group.says, typed));
      if (group.see) line(page(`${ready.pages.beyond}#${group.see}`, words["ask-beyond"]));
    }
    for (const { id } of silent) line(...inWords(words["ask-silent"], { n: lists.topics.find((row) => row.id === id).silent }));
    if (heard.related.length)
      line(...inWords(words[heard.related.length === 1 ? "ask-related-1" : "ask-related-n"], { n: String(heard.related.length) }));
    answers.append(...found.map((id) => item(ready, one(id), heard, "data-statement")));
    fill(added, [...heard.rules.map((rule) => addition(ready, rule)), ...heard.notes.map((id) => noteItem(ready, id))]);
    const before = heard.addedFirst ? "before" : "after";
    answers[before](/** @type {HTMLElement} */ (added.parentElement));
    fill(
      related,
      heard.related.map((id) => item(ready, one(id), heard, "data-related")),
    );
    fill(
      asking,
      heard.asked.map((id) => question(ready, id)),
    );
  }

  /** What no statement is about, with the word that was typed, unless that says the same. */
  function outsideWords({ words }, says, typed) {
    const same = Object.values(says).some((one) => one.toLowerCase().includes(typed.toLowerCase()));
    return inWords(words[same ? "ask-silent" : "ask-outside"], { n: says, words: typed });
  }

  function refuse(ready, { emergency }) {
    show("unanswered", "long");
    if (emergency) first(ready, emergency);
  }

  function fill(list, items) {
    list.replaceChildren(...items);
    /** @type {HTMLElement} */ (list.parentElement).hidden = !items.length;
  }

  /** What may be an emergency: a line of its own that leads to help, and to causes outside the spine. */
  function first(ready, kind) {
    const urgent = line(...inWords(ready.words[`ask-emergency-${kind}`]), " ", page(ready.pages.help, ready.words["help-now-link"]));
    urgent.classList.add("ub-question-box__first");
    urgent.setAttribute("data-ask-emergency", kind);
    if (kind === "gate" || kind === "region") urgent.append(" · ", page(ready.pages.beyond, ready.words["ask-beyond"]));
    return urgent;
  }

  function page(address, words) {
    const link = make("a", { href: site + address });
    link.append(...inWords(words));
    return link;
  }

  /** A question of the calculators about what was named, with what counts as a yes. */
  function question(ready, id) {
    const { label, says: words } = ready.findings[id];
    const one = make("li", { "data-finding": id });
    one.append(page(`${ready.pages.screen}#ask-${id}`, label), ": ", ...inWords(words));
    return one;
  }

  /** A caution of the decision module, with its sources. */
  function caution(ready, id) {
    const { says: words, sources } = ready.cautions[id];
    const one = make("p", { class: "ub-question-box__caution", "data-caution": id });
    one.append(...sentence(words), " ", cited(ready, sources));
    return one;
  }

  /** A rule that is not in the article: what it says, how it is interpreted, by which words it was found, and its sources. */
  function addition(ready, { id, topic, words: typed }) {
    const { href, title, answer: n, how_soon: soon, notes, sources } = ready.rules.find((row) => row.id === id);
    const one = make("li", { "data-rule": id });
    const does = make("p", {});
    does.append(...sentence(filled(ready.words["ask-if-so"], { n, soon })));
    const reasons = make("p", { class: "ub-question-box__why" });
    reasons.append(...inWords(ready.words["ask-why"], { n: each((reader) => because(ready.lists, { topic, words: typed }, reader)) }));
    one.append(page(href, title), does, ...notes.map((name) => note(ready, name)), reasons, cited(ready, sources));
    return one;
  }

  function noteItem(ready, id) {
    const one = make("li", { "data-note": id });
    one.append(note(ready, id));
    return one;
  }

  /** An interpretation note. Its text is for clinicians; a patient finds it by the link. */
  function note(ready, id) {
    const { href, title, says: text } = ready.notes[id];
    const one = make("p", {});
    const whole = make("span", { "data-for": "clinician" });
    whole.append(`. ${text}`);
    one.append(...inWords(ready.words["ask-note"]), page(href, { clinician: title, patient: title }), whole);
    return one;
  }

  /** The sources of something that is not in the article. */
  function cited(ready, sources) {
    const from = make("span", { class: "ub-cite" });
    const origin = make("span", { "data-for": "clinician" });
    origin.append(" · ", ready.words.beyond.clinician);
    from.append(...inWords(ready.words["ask-sources"]), " ", ...references(ready, sources), origin);
    return from;
  }

  function references(ready, sources) {
    return sources.flatMap((key, place) => {
      const { label, number, href } = ready.sources[key];
      const link = make("a", { href: site + href, "aria-label": `Reference ${number}: ${label}` });
      link.append(`[${number}]`);
      return [place ? ", " : "", `${label} `, link];
    });
  }

  /** A statement with its cautions, how far the literature goes, by which words it was found, and its sources. */
  function item(ready, { id, href, says: words, sources, support }, { why: reasonsOf, cautions }, name) {
    const { lists, words: own } = ready;
    const why = reasonsOf[id];
    const said = Object.keys(ready.cautions).filter((one) => ready.cautions[one].statement === id && !cautions.includes(one));
    const one = make("li", { [name]: id });
    const literature = make("span", { "data-ask-support": "" });
    literature.append(...inWords(own["ask-support"], support));
    const reasons = make("span", { "data-ask-why": "" });
    reasons.append(
      ...(why.length
        ? inWords(own["ask-why"], {
            n: each((reader) =>
              why
                .slice(0, REASONS)
                .map((reason) => because(lists, reason, reader))
                .join(", "),
            ),
          })
        : inWords(own["ask-why-word"])),
    );
    const scales = make("p", { class: "ub-question-box__why" });
    scales.append(literature, " · ", reasons);
    const from = make("p", { class: "ub-cite" });
    from.append(...inWords(own["ask-sources"]), " ", ...references(ready, sources));
    if (!sources.length) from.append(...inWords(own["no-source"]));
    const code = make("code", {});
    code.append(id);
    from.append(" · ", code);
    one.append(page(href, words), ...said.map((key) => caution(ready, key)), scales, from);
    return one;
  }

  /** The reader's own words, and what they were read as, unless that says the same. */
  function because(lists, { topic, words }, reader) {
    const label = lists.topics.find(({ id }) => id === topic).says[reader];
    return `“${words}”${label.toLowerCase() === words.toLowerCase() ? "" : ` (${label})`}`;
  }

  form.hidden = false;
  /** @type {HTMLElement} */ (document.querySelector("[data-ask-without]")).hidden = true;
}
setUp();
