// The folds: why (rule, statement, sources), newer evidence, interpretation notes.
import { h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { beyond, findingLabel, forReader, reader, rungBadge, sentence, siteData, siteLink, uiText } from "../core/base.js";
import { teachingPoint } from "../core/teaching-points.js";
import { numbers } from "../question/number.js";
import { isWithheld } from "./answer.js";

/** Newer evidence is open next to the answer; a reader may fold it. */
const opened = new Set(["newer"]);
const QUIET_MS = 250;

/** Bodies of closed folds that wait for a quiet moment. @type {Array<() => void>} */
let waiting = [];
let quiet = 0;

/**
 * A fold that stays as the reader left it while answers come and go. Its body is drawn when it is open: what nobody
 * reads must not make the answer wait. `soon` still draws it a moment later, so that a search in the page finds it.
 * @param {string} name @param {string} title @param {string} count @param {() => any} draw @param {boolean} [soon]
 */
export function foldedPart(name, title, count, draw, soon = false) {
  const inside = h("div.ub-fold__body");
  const fill = () => {
    if (!inside.hasChildNodes()) inside.append(...[draw()].flat(Infinity).filter(Boolean));
  };
  const ontoggle = (event) => {
    if (!event.target.open) return opened.delete(name);
    fill();
    return opened.add(name);
  };
  if (opened.has(name)) fill();
  else if (soon) later(fill);
  return h(
    "details.ub-fold",
    { open: opened.has(name), ontoggle, "data-fold": name },
    h("summary", { "data-key": `fold-${name}` }, title, h("span.ub-count", null, count)),
    inside,
  );
}

/** The folds of an answer that was overtaken are not drawn any more. */
export function dropFolds() {
  clearTimeout(quiet);
  waiting = [];
}

const drawWaiting = () => waiting.splice(0).forEach((one) => one());
addEventListener("beforeprint", drawWaiting); // paper does not wait

function later(fill) {
  waiting.push(fill);
  clearTimeout(quiet);
  quiet = setTimeout(drawWaiting, QUIET_MS);
}

/** Rules of the gate and of the ladder that fired; a rule below the answer shown is left out beside a stop. @param {any} assessment */
export function firedRules(assessment) {
  const { answer, gate, imaging } = assessment;
  const allowed = isWithheld(assessment)
    ? (rule) => rule.rung === answer.rung
    : (rule) => rule.id !== "otherwise" || answer.kind === "settled";
  return { gate: gate.shown || [], ladder: imaging.rules.filter(allowed) };
}

/** @param {any} assessment */
export function explanation(assessment) {
  const { gate, ladder } = firedRules(assessment);
  if (!gate.length && !ladder.length) return null;
  const items = () => [...gate.map((rule) => item(rule.rule, rule.outcome, rule)), ...ladder.map((rule) => item(rule.id, rule.rung, rule))];
  return foldedPart(
    "why",
    uiText("why"),
    String(gate.length + ladder.length + (stepRests(assessment) ? 1 : 0)),
    () => h("ul.ub-why.ub-plain", null, items(), step(assessment)),
    true,
  );
}

const stepRests = ({ imaging, answer }) => imaging.cites.length > 0 && imaging.floor === answer.rung;

/** What the step itself rests on: which test, and how soon. Only for a step that is the answer. */
function step(assessment) {
  const { floor, cites } = assessment.imaging;
  if (!stepRests(assessment)) return null;
  const says = (siteData("rungs", floor) || {}).meaning;
  return h(
    "li",
    { "data-rung": floor },
    h("div.ub-why__head", null, rungBadge(floor), h("strong", null, forReader(says))),
    ruleFacts("", { statements: cites }),
  );
}

function item(id, rung, rule) {
  return h(
    "li",
    { "data-rung": rung },
    h("div.ub-why__head", null, rungBadge(rung), h("strong", null, forReader(rule.says)), " ", beyond(rule.origin)),
    ruleFacts(id, rule),
  );
}

/** Because → statement → sources → rule, as named lines. @param {string} id @param {any} rule */
export function ruleFacts(id, rule) {
  const statements = rule.statements || (rule.statement ? [rule.statement] : []);
  const cited = statements.flatMap((one) => (siteData("statements", one) || {}).sources || []);
  const sources = [...new Set([...(rule.sources || []), ...cited])];
  const because = rule.because || [];
  const known = siteData("rules", id);
  return h(
    "dl.ub-facts",
    null,
    because.length ? [h("dt", null, uiText("because")), h("dd", null, because.map((one) => givenAnswer(one)).join("; "))] : null,
    statements.length
      ? [
          h("dt", null, uiText("statement")),
          h(
            "dd",
            null,
            statements.map((one) => [h("p", null, statementLink(one)), teachingPoint("statement", one)]),
          ),
        ]
      : null,
    statements.length || sources.length
      ? [h("dt", null, uiText("sources")), h("dd", null, sources.length ? sourceLinks(sources) : uiText("no-source"))]
      : null,
    known ? [h("dt", null, uiText("rule")), h("dd", null, siteLink(known.href, forReader(known.title)))] : null,
  );
}

export function statementLink(id) {
  const known = siteData("statements", id);
  return known ? siteLink(known.href, forReader(known.says)) : id;
}

/** Numbered sources: "Shah 2024 [7]". @param {string[]} keys */
export const sourceLinks = (keys) =>
  keys.flatMap((key, place) => {
    const known = siteData("sources", key);
    const one = known ? [known.label, " ", siteLink(known.href, `[${known.number}]`)] : [key];
    return place ? [", ", ...one] : one;
  });

/** An answer as it was given: "Fever: yes", "Age: 52". @param {string} finding */
export function givenAnswer(finding, value = answers.get(finding)) {
  const label = findingLabel(finding);
  if (value === "present") return uiText("answer-yes", { label });
  if (value === "absent") return uiText("answer-no", { label });
  if (value === "" || value === null) return uiText("answer-open", { label });
  return uiText("answer-number", { label, value: numbers.measured(finding, value) });
}

/** Newer evidence on imaging, which differs from the answer. @param {any} assessment */
export function newerEvidence(assessment) {
  const beside = assessment.imaging.beside || [];
  if (!beside.length || isWithheld(assessment)) return null;
  const item = (one) => h("div.ub-evidence", null, h("p", null, sentence(one.says)), h("p.ub-meta", null, sourceLinks(one.sources)));
  return foldedPart("newer", uiText("newer-evidence"), String(beside.length), () => beside.map(item), true);
}

/** The interpretation notes that applied. A patient reads no note numbers. @param {string[]} ids */
export function interpretationNotes(ids) {
  if (!ids.length || reader() === "patient") return null;
  const item = (id) => {
    const known = siteData("notes", id) || {};
    return h("li", null, siteLink(known.href, id), h("span", null, forReader(known.title)));
  };
  return foldedPart("notes", uiText("notes"), ids.join(", "), () => h("ul.ub-notes.ub-plain", null, ids.map(item)), true);
}
