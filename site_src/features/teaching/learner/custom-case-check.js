// A case of one's own as a file, and as the pages have a case: checked part by part, one sentence a fault; built as the site's are.
import { isObject, parseJson, problems } from "../../../frontend/shared/json-schema.js";
import { assess } from "./ask-first.js";
import { findingIds, teachingText } from "./teaching-text.js";
import { shortened } from "./check-progress.js";
import { RUNGS } from "./score.js";

const UB = window.UB;
const { widget } = window.UB;
const FORMAT = 1;
export const MOST_STAGES = 4;
export const MOST_POINTS = 5;
const LONGEST = 4000;
export const BY = ["patient", "examination", "record"];
const SEXES = ["woman", "man"];
/** What an author may state of a stage, and in which words. */
export const STATED = { gate: ["clear", "open", "stop", "outside"], floor: RUNGS, ceiling: RUNGS };

/** An empty case. */
export const emptyCustomCase = () => ({ title: "", sex: "woman", teaches: "", stages: [emptyStage()], points: [""] });
export const emptyStage = () => ({ title: "", says: "", later: false, told: [], replies: {}, expect: { asked: {} } });

/** The file of a case: the shape of the site's own, as far as an author fills it. */
export const customCaseFile = (own) =>
  `${JSON.stringify({ what: teachingText("own-what"), kind: "teaching-case", format: FORMAT, rules: UB.cases.version, rules_hash: UB.cases.rules_hash, ...tidyCustomCase(own) }, null, 2)}\n`;

/** Without points that nobody filled in, numbers as numbers, lists in the order of the catalogue. */
export const tidyCustomCase = (own) => ({
  ...own,
  stages: own.stages.map((stage) => ({
    ...stage,
    told: findingIds().filter((id) => stage.told.includes(id)),
    replies: Object.fromEntries(Object.entries(stage.replies).map(([id, reply]) => [id, { ...reply, answer: number(reply.answer) }])),
  })),
  points: own.points.filter((text) => text.trim()).map((says) => ({ says, rests_on: [] })),
});

/** @param {string} says */
const textRule = (says) => ({ type: "string", maxLength: LONGEST, says });

/** The replies to findings; which answers there are depends on the finding. */
function repliesRule() {
  const reply = (/** @type {string} */ id) => ({
    type: "object",
    says: "own-fault-reply",
    properties: {
      answer: {
        ...(widget.siteData("findings", id).kind === "number"
          ? { type: ["number", "string", "null"] }
          : { enum: ["present", "absent", null] }),
        says: "own-fault-answer",
      },
      says: textRule("own-fault-reply"),
      by: { enum: BY, says: "own-fault-by" },
    },
  });
  const properties = Object.fromEntries(findingIds().map((id) => [id, reply(id)]));
  return { type: "object", says: "own-fault-replies", additionalProperties: false, properties };
}

/** The rules for a file; `says` names the sentence for what does not fit. @returns {import("../../../frontend/shared/json-schema.js").Schema} */
function caseRule() {
  const outcome = (/** @type {string[]} */ one) => ({ enum: one, says: "own-fault-stated" });
  const stated = Object.fromEntries(Object.entries(STATED).map(([part, all]) => [part, outcome(all)]));
  const stage = {
    type: "object",
    says: "own-fault-stage",
    properties: {
      title: textRule("own-fault-stage-text"),
      says: textRule("own-fault-stage-text"),
      told: { type: "array", says: "own-fault-told", items: { enum: findingIds(), says: "own-fault-finding" } },
      replies: repliesRule(),
      later: { type: "boolean", says: "own-fault-later" },
      expect: {
        type: "object",
        says: "own-fault-object",
        properties: { asked: { type: "object", says: "own-fault-object", properties: stated } },
      },
    },
  };
  return {
    type: "object",
    properties: {
      format: { const: FORMAT, says: "fault-format" },
      title: textRule("own-fault-text"),
      teaches: textRule("own-fault-text"),
      sex: { enum: SEXES, says: "own-fault-sex" },
      stages: { type: "array", minItems: 1, maxItems: MOST_STAGES, says: "own-fault-stages", items: stage },
      points: { type: "array", maxItems: MOST_POINTS, says: "own-fault-points", items: textRule("own-fault-points") },
    },
  };
}

/** A problem of a file in a sentence. @param {import("../../../frontend/shared/json-schema.js").Problem} problem */
function sentence({ kind, place, rule, value, name }) {
  const [, stage, ...inner] = place;
  const n = Number(stage) + 1;
  if (kind === "unknown") return teachingText("own-fault-finding", { n, id: shortened(name) });
  const says = rule.says || "";
  const last = place[place.length - 1];
  const all = { n, part: says === "own-fault-object" ? inner.join(", ") : last, id: inner[0] === "replies" ? inner[1] : shortened(value) };
  if (says === "own-fault-stages") return teachingText(says, { n: value.length, most: MOST_STAGES });
  return teachingText(says, { ...all, value: shortened(value), format: shortened(value), most: MOST_POINTS });
}

/**
 * Whether a text is the file of a case: one of the site's as well.
 * @param {string} raw @returns {{own: any, faults: string[]}}
 */
export function readCustomCase(raw) {
  const { value: whole, error } = parseJson(raw);
  if (error) return { own: null, faults: [teachingText("fault-json")] };
  const other = UB.widget.otherFile(whole, "own-case");
  if (other) return { own: null, faults: [other] };
  if (!isObject(whole) || !Array.isArray(whole.stages)) return { own: null, faults: [teachingText("own-fault-none")] };
  const { title = "", sex = "woman", teaches = "", stages, points = [] } = whole;
  // A point of a case of the site is an object with its text.
  const texts = Array.isArray(points) ? points.map((point) => (isObject(point) ? point.says : point)) : points;
  const faults = [...new Set([...problems(caseRule(), { ...whole, points: texts })].map(sentence))];
  if (faults.length) return { own: null, faults };
  return { own: { title, sex, teaches, stages: stages.map(stageOf), points: texts.length ? texts : [""] }, faults };
}

