// Worksheet and key of a session, written into the page for the printer alone.
import { h } from "../../../frontend/shared/elements.js";
import { pointText } from "./case-summaries.js";
import { summaryOf } from "./custom-cases.js";
import { otherRules, totalMinutes } from "./session-format.js";
import { countText, sessionText } from "./session-text.js";

const { version, hash, made, blank, choices } = window.UB_LECTURER;
const LINES = 6;

const list = (/** @type {string[]} */ items) =>
  h(
    "ul",
    {},
    items.map((item) => h("li", {}, item)),
  );
const day = () => new Date().toLocaleDateString("en-US", { day: "numeric", month: "long", year: "numeric" });
const boxes = (/** @type {string[]} */ texts) => texts.map((text) => h("span", { class: "ub-box" }, text));

/** What both begin with: which session, of which version and date. @param {string} kind @param {any} session */
function head(kind, session) {
  const pinned = [sessionText("version", { version, hash }), sessionText("made", { made }), sessionText("printed", { date: day() })].join(
    " · ",
  );
  return [
    h("p", { class: "ub-paper__kind" }, kind === "key" ? `${sessionText("key")}. ${sessionText("key-keep")}` : sessionText("worksheet")),
    h("h1", {}, session.title),
    h("p", { class: "ub-meta" }, `${countText("total", totalMinutes(session.parts))} · ${pinned}`),
    h("p", { class: "ub-meta" }, sessionText("status")),
    otherRules(session) ? h("p", { class: "ub-meta" }, h("strong", {}, otherRules(session))) : "",
    session.aims.length ? h("p", {}, sessionText("afterwards")) : "",
    session.aims.length ? list(session.aims) : "",
    kind === "worksheet" ? h("p", { class: "ub-paper__line" }, sessionText("name-line")) : "",
  ];
}

/** Every question, with room for yes and no. */
function checklist() {
  const groups = blank.map((/** @type {any} */ group) =>
    h(
      "div",
      { class: "ub-paper__group" },
      h("p", {}, group.title),
      h(
        "ul",
        { class: "ub-plain" },
        group.questions.map((/** @type {string} */ text) =>
          h("li", {}, h("span", { class: "ub-box" }), h("span", { class: "ub-box" }), text),
        ),
      ),
    ),
  );
  return [h("p", {}, sessionText("checklist"), ` (${sessionText("yes-no")})`), h("div", { class: "ub-paper__list" }, groups)];
}

const decide = () => [
  h("p", {}, h("strong", {}, sessionText("your-step")), " ", boxes(choices.map((/** @type {any} */ one) => one.says))),
  h("p", {}, h("strong", {}, sessionText("your-sure")), " ", boxes(["sure-3", "sure-2", "sure-1"].map((name) => sessionText(name)))),
  h("p", {}, h("strong", {}, sessionText("your-why"))),
  ...Array.from({ length: LINES }, () => h("p", { class: "ub-paper__line" })),
];

/** A case to be worked on. Later stages stand on sheets of their own. @param {any} one */
const work = (one) =>
  one.stages.map((/** @type {any} */ stage, /** @type {number} */ at) =>
    h(
      "div",
      { class: "ub-paper__stage" },
      at ? h("h3", {}, `${one.title}: ${sessionText("next-stage")}`) : "",
      h("p", { class: "ub-story" }, h("strong", {}, `${stage.title}. `), stage.says),
      at ? [] : checklist(),
      decide(),
      at < one.stages.length - 1 ? h("p", {}, sessionText("turn-over")) : "",
    ),
  );

/** A named row of the key; nothing where there is nothing. @param {string} name @param {string | string[]} says */
const row = (name, says) =>
  says.length ? h("div", {}, h("dt", {}, sessionText(name)), h("dd", {}, Array.isArray(says) ? list(says) : says)) : "";

/** The answers to a case, with their reasons. @param {any} one @param {any} part */
const answers = (one, part) => [
  h("dl", { class: "ub-way-of" }, row("point", one.teaches), row("your-note", part.note || "")),
  ...one.stages.flatMap((/** @type {any} */ stage) => [
    h("h3", {}, stage.title),
    h(
      "dl",
      { class: "ub-way-of" },
      row("heard", `${stage.heard.badge}: ${stage.heard.says.join(" ")}`),
      row("worth", stage.worth),
      row("asked", `${stage.asked.badge}: ${stage.asked.says.join(" ")}`),
      row("known", stage.known),
      row("absent", stage.absent.join("; ")),
      row("why", stage.asked.why),
      row("plan", stage.asked.plan),
      row("held", stage.asked.held),
      row("psychosocial", stage.asked.psychosocial),
      row("rests", stage.asked.rests.join(", ")),
    ),
  ]),
  h("dl", { class: "ub-way-of" }, row("points", one.points.map(pointText)), row("tempts", one.tempts)),
];

/** One sheet or more as an element. @param {"worksheet" | "key"} kind @param {any} session */
export function sheet(kind, session) {
  let number = 0;
  const parts = session.parts.map((/** @type {any} */ part) => {
    const one = summaryOf(part);
    if (!one)
      return h(
        "section",
        { class: "ub-paper__talk" },
        h("p", {}, `${part.says} (${sessionText("minutes-case", { n: part.minutes })})`),
        kind === "key" && part.note ? h("p", { class: "ub-meta" }, part.note) : "",
      );
    number += 1;
    return h(
      "section",
      { class: "ub-paper__case" },
      h("h2", {}, `${number}. ${one.title} (${sessionText("minutes-case", { n: part.minutes })})`),
      kind === "key" ? answers(one, part) : work(one),
    );
  });
  return h("div", { class: "ub-paper", "data-sheet": kind }, head(kind, session), parts);
}

/** @param {"worksheet" | "key"} kind @param {any} session */
export function printSheet(kind, session) {
  for (const last of document.querySelectorAll(".ub-paper")) last.remove();
  /** @type {HTMLElement} */ (document.querySelector(".md-content__inner")).append(sheet(kind, session));
  document.documentElement.dataset.sheet = kind;
  print();
}

// Printed later by the browser's own menu, the page is itself again.
addEventListener("afterprint", () => {
  for (const last of document.querySelectorAll(".ub-paper")) last.remove();
  delete document.documentElement.dataset.sheet;
});
