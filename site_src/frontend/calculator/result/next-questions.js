// Ask next: the open questions, with Yes and No in place. Three are shown; "none of these" says no to those in sight only.
import { h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { actionButton, findingLabel, questionText, reader, siteData, uiText } from "../core/base.js";
import { pressGuard } from "../core/press-guard.js";
import { goTo } from "../question/open-group.js";
import { answerInPlace, noneOf } from "../core/status-line.js";
import { together } from "../core/together.js";
import { jump } from "./answer.js";
import { foldedPart } from "./explanations.js";

const SHOWN = 3;
let all = false;
let bars = 0;

/**
 * The questions on which the answer depends, those of the scope first; once there are none, what the classification or the
 * plan of this calculator still needs. The question on the work-up comes last.
 * @param {string} kind @param {any} assessment @returns {string[]}
 */
export function openQuestions(kind, assessment) {
  const { answer } = assessment;
  return answer.ask.length || answer.kind === "stop" || answer.kind === "outside" ? answer.ask : ownQuestions(kind, assessment);
}

function ownQuestions(kind, assessment) {
  const { screen, management } = assessment;
  const unknown = (ids) => ids.filter((id) => !(id in assessment.answers));
  const own = { screen: screen.ask, imaging: [], management: [...unknown(management.because), ...management.ask] }[kind];
  const last = own.filter(isWorkUp);
  return [...new Set([...own.filter((id) => !last.includes(id)), ...last])];
}

/** Whether what is left to ask is folded: the answer is settled, and so is the plan where it is shown. @param {string} kind @param {any} assessment */
export const isFolded = (kind, { answer, management }) =>
  answer.kind === "settled" && !(kind === "management" && management.status === "provisional");

/** @param {string} kind @param {any} assessment @param {() => void} redraw draws the answer again */
export function askNext(kind, assessment, redraw) {
  const open = openQuestions(kind, assessment);
  if (!open.length) {
    all = false;
    pressGuard.names("ask", "", []);
    return null;
  }
  const shown = all ? open : open.slice(0, SHOWN);
  const title = heading(kind, assessment, open);
  const parts = () => {
    const made = [h("ul.ub-plain", { "aria-labelledby": "ask-next" }, shown.map(row)), foot(open, shown, redraw)].filter(Boolean);
    // The list as a whole: a line that stays may move to where another one was.
    pressGuard.names(
      "ask",
      shown.join(" "),
      made.flatMap((part) => [.../** @type {HTMLElement} */ (part).querySelectorAll("[data-answers]")]),
    );
    return made;
  };
  if (isFolded(kind, assessment)) return folded(title, open, parts);
  return h("div.ub-result__part.ub-ask", null, h("h3", { id: "ask-next", tabindex: -1, "data-key": "ask-title" }, title), parts());
}

/** The list of a settled answer, folded until a reader opens it. */
function folded(title, open, parts) {
  const says = open.every(isWorkUp) ? title : uiText("ask-folded", { title });
  const fold = foldedPart("ask", says, "", parts);
  const summary = /** @type {HTMLElement} */ (fold.querySelector("summary"));
  summary.id = "ask-next";
  summary.dataset.key = "ask-title";
  if (!fold.open) pressGuard.names("ask", "", []);
  return h("div.ub-ask.ub-ask--folded", null, fold);
}

const isWorkUp = (finding) => finding === "work_up_done";

/** The heading of the list, with the number of its questions: it is the number in the answer. */
function heading(kind, assessment, open) {
  if (open.every(isWorkUp)) return uiText("ask-work-up");
  const name = assessment.answer.ask.length ? "ask-next" : `ask-${kind}`;
  return uiText("ask-title", { title: uiText(name), n: open.length });
}

function row(finding) {
  const ask = questionText(finding);
  const known = siteData("findings", finding) || {};
  const link = jump(finding, "to-field", { ask });
  link.textContent = ask;
  link.dataset.key = `ask-${finding}`;
  if (known.kind === "number") {
    const field = actionButton(uiText("type-in"), () => link.click(), { "aria-label": `${uiText("type-in")}: ${ask}` });
    return h("li", null, link, h("span.ub-ask__yn", null, field));
  }
  const answer = (value, word, name) => {
    const button = actionButton(uiText(word), () => answerInPlace(button, { [finding]: value }), {
      "aria-label": uiText(name, { ask }),
      "data-key": `ask-${value}`,
      "data-answers": value,
    });
    return button;
  };
  return h(
    "li",
    { "data-asks": finding },
    known.two_part ? h("span", null, link, bothParts(finding)) : link,
    h("span.ub-ask__yn", null, answer("present", "yes", "yes-to"), answer("absent", "no", "no-to")),
  );
}

/** What a question of two parts requires: its short form does not say it. A patient's form does. */
function bothParts(finding) {
  const help = reader() !== "patient" && document.getElementById(`help-${finding}`);
  return help ? h("span.ub-meta.ub-ask__parts", null, help.textContent) : null;
}

/**
 * The next question as one line, for where the answer lies folded. Its controls stay as the questions go by, and so does
 * the focus on them. Until an answer arrives it shows the next of those that were open, so that no press falls
 * on nothing; a press that was meant for the question before is not taken for the new one.
 * @returns {{element: HTMLElement, update: (open: string[] | null) => void, away: (hidden: boolean) => void}} null while an answer is under way
 */
export function nextQuestion() {
  let asked = "";
  /** @type {string[]} */
  let known = [];
  const place = `next-${(bars += 1)}`;
  const give = (value) => () => answerInPlace(element, { [asked]: value });
  const jump = (event) => {
    event.preventDefault();
    goTo(asked);
  };
  const link = h("a", { href: "#", onclick: jump });
  const yes = actionButton("", give("present"), { "data-answers": "present" });
  const no = actionButton("", give("absent"), { "data-answers": "absent" });
  const field = actionButton("", () => goTo(asked));
  const title = h("span.ub-meta");
  const element = h(
    "div.ub-next",
    { hidden: true, role: "group" },
    h("span.ub-next__ask", null, title, link),
    h("span.ub-ask__yn", null, yes, no, field),
  );
  const name = (button, word, label) => {
    button.textContent = uiText(word);
    button.setAttribute("aria-label", label);
  };
  const guard = () => pressGuard.names(place, element.hidden || "away" in element.dataset ? "" : asked, [yes, no]);
  return {
    element,
    /** Out of the way of a question that is being read. */
    away(hidden) {
      if (hidden === "away" in element.dataset) return;
      element.toggleAttribute("data-away", hidden);
      guard();
    },
    update(open) {
      if (open) known = open;
      const finding = open ? open[0] : known.find((id) => !answers.get(id));
      element.hidden = !finding;
      if (finding) asked = finding;
      guard();
      if (!finding) return;
      const ask = questionText(finding);
      const number = (siteData("findings", finding) || {}).kind === "number";
      element.dataset.asks = finding;
      title.textContent = uiText("ask-next");
      element.setAttribute("aria-label", title.textContent);
      link.href = `#ask-${finding}`;
      link.textContent = ask;
      name(yes, "yes", uiText("yes-to", { ask }));
      name(no, "no", uiText("no-to", { ask }));
      name(field, "type-in", `${uiText("type-in")}: ${ask}`);
      yes.hidden = no.hidden = number;
      field.hidden = !number;
    },
  };
}

function foot(open, shown, redraw) {
  const flip = () => {
    all = !all;
    redraw();
  };
  const rest = open.length - Math.min(SHOWN, open.length);
  const more =
    rest > 0 &&
    actionButton(
      uiText(all ? "fewer" : "more", { n: rest }),
      flip,
      { "data-key": "ask-more", "aria-expanded": String(all) },
      "button.ub-btn.ub-btn--bare",
    );
  const none = noneButtons(shown);
  return more || none.length ? h("div.ub-ask__foot", null, more, none) : null;
}

/** "None of these" for the questions, and one for the findings of an examination; what is answered by itself has none. */
function noneButtons(shown) {
  const parts = together(shown.filter(isFlag));
  const whole = parts.asked.length === shown.length;
  const button = (part, word) => {
    const findings = parts[part];
    if (findings.length < 2) return null;
    const none = actionButton(uiText(word, { n: findings.length }), () => noneOf(none, findings), {
      "data-key": `ask-none-${part}`,
      "data-answers": "none",
      title: whole ? null : findings.map(findingLabel).join(", "),
    });
    return none;
  };
  return [button("asked", whole ? "none-of-n" : "none-of-asked"), button("examined", "none-of-examined")].filter(Boolean);
}

/** Only flags may be answered together: whether the pain is new is a question of its own. */
function isFlag(finding) {
  const { group, kind } = siteData("findings", finding) || {};
  return kind !== "number" && Boolean(document.querySelector(`[data-none="${group}"]`));
}
