// While an answer cannot be read, the last one stays in sight as words that are marked as not current: nothing in it can be pressed.
import { h } from "../../shared/elements.js";
import { forReader, sentence, uiText } from "../core/base.js";
import { mainParts } from "./answer.js";

/** @param {any} assessment the last one that was shown, if any */
export function notCurrent(assessment) {
  if (!assessment) return null;
  const says = (part) =>
    `${[forReader(part.lead), forReader(part.badge)].filter(Boolean).join(" ")}${part.lead || part.badge ? ": " : ""}${sentence(part.says)}`;
  return h(
    "section.ub-stale",
    { "data-role": "not-current", "aria-labelledby": "stale-title" },
    h("h4", { id: "stale-title" }, uiText("not-current")),
    h("p", null, uiText("not-current-says")),
    assessment.answer.parts.map((part) => h("p", null, says(part))),
  );
}

/** The same for the bar of a phone: one line. @param {any} assessment */
export const notCurrentLine = (assessment) =>
  assessment
    ? h(
        "span.ub-bar__says",
        null,
        uiText("not-current-line", {
          answer: mainParts(assessment)
            .map((part) => forReader(part.badge) || forReader(part.says))
            .join(" – "),
        }),
      )
    : null;
