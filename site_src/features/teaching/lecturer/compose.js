// The page of a session: title, aims and parts are put together, copied as a link, saved, opened, printed and presented.
(function () {
  "use strict";
  const page = /** @type {any} */ (window);
  const { front, house } = page.UB;
  const { word } = front;
  const { rules, ready, present, schema } = page.UB_FRONT;
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-session]"));
  if (!form) return;
  const h = house.element;
  const LONGEST_LINK = 8_000; // programs for mail and chat cut off what is longer

  /** What stands in the form, which may not be whole yet. @type {any} */
  let draft = { title: "", aims: [], parts: [], rules };
  /** What a taken session replaced. @type {any} */
  let before = null;

  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const place = (/** @type {string} */ name) => /** @type {HTMLElement} */ (form.querySelector(`[data-place="${name}"]`));
  const titleOf = (/** @type {any} */ part) => (part.case ? front.cases.get(part.case).title : part.own ? front.ownTitle(part.own) : part.says.trim() || word("talk"));

  /** The session as it stands in the form: numbers that are none stay as they were typed, to be named. */
  function typed() {
    const aims = field("aims").value.split("\n").map((aim) => aim.trim()).filter(Boolean);
    const whole = (/** @type {string} */ text) => (/^\d+$/.test(text.trim()) ? Number(text) : text);
    const parts = draft.parts.map((/** @type {any} */ part) => ({ ...part, minutes: whole(String(part.minutes)), ...(part.says === undefined ? {} : { says: part.says.trim() }) }))
      .map((/** @type {any} */ { note, ...part }) => (note && note.trim() ? { ...part, note: note.trim() } : part));
    return { title: field("title").value.trim(), aims, parts, rules: draft.rules };
  }

  /** One sentence a fault, above the form; the focus goes there. @param {string} head @param {string[]} faults */
  function refuse(head, faults) {
    const box = place("errors");
    box.replaceChildren(h("p", {}, h("strong", {}, head)), h("ul", {}, faults.map((says) => h("li", {}, says))), h("p", {}, word("kept")));
    box.hidden = false;
    box.focus();
    say("");
  }

  /** @param {string} text @param {...Node} more */
  function say(text, ...more) {
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
    const known = part.case && front.cases.get(part.case);
    const minutes = h("input", { type: "text", inputmode: "numeric", class: "ub-num", "aria-label": word("minutes-of", { title }), value: String(part.minutes) });
    const short = h("p", { class: "ub-meta", "data-short": "" });
    const tooShort = () => (short.textContent = known && Number(part.minutes) < known.minutes ? word("too-short", { n: known.minutes }) : "");
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
      return h("label", { class: "ub-part__text" }, h("span", { "aria-hidden": "true" }, word(name === "says" ? "says-of" : "note")), made);
    };
    const head = known
      ? h("p", { class: "ub-part__title" }, h("a", { href: new URL(known.page, house.site).href }, title), h("span", { class: "ub-meta" }, ` ${word(`difficulty-${known.difficulty}`)}`))
      : h("p", { class: "ub-part__title" }, part.own ? [title, h("span", { class: "ub-meta" }, ` ${word("own-tag")}`)] : word("talk"));
    const ends = [at === 0, at === draft.parts.length - 1];
    const [up, down] = [["↑", "up", -1], ["↓", "down", 1]].map(([sign, name, step], side) => {
      const made = button(String(sign), () => move(at, Number(step), String(name)), word(String(name), { title }));
      made.toggleAttribute("disabled", ends[side]);
      made.dataset.move = String(name);
      return made;
    });
    const gone = button("×", () => remove(at), word("remove", { title }));
    gone.dataset.move = "remove";
    return h("li", { class: "ub-part" }, head, h("div", { class: "ub-part__side" }, h("label", { class: "ub-part__minutes" }, minutes, h("span", { "aria-hidden": "true" }, " min")), up, down, gone),
      short, front.isCase(part) ? "" : text("says", word("says-of")), text("note", word("note-of", { title })));
  }

  function total() {
    const { parts } = typed();
    const sum = parts.reduce((/** @type {number} */ all, /** @type {any} */ part) => all + (Number(part.minutes) || 0), 0);
    const cases = parts.filter(front.isCase).length;
    place("total").textContent = parts.length ? `${front.count("total", sum)}, ${front.count("cases", cases)}` : word("no-parts");
  }

  function draw() {
    place("parts").replaceChildren(...draft.parts.map(row));
    total();
    for (const option of field("case").querySelectorAll("option")) option.disabled = draft.parts.some((/** @type {any} */ part) => part.case === option.value);
    const free = [...field("case").querySelectorAll("option")].find((option) => !option.disabled);
    if (field("case").selectedOptions[0]?.disabled && free) field("case").value = free.value;
    const moved = front.moved(draft);
    place("moved").textContent = moved;
    place("moved").hidden = !moved;
    keep();
  }

  /** Keep what is in the form, as it was typed. */
  const keep = () => front.draft.write({ title: field("title").value, aims: field("aims").value, parts: draft.parts, rules: draft.rules });

  /** @param {number} at @param {number} step @param {string} name */
  function move(at, step, name) {
    const { parts } = draft;
    [parts[at], parts[at + step]] = [parts[at + step], parts[at]];
    draw();
    const buttons = place("parts").children[at + step].querySelectorAll("[data-move]");
    const same = [...buttons].find((one) => /** @type {HTMLElement} */ (one).dataset.move === name && !one.hasAttribute("disabled"));
    /** @type {HTMLElement} */ (same || buttons[1 - [...buttons].findIndex((one) => /** @type {HTMLElement} */ (one).dataset.move === name)]).focus();
    say(word("moved-to", { title: titleOf(parts[at + step]), n: at + step + 1, m: parts.length }));
  }

  /** @param {number} at */
  function remove(at) {
    const [gone] = draft.parts.splice(at, 1);
    draw();
    const rows = place("parts").children;
    const next = rows[Math.min(at, rows.length - 1)];
    (next ? /** @type {HTMLElement} */ (next.querySelector('[data-move="remove"]')) : field("case")).focus();
    say(word("removed", { title: titleOf(gone) }));
  }

  /** @param {any} part */
  function add(part) {
    if (draft.parts.length >= schema.properties.parts.maxItems) return;
    draft.parts.push(part);
    draw();
    say(word("added", { title: titleOf(part) }));
  }

  /** @param {any} session */
  function show(session) {
    draft = structuredClone(session);
    field("title").value = draft.title;
    field("aims").value = draft.aims.join("\n");
    draw();
  }

  /** Take a session; what was here can be brought back. @param {any} session @param {string} says */
  function take(session, says) {
    const here = typed();
    const begun = here.title || here.aims.length || here.parts.length;
    before = begun && front.fragment(here) !== front.fragment(session) ? here : null;
    show(session);
    const undo = before && button(word("undo"), () => {
      show(before);
      say(word("undone"));
      field("title").focus();
    });
    say(says, ...(undo ? [" ", undo] : []));
  }

  /** The session, if it is whole; else it is said what is missing. */
  function whole() {
    const session = typed();
    const faults = front.faults(front.file(session));
    if (faults.length) refuse(word("bad-form"), faults);
    return faults.length ? null : session;
  }

  /** @param {File} file */
  async function open(file) {
    const { session, own, faults } = await front.open(file);
    if (session) take(session, word("taken-file", { name: file.name }));
    else if (own) addOwn(own);
    else refuse(word("bad-file"), faults);
  }

  /** Add a case of one's own, which is no case of the site. @param {any} own */
  function addOwn(own) {
    add(front.ownPart(own));
    say(word("own-added", { title: front.ownTitle(own) }));
  }

  function ownFromLink() {
    if (!front.ownInLink()) return;
    const { own, faults } = front.ownFromLink();
    history.replaceState(history.state, "", location.href.split("#")[0]);
    if (own) addOwn(own);
    else refuse(word("bad-own"), faults);
    form.scrollIntoView();
  }

  function fromLink() {
    if (!front.inLink()) return;
    const { session, faults } = front.fromLink();
    const own = session && ready.some((/** @type {any} */ one) => one.title === session.title);
    // Taken, it leaves the address: a reload must not bring it back over later work.
    history.replaceState(history.state, "", location.href.split("#")[0]);
    if (session) take(session, word(own ? "taken-ready" : "taken-link"));
    else refuse(word("bad-link"), faults);
    form.scrollIntoView();
  }

  const address = (/** @type {any} */ session, /** @type {string} */ target) => new URL(target, house.site).href + front.fragment(session);

  /** @type {Object<string, (session: any) => void>} */
  const acts = {
    present: (session) => location.assign(address(session, present)),
    async copy(session) {
      const link = location.href.split("#")[0] + front.fragment(session);
      if (link.length > LONGEST_LINK) return say(word("too-long", { n: link.length }));
      if (await page.UB.copy(link)) say(word("copied"));
      else {
        const shown = /** @type {HTMLInputElement} */ (h("input", { type: "text", readonly: "", "aria-label": word("copy-by-hand"), value: link }));
        say(`${word("copy-by-hand")} `, shown);
        shown.select();
      }
    },
    save(session) {
      front.download(front.file(session), word("file-name"));
      say(word("saved", { name: word("file-name") }));
    },
    worksheet: (session) => printed("worksheet", session),
    key: (session) => printed("key", session),
  };

  /** Print, once the guide has answered what is not of this site. @param {"worksheet" | "key"} kind @param {any} session */
  async function printed(kind, session) {
    if (front.unlearned(session)) {
      say(word("own-waits"));
      const faults = await front.learn(session);
      if (faults.length) return refuse(word("bad-form"), faults);
      say("");
    }
    return front.print(kind, session);
  }

  /** An empty form; what was here can be brought back. */
  function startOver() {
    take({ title: "", aims: [], parts: [], rules }, word("started-over"));
    field("title").focus();
  }

  for (const [name, act] of Object.entries(acts)) {
    form.querySelector(`[data-act="${name}"]`)?.addEventListener("click", () => {
      const session = whole();
      if (session) act(session);
    });
  }
  front.chooser(form.querySelector('[data-act="open"]'), open);
  form.querySelector('[data-act="add"]')?.addEventListener("click", () => {
    const known = front.cases.get(field("case").value);
    if (known && !draft.parts.some((/** @type {any} */ part) => part.case === known.id)) add({ minutes: known.minutes, case: known.id });
  });
  form.querySelector('[data-act="talk"]')?.addEventListener("click", () => {
    add({ minutes: 3, says: "" });
    /** @type {HTMLElement} */ (place("parts").lastElementChild?.querySelector("textarea")).focus();
  });
  form.querySelector('[data-act="empty"]')?.addEventListener("click", startOver);
  form.addEventListener("input", keep);
  addEventListener("beforeunload", (event) => {
    if (!front.draft.works && (draft.parts.length || field("title").value)) event.preventDefault();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const arrive = () => {
    fromLink();
    ownFromLink();
  };
  addEventListener("hashchange", arrive);
  form.hidden = false;
  const left = front.draft.read();
  if (left) {
    show({ ...left, aims: left.aims.split("\n"), rules: left.rules || rules });
    say(word("draft-back"));
  } else draw();
  arrive();
})();
