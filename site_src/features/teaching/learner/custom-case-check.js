// A case of one's own as a file, and as the pages have a case: checked part by part, one sentence a fault; built as the site's are.
import { assess } from "./ask-first.js";
import { findingIds, isObject, teachingText } from "./base.js";
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

const text = (value) => typeof value === "string" && value.length <= LONGEST;

/**
 * Whether a text is the file of a case: one of the site's as well.
 * @param {string} raw @returns {{own: any, faults: string[]}}
 */
export function readCustomCase(raw) {
  let whole;
  try {
    whole = JSON.parse(raw);
  } catch {
    return { own: null, faults: [teachingText("fault-json")] };
  }
  const other = UB.widget.otherFile(whole, "own-case");
  if (other) return { own: null, faults: [other] };
  if (!isObject(whole) || !Array.isArray(whole.stages)) return { own: null, faults: [teachingText("own-fault-none")] };
  const faults = [];
  if ("format" in whole && whole.format !== FORMAT) faults.push(teachingText("fault-format", { format: shortened(whole.format) }));
  for (const part of ["title", "teaches"]) if (part in whole && !text(whole[part])) faults.push(teachingText("own-fault-text", { part }));
  if ("sex" in whole && !SEXES.includes(whole.sex)) faults.push(teachingText("own-fault-sex", { value: shortened(whole.sex) }));
  if (!whole.stages.length || whole.stages.length > MOST_STAGES)
    faults.push(teachingText("own-fault-stages", { n: whole.stages.length, most: MOST_STAGES }));
  whole.stages.forEach((stage, place) => faults.push(...stageFaults(stage, place + 1)));
  const points = "points" in whole ? whole.points : [];
  const says = Array.isArray(points) ? points.map((point) => (isObject(point) ? point.says : point)) : [null];
  if (says.length > MOST_POINTS || !says.every(text)) faults.push(teachingText("own-fault-points", { most: MOST_POINTS }));
  if (faults.length) return { own: null, faults };
  const { title = "", sex = "woman", teaches = "" } = whole;
  return { own: { title, sex, teaches, stages: whole.stages.map(stageOf), points: says.length ? says : [""] }, faults };
}

function stageFaults(stage, n) {
  if (!isObject(stage)) return [teachingText("own-fault-stage", { n })];
  const faults = [];
  for (const part of ["title", "says"])
    if (part in stage && !text(stage[part])) faults.push(teachingText("own-fault-stage-text", { n, part }));
  const told = "told" in stage ? stage.told : [];
  if (!Array.isArray(told)) faults.push(teachingText("own-fault-told", { n }));
  else for (const id of told) if (!findingIds().includes(id)) faults.push(teachingText("own-fault-finding", { n, id: shortened(id) }));
  const replies = "replies" in stage ? stage.replies : {};
  if (!isObject(replies)) faults.push(teachingText("own-fault-replies", { n }));
  else for (const [id, reply] of Object.entries(replies)) faults.push(...replyFaults(id, reply, n));
  if ("later" in stage && typeof stage.later !== "boolean")
    faults.push(teachingText("own-fault-later", { n, value: shortened(stage.later) }));
  const expect = "expect" in stage ? stage.expect : {};
  if (!isObject(expect)) return [...faults, teachingText("own-fault-object", { n, part: "expect", value: shortened(expect) })];
  const stated = "asked" in expect ? expect.asked : {};
  if (!isObject(stated)) return [...faults, teachingText("own-fault-object", { n, part: "expect, asked", value: shortened(stated) })];
  for (const part of Object.keys(STATED)) {
    if (part in stated && !STATED[part].includes(stated[part]))
      faults.push(teachingText("own-fault-stated", { n, part, value: shortened(stated[part]) }));
  }
  return faults;
}

function replyFaults(id, reply, n) {
  if (!findingIds().includes(id)) return [teachingText("own-fault-finding", { n, id: shortened(id) })];
  if (!isObject(reply)) return [teachingText("own-fault-reply", { n, id })];
  const faults = [];
  const number = widget.siteData("findings", id).kind === "number";
  const known = "answer" in reply ? reply.answer : null;
  const right =
    known === null || (number ? typeof known === "number" || typeof known === "string" : known === "present" || known === "absent");
  if (!right) faults.push(teachingText("own-fault-answer", { n, id, value: shortened(known) }));
  if ("says" in reply && !text(reply.says)) faults.push(teachingText("own-fault-reply", { n, id }));
  if ("by" in reply && !BY.includes(reply.by)) faults.push(teachingText("own-fault-by", { n, id, value: shortened(reply.by) }));
  return faults;
}

/** A stage of a file as the form has it: nothing that it does not show. @param {any} stage */
function stageOf({ title = "", says = "", later = false, told = [], replies = {}, expect = {} }) {
  const asked = expect.asked || {};
  const stated = Object.fromEntries(
    Object.keys(STATED)
      .filter((part) => part in asked)
      .map((part) => [part, asked[part]]),
  );
  const kept = Object.entries(replies).map(([id, { answer = null, says: words = "", by = "" }]) => [
    id,
    { answer, says: words, ...(by ? { by } : {}) },
  ]);
  return { title, says, later: later === true, told, replies: Object.fromEntries(kept), expect: { asked: stated } };
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
      stated: Object.fromEntries(Object.entries(stage.expect.asked).filter(([, said]) => said)),
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
      for (const [part, said] of Object.entries(stage.stated)) {
        if (said !== is[part])
          faults.push(
            teachingText("own-fault-outcome", {
              n,
              part: teachingText(`own-${part}`),
              said: statedText(part, said),
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
