// Worksheet and key of a session, written into the page for the printer alone.
(function () {
  "use strict";
  const page = /** @type {any} */ (window);
  const { front, house } = page.UB;
  const { word } = front;
  const { version, hash, made, blank, choices } = page.UB_FRONT;
  const h = house.element;
  const LINES = 6;

  const list = (/** @type {string[]} */ items) => h("ul", {}, items.map((item) => h("li", {}, item)));
  const day = () => new Date().toLocaleDateString("en-US", { day: "numeric", month: "long", year: "numeric" });
  const boxes = (/** @type {string[]} */ texts) => texts.map((text) => h("span", { class: "ub-box" }, text));

  /** What both begin with: which session, of which version and date. @param {string} kind @param {any} session */
  function head(kind, session) {
    const pinned = [word("version", { version, hash }), word("made", { made }), word("printed", { date: day() })].join(" · ");
    return [
      h("p", { class: "ub-paper__kind" }, kind === "key" ? `${word("key")}. ${word("key-keep")}` : word("worksheet")),
      h("h1", {}, session.title),
      h("p", { class: "ub-meta" }, `${front.count("total", front.minutes(session.parts))} · ${pinned}`),
      h("p", { class: "ub-meta" }, word("status")),
      front.moved(session) ? h("p", { class: "ub-meta" }, h("strong", {}, front.moved(session))) : "",
      session.aims.length ? h("p", {}, word("afterwards")) : "", session.aims.length ? list(session.aims) : "",
      kind === "worksheet" ? h("p", { class: "ub-paper__line" }, word("name-line")) : "",
    ];
  }

  /** Every question, with room for yes and no. */
  function checklist() {
    const groups = blank.map((/** @type {any} */ group) =>
      h("div", { class: "ub-paper__group" }, h("p", {}, group.title),
        h("ul", { class: "ub-plain" }, group.questions.map((/** @type {string} */ text) => h("li", {}, h("span", { class: "ub-box" }), h("span", { class: "ub-box" }), text)))));
    return [h("p", {}, word("checklist"), ` (${word("yes-no")})`), h("div", { class: "ub-paper__list" }, groups)];
  }

  const decide = () => [
    h("p", {}, h("strong", {}, word("your-step")), " ", boxes(choices.map((/** @type {any} */ one) => one.says))),
    h("p", {}, h("strong", {}, word("your-sure")), " ", boxes(["sure-3", "sure-2", "sure-1"].map((name) => word(name)))),
    h("p", {}, h("strong", {}, word("your-why"))),
    ...Array.from({ length: LINES }, () => h("p", { class: "ub-paper__line" })),
  ];

  /** A case to be worked on. Later stages stand on sheets of their own. @param {any} one */
  const work = (one) => one.stages.map((/** @type {any} */ stage, /** @type {number} */ at) =>
    h("div", { class: "ub-paper__stage" },
      at ? h("h3", {}, `${one.title}: ${word("next-stage")}`) : "",
      h("p", { class: "ub-story" }, h("strong", {}, `${stage.title}. `), stage.says),
      at ? [] : checklist(), decide(), at < one.stages.length - 1 ? h("p", {}, word("turn-over")) : ""));

  /** A named row of the key; nothing where there is nothing. @param {string} name @param {string | string[]} says */
  const row = (name, says) => (says.length ? h("div", {}, h("dt", {}, word(name)), h("dd", {}, Array.isArray(says) ? list(says) : says)) : "");

  /** The answers to a case, with their reasons. @param {any} one @param {any} part */
  const answers = (one, part) => [
    h("dl", { class: "ub-way-of" }, row("point", one.teaches), row("your-note", part.note || "")),
    ...one.stages.flatMap((/** @type {any} */ stage) => [
      h("h3", {}, stage.title),
      h("dl", { class: "ub-way-of" },
        row("heard", `${stage.heard.badge}: ${stage.heard.says.join(" ")}`), row("worth", stage.worth),
        row("asked", `${stage.asked.badge}: ${stage.asked.says.join(" ")}`), row("known", stage.known), row("absent", stage.absent.join("; ")), row("why", stage.asked.why),
        row("plan", stage.asked.plan), row("held", stage.asked.held), row("psychosocial", stage.asked.psychosocial),
        row("rests", stage.asked.rests.join(", "))),
    ]),
    h("dl", { class: "ub-way-of" }, row("points", one.points.map(front.point)), row("tempts", one.tempts)),
  ];

  /** One sheet or more as an element. @param {"worksheet" | "key"} kind @param {any} session */
  front.paper = function (kind, session) {
    let number = 0;
    const parts = session.parts.map((/** @type {any} */ part) => {
      const one = front.caseOf(part);
      if (!one) return h("section", { class: "ub-paper__talk" }, h("p", {}, `${part.says} (${word("minutes-case", { n: part.minutes })})`), kind === "key" && part.note ? h("p", { class: "ub-meta" }, part.note) : "");
      number += 1;
      return h("section", { class: "ub-paper__case" }, h("h2", {}, `${number}. ${one.title} (${word("minutes-case", { n: part.minutes })})`), kind === "key" ? answers(one, part) : work(one));
    });
    return h("div", { class: "ub-paper", "data-sheet": kind }, head(kind, session), parts);
  };

  /** @param {"worksheet" | "key"} kind @param {any} session */
  front.print = function (kind, session) {
    for (const last of document.querySelectorAll(".ub-paper")) last.remove();
    /** @type {HTMLElement} */ (document.querySelector(".md-content__inner")).append(front.paper(kind, session));
    document.documentElement.dataset.sheet = kind;
    print();
  };

  // Printed later by the browser's own menu, the page is itself again.
  addEventListener("afterprint", () => {
    for (const last of document.querySelectorAll(".ub-paper")) last.remove();
    delete document.documentElement.dataset.sheet;
  });
})();
