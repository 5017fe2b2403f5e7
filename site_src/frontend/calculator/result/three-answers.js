// The three answers from one form: one line each, with its present headline. Pressing a line shows that answer.
import { h } from "../../shared/elements.js";
import { actionButton, forReader, rungBadge, uiText } from "../core/base.js";
import { isWithheld, mainParts } from "./answer.js";

/** The three answers, in the order of the form. */
export const KINDS = ["screen", "imaging", "management"];

/** @param {string} shown @param {any} assessment null: there is no answer @param {(kind: string) => void} show */
export function threeAnswers(shown, assessment, show) {
  const line = (kind) =>
    actionButton(
      "",
      () => show(kind),
      { "data-answer-of": kind, "data-key": `answer-${kind}`, "aria-pressed": String(kind === shown) },
      "button.ub-answers__one",
    );
  const fill = (button) => {
    const kind = button.dataset.answerOf;
    button.append(h("b", null, uiText(`answer-${kind}`)), " ", h("span", null, assessment ? headline(kind, assessment) : null));
    return button;
  };
  return h(
    "div.ub-answers",
    { role: "group", "aria-label": uiText("answers") },
    KINDS.map((kind) => fill(line(kind))),
  );
}

/** Beside stop and outside all three say the same. */
function headline(kind, assessment) {
  if (kind === "imaging" || isWithheld(assessment)) return badges(assessment);
  if (kind === "management") return forReader(assessment.management.says);
  const classified = (assessment.screen.shown || []).find((one) => one.about === "class");
  return classified ? forReader(classified.says) : null;
}

const badges = (assessment) =>
  mainParts(assessment)
    .filter((part) => part.badge)
    .map((part) => [part.lead ? `${forReader(part.lead)} ` : "", rungBadge(String(part.rung), part.badge, isOpen(part)), " "]);

const isOpen = (part) => part.role === "could-be" || part.rung === "unknown";
