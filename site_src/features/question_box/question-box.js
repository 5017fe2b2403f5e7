// The question box. What it needs for an answer is fetched once somebody turns to it; what was asked stays in this page.

function setUp() {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-ask]"));
  if (!field) return;
  const site = new URL("../../", script.src).href;
  const form = /** @type {HTMLFormElement} */ (field.form);
  const result = /** @type {HTMLElement} */ (document.querySelector("[data-ask-result]"));
  const says = /** @type {HTMLElement} */ (result.querySelector("[role=status]"));
  const [related, asking] = ["related", "asking"].map(
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
          done(
            Object.assign(
              globalThis.UB_QUESTION_BOX.ready(globalThis.UB_QUESTION_BOX.data.lists, globalThis.UB_QUESTION_BOX.data.statements),
              globalThis.UB_QUESTION_BOX.data,
            ),
          );
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
    for (const list of [answers, related, asking]) list.replaceChildren();
    for (const list of [related, asking]) /** @type {HTMLElement} */ (list.parentElement).hidden = true;
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
    const { found, outside, silent, emergency } = heard;
    const one = (id) => statements.find((row) => row.id === id);
    show(found.length ? "answered" : "unanswered", found.length ? null : "none");
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
    answers.append(...found.map((id) => item(ready, one(id), heard.why[id], "data-statement")));
    fill(
      related,
      heard.related.map((id) => item(ready, one(id), heard.why[id], "data-related")),
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

  /** A statement, how far the literature goes, by which words it was found, and its sources. */
  function item(ready, { id, href, says: words, sources, support }, why, name) {
    const { lists, words: own } = ready;
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
    from.append(...inWords(own["ask-sources"]), " ");
    sources.forEach((key, place) => {
      const { label, number, href: address } = ready.sources[key];
      const cited = make("a", { href: site + address, "aria-label": `Reference ${number}: ${label}` });
      cited.append(`[${number}]`);
      from.append(place ? ", " : "", `${label} `, cited);
    });
    if (!sources.length) from.append(...inWords(own["no-source"]));
    const code = make("code", {});
    code.append(id);
    from.append(" · ", code);
    one.append(page(href, words), scales, from);
    return one;
  }

  /** The reader's own words, and what they were read as, unless that says the same. */
  function because(lists, { topic, words }, reader) {
    const label = lists.topics.find(({ id }) => id === topic).says[reader];
    return `“${words}”${label.toLowerCase() === words.toLowerCase() ? "" : ` (${label})`}`;
  }

  function make(kind, attributes) {
    const element = document.createElement(kind);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  const each = (made) => Object.fromEntries(["clinician", "patient"].map((reader) => [reader, made(reader)]));

  /** A text for each reader, of whom the style sheet shows one; what stands in braces is filled in. */
  function inWords(words, values = {}) {
    const texts = each((reader) =>
      words[reader].replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "object" ? values[name][reader] : String(values[name]))),
    );
    if (texts.clinician === texts.patient) return [texts.clinician];
    return Object.entries(texts).map(([reader, text]) => {
      const one = make("span", { "data-for": reader });
      one.append(text);
      return one;
    });
  }

  form.hidden = false;
  /** @type {HTMLElement} */ (document.querySelector("[data-ask-without]")).hidden = true;
}
setUp();
