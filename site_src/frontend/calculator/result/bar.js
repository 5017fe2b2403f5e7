// On phones the result is a bar at the lower edge that opens upwards. It is the same region, not a copy. Above the bar
// stands the next question to ask, with its answers.
import { h } from "../../shared/elements.js";
import { forReader, rungBadge, uiText } from "../core/base.js";
import { localTexts } from "../local-settings/local-settings.js";
import { statusLine } from "../core/status-line.js";
import { presentCase } from "../whatif/whatif.js";
import { mainParts } from "./answer.js";
import { onCloseBar } from "./bar-state.js";
import { nextQuestion } from "./next-questions.js";
import { whileReading } from "./while-reading.js";

/**
 * @param {HTMLElement} region
 * @param {HTMLElement} root
 * @returns {{update: (glyph: any, lines: any[], open: string[] | null) => void, dock: () => void}}
 */
export function resultBar(region, root) {
  const words = h("span.ub-bar__words");
  const picture = h("span.ub-bar__glyph");
  const bar = h(
    "button.ub-bar",
    { type: "button", "aria-expanded": "false", "aria-controls": "result-body", onclick: () => set(region.dataset.open !== "true") },
    picture,
    words,
    h("span.ub-bar__chev", { "aria-hidden": "true" }),
  );
  const back = h("span.ub-bar__close", null);
  const ask = nextQuestion();
  region.prepend(statusLine(), ask.element, bar);
  whileReading(root, ask.away);
  const strip = root.dataset.page === "embedded" ? line(root) : null;

  const set = (opened) => {
    region.dataset.open = String(opened);
    bar.setAttribute("aria-expanded", String(opened));
    if (opened) bar.focus();
  };
  onCloseBar(() => {
    if (region.hasAttribute("data-docked") && region.dataset.open === "true") set(false);
  });
  region.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || region.dataset.open !== "true" || !getComputedStyle(bar).display.includes("grid")) return;
    set(false);
    bar.focus();
  });

  return {
    update(glyph, lines, open) {
      picture.replaceChildren(glyph);
      back.textContent = uiText("back");
      words.replaceChildren(...lines, back);
      ask.update(open);
      if (strip) strip(lines, open);
    },
    dock() {
      if (region.hasAttribute("data-docked")) return;
      region.dataset.docked = "";
      // Said to the whole page too: a style sheet that looks for it would look again at each change.
      document.documentElement.dataset.docked = root.dataset.page || "";
      set(false);
    },
  };
}

/** Inside a page of the guideline the answer stands below the questions: on wide screens a line follows at the lower edge. */
function line(root) {
  const words = h("a", { href: "#result" });
  const ask = nextQuestion();
  root.querySelector(".ub-calc__questions").append(h("div.ub-follow", null, statusLine(), words, ask.element));
  return (lines, open) => {
    words.replaceChildren(...lines.map((one) => one.cloneNode(true)));
    ask.update(open);
  };
}

/** Lines for the bar: the halves of the answer as lead and badge; a whole answer with its words. @param {any} assessment */
export function barLines(assessment) {
  const parts = mainParts(assessment);
  const lines = parts.map((part) => {
    const lead = forReader(part.lead);
    const badge = part.badge ? rungBadge(String(part.rung), part.badge, part.role === "could-be" || part.rung === "unknown") : null;
    return h("span", null, lead ? [h("b", null, lead), " "] : null, badge);
  });
  if (parts.length === 1) lines.push(h("span.ub-bar__says", null, forReader(parts[0].says)));
  if (assessment.answer.scope_unchecked && assessment.answer.rung) lines[0].append(" ", h("span.ub-tag", null, uiText("scope-short")));
  if (presentCase()) lines.unshift(h("span", null, h("b", null, uiText("what-if"))));
  if (assessment.answer.kind === "stop")
    lines.push(
      ...localTexts(assessment)
        .slice(0, 1)
        .map((says) => h("span.ub-bar__says", null, says)),
    );
  return lines;
}
