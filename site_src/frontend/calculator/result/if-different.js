// If an answer were different: what the result would be then, and which rules did not apply. One fold, so that it says one thing.
import { h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { count, forReader, rungBadge, siteData, siteLink, uiText, valueText } from "../core/base.js";
import { isWithheld } from "./answer.js";
import { foldedPart, givenAnswer } from "./explanations.js";

/** Never beside a stop: a change there could read as an exit, and a rule that did not apply as reassurance. @param {string} kind @param {any} assessment */
export function ifDifferent(kind, assessment) {
  if (isWithheld(assessment)) return null;
  const changes = changesOf(kind, assessment);
  const unmet = assessment.imaging.unmet || [];
  if (!changes.length && !unmet.length) return null;
  const total = changes.length ? count("changes-count", changes.length) : count("unmet-count", unmet.length);
  return foldedPart("changes", uiText("changes"), total, () => [
    changes.length ? whatWouldChange(assessment, changes) : null,
    unmet.length ? unmetRules(unmet) : null,
  ]);
}

const movesLadder = ({ gate, imaging }, one) => one.gate !== gate.status || one.floor !== imaging.floor || one.ceiling !== imaging.ceiling;

/** The changes that show in this answer. @param {string} kind @param {any} assessment @returns {any[]} */
const changesOf = (kind, assessment) =>
  assessment.changes.filter((one) => movesLadder(assessment, one) || (kind === "screen" && one.class !== assessment.screen.class));

function whatWouldChange(assessment, changes) {
  const row = (one) => [
    [givenAnswer(one.finding, one.answer), h("span.ub-meta", null, uiText("now", { value: valueText(answers.get(one.finding)) }))],
    outcome(one, movesLadder(assessment, one)),
  ];
  const lead = uiText(assessment.answer.kind === "settled" ? "changes-settled" : "changes-open");
  return h("div.ub-changes", null, h("p", null, lead), table("changes-if", "changes-then", changes.map(row)));
}

function unmetRules(rules) {
  const row = (rule) => {
    const known = siteData("rules", rule.id) || {};
    const title = forReader(known.title) || rule.id;
    const says = forReader(rule.says);
    const given = [...rule.lacks, ...rule.blocked_by].map((id) => givenAnswer(id)).join("; ");
    // A rule of one finding has that finding's name: it is not said twice.
    return [
      [siteLink(known.href, title), " ", rungBadge(rule.rung, null, true)],
      [says === title ? null : h("p", null, says), h("p", null, given)],
    ];
  };
  const title = uiText("ask-title", { title: uiText("unmet"), n: rules.length });
  return h("div.ub-unmet", null, h("p.ub-unmet__title", null, title), table("rule", "unmet-lacks", rules.map(row)));
}

/** A table of two columns. @param {string} first @param {string} second @param {Array<[any, any]>} rows */
function table(first, second, rows) {
  const head = h("thead", null, h("tr", null, h("th", { scope: "col" }, uiText(first)), h("th", { scope: "col" }, uiText(second))));
  return h(
    "table.ub-table",
    null,
    head,
    h(
      "tbody",
      null,
      rows.map(([name, says]) => h("tr", null, h("th", { scope: "row" }, name), h("td", null, says))),
    ),
  );
}

/** The rungs of an outcome as badges. "None" that is not settled, or with the scope open, is not yet known. */
function outcome(one, ladderMoves) {
  if (one.gate === "stop" || one.gate === "outside") return rungBadge(one.gate);
  if (!ladderMoves) return uiText(`class-${one.class}`);
  const settled = one.floor === one.ceiling;
  const low = one.floor === "none" && (!settled || one.gate === "open") ? rungBadge("unknown", null, true) : rungBadge(one.floor);
  return settled ? low : h("span.ub-span", null, low, h("span", null, uiText("mark-could-be")), rungBadge(one.ceiling, null, true));
}