/** A stage of a file as the form has it: nothing that it does not show. @param {any} stage */
function stageOf({ title = "", says = "", later = false, told = [], replies = {}, expect = {} }) {
  const asked = expect.asked || {};
  const stated = Object.fromEntries(
    Object.keys(STATED)
      .filter((part) => part in asked)
      .map((part) => [part, asked[part]]),
  );
  const formReplies = Object.entries(replies).map(([id, { answer = null, says: words = "", by = "" }]) => [
    id,
    { answer, says: words, ...(by ? { by } : {}) },
  ]);
  return { title, says, later: later === true, told, replies: Object.fromEntries(formReplies), expect: { asked: stated } };
}

/** A number as a file has it, where it has one reading; any other text, a duration too, stays as it was typed, for the module to read. */
const number = (typed) => (typeof typed === "string" && /^\s*\d+([.,]\d{1,2})?\s*$/.test(typed) ? Number(typed.replace(",", ".")) : typed);

/** The replies of each stage, and what is known before and after asking: as the build puts a case of the site together. */
export function customCaseStages(own) {
  const shared = UB.cases.replies;
  const known = {};
  for (const [id, reply] of [...Object.entries(shared.all), ...Object.entries(shared[own.sex])]) known[id] = { ...reply, own: false };
  /** @type {Object<string, any> | null} */
  let before = null;
  return own.stages.map((stage) => {
    for (const [id, reply] of Object.entries(stage.replies)) {
      const answer =
        (widget.siteData("findings", id) || {}).kind === "number" && reply.answer !== null ? number(reply.answer) : reply.answer;
      known[id] = {
        answer,
        by: reply.by || (known[id] || { by: "patient" }).by,
        says: reply.says || teachingText(answer === null ? "own-unknown" : "own-says"),
        own: true,
      };
    }
    const replies = Object.fromEntries(
      findingIds()
        .filter((id) => id in known)
        .map((id) => [id, { ...known[id] }]),
    );
    const anew = findingIds().filter((id) => id in stage.replies || stage.later);
    const asked = Object.fromEntries(
      Object.entries(replies)
        .filter(([, { answer }]) => answer !== null)
        .map(([id, { answer }]) => [id, answer]),
    );
    const stays = (id) => stage.told.includes(id) || (before && id in before && !anew.includes(id));
    const heard = Object.fromEntries(Object.entries(asked).filter(([id]) => stays(id)));
    before = asked;
    return {
      title: stage.title,
      says: stage.says,
      later: stage.later,
      told: stage.told,
      anew,
      replies,
      heard,
      asked,
      stated: Object.fromEntries(Object.entries(stage.expect.asked).filter(([, value]) => value)),
    };
  });
}

/** What still has to be written before a case can be tried, one sentence each. */
export function whatIsMissing(own) {
  const lacks = own.title.trim() ? [] : [teachingText("own-lacks-title")];
  own.stages.forEach((stage, place) => {
    const n = place + 1;
    if (!stage.says.trim()) lacks.push(teachingText("own-lacks-story", { n }));
    for (const id of stage.told) {
      if (customCaseStages(own)[place].asked[id] === undefined)
        lacks.push(teachingText("own-lacks-told", { n, label: widget.findingLabel(id) }));
    }
    for (const part of ["gate", "floor"])
      if (!stage.expect.asked[part]) lacks.push(teachingText("own-lacks-stated", { n, part: teachingText(`own-${part}`) }));
  });
  return lacks;
}

/**
 * Ask the module about every stage: the case as the pages have it, or a sentence for each thing that is not so.
 * @param {any} own @returns {Promise<{one: any, faults: string[]}>}
 */
export async function checkCustomCase(own) {
  const faults = whatIsMissing(own);
  const stages = [];
  for (const [place, stage] of customCaseStages(own).entries()) {
    const n = place + 1;
    const [heard, asked] = [await assess(stage.heard), await assess(stage.asked)];
    const refused = asked.faults ? [asked, stage.asked] : heard.faults ? [heard, stage.heard] : null;
    if (refused) {
      const says = await widget.explainFaults(refused[0].faults, refused[1]);
      faults.push(...says.map((fault) => teachingText("own-fault-module", { n, says: widget.forReader(fault.says) })));
    } else {
      const is = { gate: asked.gate.status, floor: asked.imaging.floor, ceiling: asked.imaging.ceiling };
      for (const [part, stated] of Object.entries(stage.stated)) {
        if (stated !== is[part])
          faults.push(
            teachingText("own-fault-outcome", {
              n,
              part: teachingText(`own-${part}`),
              said: statedText(part, stated),
              is: statedText(part, is[part]),
            }),
          );
      }
      stages.push({ ...stage, heard, asked, path: JSON.parse(await UB.engine.path(JSON.stringify(asked.answers))), worth: [] });
    }
  }
  const one = {
    id: "own",
    title: own.title,
    page: "",
    rules: UB.cases.version,
    teaches: own.teaches,
    errors: [],
    points: tidyCustomCase(own).points,
    stages,
  };
  return { one, faults };
}

/** An outcome in words. */
export const statedText = (part, value) =>
  part === "gate" ? teachingText(`own-gate-${value}`) : widget.forReader((widget.siteData("rungs", value) || {}).badge) || value;
