// What each step of a session shows. Each has one heading, which takes the focus.
import { h } from "../../../frontend/shared/elements.js";
import { pointText } from "./case-summaries.js";
import { publicAddress, qrCode, whyUnreachable } from "./qr-code.js";
import { run } from "./running-session.js";
import { sessionText } from "./session-text.js";
import { cloneTemplate, stepBadge } from "./templates.js";
import { pollForm, votesBesideAnswer } from "./votes.js";

const { choices, findings } = window.UB_LECTURER;
const HEARD = 3; // replies that stay in sight

const title = (/** @type {string} */ text) => h("h1", { class: "ub-slide__title", tabindex: "-1" }, text);
const list = (/** @type {string[]} */ items, kind = "") =>
  h(
    "ul",
    { class: kind },
    items.map((item) => h("li", {}, item)),
  );
const stageTitle = (/** @type {any} */ step) => step.one.stages[step.stage].title;

/** The link of a case: a QR code where others can reach it, else a sentence that says why they cannot. @param {any} one */
function scan(one) {
  if (!one.page) return ""; // one's own case has no address
  const href = publicAddress(one.page);
  if (href)
    return h(
      "figure",
      { class: "ub-scan" },
      qrCode(href, sessionText("qr-name", { title: one.title })),
      h("figcaption", {}, h("span", {}, sessionText("qr-says")), h("span", { class: "ub-scan__href" }, href)),
    );
  return h("p", { class: "ub-scan ub-scan--none" }, sessionText(whyUnreachable(), { page: one.page }));
}

/** Groups, the questions of one, and the last replies. @param {any} step */
function ask(step) {
  const { asks } = step.one.stages[step.stage];
  const questions = asks.flatMap((/** @type {any} */ group) => group.questions);
  const ids = run.asked(step);
  const done = ids.map((/** @type {string} */ id) => questions.find((/** @type {any} */ one) => one.id === id)).filter(Boolean);
  const tabs = h("div", { class: "ub-asking__groups", role: "group", "aria-label": sessionText("groups") });
  const open = h("ol", { class: "ub-plain ub-asking__list" });
  const replies = h("ol", { class: "ub-plain ub-asking__heard" });
  let at = 0;
  const hear = () =>
    replies.replaceChildren(
      ...done
        .slice(-HEARD)
        .reverse()
        .map((/** @type {any} */ one) =>
          h(
            "li",
            {},
            h("p", { class: "ub-asking__asked" }, findings[one.id].ask),
            h("p", {}, one.says, " ", h("span", { class: "ub-tag" }, one.by), " ", h("b", {}, one.value)),
          ),
        ),
    );
  const show = (/** @type {number} */ chosen) => {
    at = (chosen + asks.length) % asks.length;
    [...tabs.children].forEach((tab, number) => tab.setAttribute("aria-pressed", String(number === at)));
    open.replaceChildren(
      ...asks[at].questions.map((/** @type {any} */ one, /** @type {number} */ number) => {
        const button = h(
          "button",
          { type: "button", "data-finding": one.id, "aria-pressed": String(done.includes(one)) },
          h("kbd", { class: "ub-key", "aria-hidden": "true" }, String((number + 1) % 10)),
          h("span", {}, findings[one.id].ask),
        );
        button.addEventListener("click", () => {
          if (!done.includes(one)) done.push(one);
          else done.push(...done.splice(done.indexOf(one), 1)); // heard again, it is the last one
          button.setAttribute("aria-pressed", "true");
          ids.splice(0, ids.length, ...done.map((/** @type {any} */ { id }) => id));
          run.save();
          hear();
        });
        return h("li", {}, button);
      }),
    );
  };
  tabs.append(
    ...asks.map((/** @type {any} */ group, /** @type {number} */ number) => {
      const tab = h("button", { type: "button" }, group.title);
      tab.addEventListener("click", () => show(number));
      return tab;
    }),
  );
  show(0);
  hear();
  const slide = h("div", { class: "ub-asking" }, tabs, open, h("div", { role: "log", "aria-label": sessionText("replies") }, replies));
  slide.addEventListener("ub:group", (event) => show(at + /** @type {CustomEvent} */ (event).detail));
  return slide;
}

