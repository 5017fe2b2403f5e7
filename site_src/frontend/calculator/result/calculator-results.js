// What each calculator says besides the one answer: the suspicions, the ladder's rules, or the plan.
import { h } from "../../shared/elements.js";
import { beyond, findingLabel, forReader, sentence, siteData, siteLink, uiText } from "../core/base.js";
import { isWithheld } from "./answer.js";
import { givenAnswer, sourceLinks } from "./explanations.js";

/** @type {Object<string, (assessment: any) => any>} */
export const calculatorResults = { screen, imaging: () => null, management };

/** The interpretation notes that a calculator names. @param {string} kind @param {any} assessment @returns {string[]} */
export function notesFor(kind, assessment) {
  const { screen, imaging, management, answer } = assessment;
  if (isWithheld(assessment) && !answer.rung) return [];
  const lists = {
    screen: [screen.notes, imaging.notes],
    imaging: [screen.notes, imaging.notes],
    management: [screen.notes, imaging.notes, management.notes],
  }[kind];
  return [...new Set(lists.flat())].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
}

function screen(assessment) {
  const shown = assessment.screen.shown || [];
  if (!shown.length) return null;
  const items = shown.map((one) =>
    h(
      "li",
      { "data-about": one.about, "data-suspicion": one.state },
      h("strong", null, forReader(one.title)),
      h("span", null, forReader(one.says)),
    ),
  );
  return h("div.ub-result__part", null, h("ul.ub-suspicions.ub-plain", null, items));
}

function management(assessment) {
  const plan = assessment.management;
  const social = plan.psychosocial;
  return h(
    "div.ub-plan",
    { "data-status": plan.status },
    h("div.ub-result__part", null, h("h3.ub-plan__status", null, forReader(plan.says))),
    section("first-line", plan.first_line, plan.beside),
    section("second-line", plan.second_line),
    section("held-back", plan.held_back),
    social.present.length || social.ask.length
      ? part("psychosocial", [
          social.present.length ? h("p", null, social.present.map((id) => givenAnswer(id)).join("; ")) : null,
          social.ask.length ? h("p.ub-meta", null, `${uiText("psychosocial-ask")}: ${social.ask.map(findingLabel).join("; ")}`) : null,
        ])
      : null,
    section("referral", plan.referral),
    plan.follow_up.says ? part("follow-up", [entry(plan.follow_up)]) : null,
  );
}

/** @param {string} name @param {any[]} entries @param {any[]} [cautions] each belongs to the entry of its statement */
function section(name, entries, cautions = []) {
  const own = (one) => cautions.filter((caution) => caution.statement === one.statement).map(cautionText);
  return entries.length
    ? part(name, [
        h(
          "ul.ub-entries.ub-plain",
          null,
          entries.map((one) => h("li", null, entry(one), own(one))),
        ),
      ])
    : null;
}

const part = (name, children) => h("div.ub-result__part", { "data-plan": name }, h("h4", null, uiText(name)), children);

/** One entry of the plan: its words, whether it is beyond the source, and a link to its place in the guideline. */
function entry(one) {
  const known = one.statement ? siteData("statements", one.statement) : one.rule ? siteData("rules", one.rule) : null;
  return h(
    "p",
    null,
    sentence(one.says),
    " ",
    beyond(one.origin),
    " ",
    known ? place(known, uiText(one.statement ? "statement" : "rule")) : null,
  );
}

const cautionText = (one) =>
  h("p.ub-entries__caution", { "data-caution": one.id }, sentence(one.says), " ", h("span.ub-meta", null, sourceLinks(one.sources)));

/** A short link of which the ear hears whereto. */
function place(known, word) {
  const link = siteLink(known.href, word);
  link.setAttribute("aria-label", `${word}: ${forReader(known.says || known.title)}`);
  return h("span.ub-entries__link", null, link);
}
