// The one answer: its parts in words, one after the other, then the ladder. Filled is certain, hatched is possible.
import { h } from "../../shared/elements.js";
import { findingLabel, forReader, icon, rungBadge, sentence, uiText } from "../core/base.js";
import { goTo } from "../question/open-group.js";
import { closeBar } from "./bar-state.js";

/** @typedef {{role: string, rung: string | null, badge: any, lead: any, says: any}} Part */

/** @param {any} assessment @param {string[]} scope what the scope still has to ask */
export function answerWords(assessment, scope) {
  const parts = /** @type {Part[]} */ (assessment.answer.parts);
  /** @type {HTMLElement[]} */
  const drawn = [];
  for (const part of parts) {
    // How soon is the second line of the headline before it.
    if (part.role === "how-soon") drawn[drawn.length - 1].append(howSoon(part));
    else drawn.push(show(part, scope));
  }
  return h("div.ub-answer", null, drawn);
}

const MAIN = ["stop", "outside", "first", "answer", "at-least", "could-be"];
/** The parts that give the answer itself. @param {any} assessment @returns {Part[]} */
export const mainParts = (assessment) => assessment.answer.parts.filter((part) => MAIN.includes(part.role));

const howSoon = (part) => h("p.ub-half__soon", { "data-role": "how-soon" }, h("b", null, forReader(part.lead)), " ", sentence(part.says));

function show(part, scope) {
  if (part.role === "why" || part.role === "released") return h("p.ub-answer__why", null, sentence(part.says));
  if (part.role === "scope") return notice("scope", part, scope.length ? jump(scope[0], "ask-scope") : null);
  if (part.role === "still-open") return stillOpen(part);
  if (part.role === "familiar") return notice("familiar", part, null);
  if (part.role === "check") return notice("check", part, jump("new_onset", "to-field", { ask: findingLabel("new_onset") }));
  if (part.role === "stop" || part.role === "outside") return stopped(part);
  return half(part);
}

/** One half of the answer. What could still be has the same size as what is certain. */
function half(part) {
  const open = part.role === "could-be" || part.rung === "unknown";
  const lead = h(
    "p.ub-half__lead",
    null,
    h("span", null, forReader(part.lead)),
    part.badge ? rungBadge(part.rung, part.badge, open) : null,
  );
  return h(
    open ? "div.ub-half.ub-half--open" : "div.ub-half",
    { "data-role": part.role, "data-rung": part.rung },
    lead,
    h("p.ub-half__text", null, forReader(part.says)),
  );
}

/** Stop and outside: the guideline does not answer, and that is said as large as an answer. */
function stopped(part) {
  return h(
    "div.ub-notice.ub-notice--answer",
    { "data-role": part.role, "data-rung": part.rung },
    icon(part.role),
    h(
      "div",
      null,
      h("p.ub-half__lead", null, forReader(part.lead), part.badge ? rungBadge(part.rung, part.badge) : null),
      h("p.ub-half__text", null, forReader(part.says)),
    ),
  );
}

function notice(role, part, link) {
  return h(
    "div.ub-notice.ub-notice--open",
    { "data-role": role },
    icon(role === "scope" ? "scope" : "unknown"),
    h("p", null, forReader(part.lead), " ", sentence(part.says), " ", link),
  );
}

/** What is still open outside the guideline, as a list: its questions follow under "Ask next", too. */
function stillOpen(part) {
  const text = forReader(part.says);
  const at = text.indexOf(": ");
  const items = text.slice(at + 2).split("; ");
  return h(
    "div.ub-notice.ub-notice--open",
    { "data-role": "still-open" },
    icon("unknown"),
    h(
      "div",
      null,
      h("p", null, `${text.slice(0, at + 1)}`),
      h(
        "ul.ub-still-open",
        null,
        items.map((item) => h("li", null, item)),
      ),
    ),
  );
}

/** A link to a question of this page. */
export function jump(finding, word, values) {
  const onclick = (event) => {
    event.preventDefault();
    closeBar();
    goTo(finding);
  };
  return h("a", { href: `#ask-${finding}`, onclick }, uiText(word, values));
}

const URGENT_LINES = ["where", "stiff-spine", "local-pathway"];
/** What stands under the ladder: what then, what falls due, where to image. Lower rungs are not named beside a stop. */
export function alsoSaid(assessment) {
  const withheld = isWithheld(assessment);
  const lines = (assessment.imaging.says || []).filter((line) => !withheld || (URGENT_LINES.includes(line.role) && assessment.answer.rung));
  return lines.length
    ? h(
        "ul.ub-also.ub-plain",
        null,
        lines.map((line) => h("li", { "data-role": line.role }, sentence(line.says))),
      )
    : null;
}

/** With the gate at stop or outside nothing that could reassure is shown. */
export const isWithheld = (assessment) => assessment.answer.kind === "stop" || assessment.answer.kind === "outside";