/** The drawing of the ladder, lit. @param {any} span */
function ladder(span) {
  const drawing = cloneTemplate(".ub-ladder--tall");
  drawing.toggleAttribute("data-withheld", !span);
  for (const [name, value] of Object.entries(span || {})) drawing.setAttribute(`data-${name}`, String(value));
  const choice = (/** @type {string} */ id) => choices.find((/** @type {any} */ one) => one.id === id).says;
  drawing.setAttribute(
    "aria-label",
    span
      ? sessionText(span.settled ? "ladder-settled" : "ladder-open", { floor: choice(span.floor), ceiling: choice(span.ceiling) })
      : sessionText("ladder-withheld"),
  );
  return drawing;
}

const guide = (/** @type {any} */ step) => step.one.stages[step.stage].asked;

/** What a step shows, by its kind. @type {Object<string, (step: any, session: any) => Array<Node | string>>} */
export const slides = {
  opening: (_, session) => [
    title(session.title),
    session.aims.length ? h("p", { class: "ub-slide__lead" }, sessionText("afterwards")) : "",
    list(session.aims, "ub-slide__aims"),
    h("p", { class: "ub-slide__small" }, sessionText("keys-begin")),
  ],
  talk: (step) => [title(step.says)],
  case: (step) => [
    h("p", { class: "ub-slide__over" }, sessionText("case-of", { n: step.number, m: step.of })),
    title(step.one.title),
    h("p", { class: "ub-slide__small" }, sessionText("case-fictional")),
    scan(step.one),
  ],
  story: (step) => [title(stageTitle(step)), h("p", { class: "ub-slide__story" }, step.one.stages[step.stage].says)],
  ask: (step) => [
    title(sessionText(step.stage ? "slide-ask-again" : "slide-ask")),
    h("p", { class: "ub-slide__recall" }, step.one.stages[step.stage].says),
    ask(step),
  ],
  poll: (step) => [title(sessionText("slide-poll")), pollForm(step)],
  answer: (step) => [
    title(sessionText("slide-answer")),
    h(
      "div",
      { class: "ub-slide__answer" },
      stepBadge(guide(step).rung, guide(step).badge),
      guide(step).says.map((/** @type {string} */ text) => h("p", {}, text)),
    ),
    h("p", { class: "ub-slide__lead" }, sessionText("why")),
    list(guide(step).why, "ub-slide__why"),
    h("p", { class: "ub-slide__small" }, `${sessionText("rests")}: ${guide(step).rests.join(", ")}`),
  ],
  ladder: (step) => [
    title(sessionText("slide-ladder")),
    h("div", { class: "ub-slide__beside" }, ladder(guide(step).ladder), votesBesideAnswer(step, guide(step).right)),
  ],
  plan: (step) => [
    title(sessionText("plan")),
    list(guide(step).plan, "ub-slide__plan"),
    guide(step).held.length ? h("p", { class: "ub-slide__lead" }, sessionText("held")) : "",
    list(guide(step).held, "ub-slide__plan"),
  ],
  points: (step) => [
    title(sessionText("points")),
    h(
      "div",
      { class: "ub-slide__beside ub-slide__beside--points" },
      list(step.one.points.map(pointText), "ub-slide__points"),
      scan(step.one),
    ),
  ],
  end: (_, session) => [
    title(sessionText("slide-end")),
    session.aims.length ? h("p", { class: "ub-slide__lead" }, sessionText("slide-end-aims")) : "",
    list(session.aims, "ub-slide__aims"),
    h("p", { class: "ub-slide__small" }, sessionText("slide-end-says")),
  ],
};
