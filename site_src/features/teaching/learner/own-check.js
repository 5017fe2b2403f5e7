// A case of one's own as a file, and as the pages have a case: checked part by part, one sentence a fault; built as the site's are.
(function () {
  "use strict";
  const UB = window.UB;
  const T = UB.teach;
  const W = UB.widget;
  const FORMAT = 1;
  const MOST_STAGES = 4;
  const MOST_POINTS = 5;
  const LONGEST = 4000;
  const BY = ["patient", "examination", "record"];
  const SEXES = ["woman", "man"];
  /** What an author may state of a stage, and in which words. */
  const STATED = { gate: ["clear", "open", "stop", "outside"], floor: T.RUNGS, ceiling: T.RUNGS };

  T.BY = BY;
  T.MOST_STAGES = MOST_STAGES;
  T.MOST_POINTS = MOST_POINTS;
  T.STATED = STATED;

  /** An empty case. */
  T.emptyOwn = () => ({ title: "", sex: "woman", teaches: "", stages: [T.emptyStage()], points: [""] });
  T.emptyStage = () => ({ title: "", says: "", later: false, told: [], replies: {}, expect: { asked: {} } });

  /** The file of a case: the shape of the site's own, as far as an author fills it. */
  T.ownText = (own) => `${JSON.stringify({ what: T.word("own-what"), kind: "teaching-case", format: FORMAT, rules: UB.cases.version, rules_hash: UB.cases.rules_hash, ...T.tidyOwn(own) }, null, 2)}\n`;

  /** Without points that nobody filled in, numbers as numbers, lists in the order of the catalogue. */
  T.tidyOwn = (own) => ({
    ...own,
    stages: own.stages.map((stage) => ({
      ...stage,
      told: T.findings().filter((id) => stage.told.includes(id)),
      replies: Object.fromEntries(Object.entries(stage.replies).map(([id, reply]) => [id, { ...reply, answer: number(reply.answer) }])),
    })),
    points: own.points.filter((text) => text.trim()).map((says) => ({ says, rests_on: [] })),
  });

  const { plain } = T;
  const text = (value) => typeof value === "string" && value.length <= LONGEST;

  /**
   * Whether a text is the file of a case: one of the site's as well.
   * @param {string} raw @returns {{own: any, faults: string[]}}
   */
  T.readOwn = function (raw) {
    let whole;
    try {
      whole = JSON.parse(raw);
    } catch {
      return { own: null, faults: [T.word("fault-json")] };
    }
    const other = UB.widget.otherFile(whole, "own-case");
    if (other) return { own: null, faults: [other] };
    if (!plain(whole) || !Array.isArray(whole.stages)) return { own: null, faults: [T.word("own-fault-none")] };
    const faults = [];
    if ("format" in whole && whole.format !== FORMAT) faults.push(T.word("fault-format", { format: T.shown(whole.format) }));
    for (const part of ["title", "teaches"]) if (part in whole && !text(whole[part])) faults.push(T.word("own-fault-text", { part }));
    if ("sex" in whole && !SEXES.includes(whole.sex)) faults.push(T.word("own-fault-sex", { value: T.shown(whole.sex) }));
    if (!whole.stages.length || whole.stages.length > MOST_STAGES) faults.push(T.word("own-fault-stages", { n: whole.stages.length, most: MOST_STAGES }));
    whole.stages.forEach((stage, place) => faults.push(...stageFaults(stage, place + 1)));
    const points = "points" in whole ? whole.points : [];
    const says = Array.isArray(points) ? points.map((point) => (plain(point) ? point.says : point)) : [null];
    if (says.length > MOST_POINTS || !says.every(text)) faults.push(T.word("own-fault-points", { most: MOST_POINTS }));
    if (faults.length) return { own: null, faults };
    const { title = "", sex = "woman", teaches = "" } = whole;
    return { own: { title, sex, teaches, stages: whole.stages.map(stageOf), points: says.length ? says : [""] }, faults };
  };

  function stageFaults(stage, n) {
    if (!plain(stage)) return [T.word("own-fault-stage", { n })];
    const faults = [];
    for (const part of ["title", "says"]) if (part in stage && !text(stage[part])) faults.push(T.word("own-fault-stage-text", { n, part }));
    const told = "told" in stage ? stage.told : [];
    if (!Array.isArray(told)) faults.push(T.word("own-fault-told", { n }));
    else for (const id of told) if (!T.findings().includes(id)) faults.push(T.word("own-fault-finding", { n, id: T.shown(id) }));
    const replies = "replies" in stage ? stage.replies : {};
    if (!plain(replies)) faults.push(T.word("own-fault-replies", { n }));
    else for (const [id, reply] of Object.entries(replies)) faults.push(...replyFaults(id, reply, n));
    if ("later" in stage && typeof stage.later !== "boolean") faults.push(T.word("own-fault-later", { n, value: T.shown(stage.later) }));
    const expect = "expect" in stage ? stage.expect : {};
    if (!plain(expect)) return [...faults, T.word("own-fault-object", { n, part: "expect", value: T.shown(expect) })];
    const stated = "asked" in expect ? expect.asked : {};
    if (!plain(stated)) return [...faults, T.word("own-fault-object", { n, part: "expect, asked", value: T.shown(stated) })];
    for (const part of Object.keys(STATED)) {
      if (part in stated && !STATED[part].includes(stated[part])) faults.push(T.word("own-fault-stated", { n, part, value: T.shown(stated[part]) }));
    }
    return faults;
  }

  function replyFaults(id, reply, n) {
    if (!T.findings().includes(id)) return [T.word("own-fault-finding", { n, id: T.shown(id) })];
    if (!plain(reply)) return [T.word("own-fault-reply", { n, id })];
    const faults = [];
    const number = W.data("findings", id).kind === "number";
    const known = "answer" in reply ? reply.answer : null;
    const right = known === null || (number ? typeof known === "number" || typeof known === "string" : known === "present" || known === "absent");
    if (!right) faults.push(T.word("own-fault-answer", { n, id, value: T.shown(known) }));
    if ("says" in reply && !text(reply.says)) faults.push(T.word("own-fault-reply", { n, id }));
    if ("by" in reply && !BY.includes(reply.by)) faults.push(T.word("own-fault-by", { n, id, value: T.shown(reply.by) }));
    return faults;
  }

  /** A stage of a file as the form has it: nothing that it does not show. */
  function stageOf({ title = "", says = "", later = false, told = [], replies = {}, expect = {} }) {
    const asked = expect.asked || {};
    const stated = Object.fromEntries(Object.keys(STATED).filter((part) => part in asked).map((part) => [part, asked[part]]));
    const kept = Object.entries(replies).map(([id, { answer = null, says: words = "", by = "" }]) => [id, { answer, says: words, ...(by ? { by } : {}) }]);
    return { title, says, later: later === true, told, replies: Object.fromEntries(kept), expect: { asked: stated } };
  }

  /** A number as a file has it, where it has one reading; any other text, a duration too, stays as it was typed, for the module to read. */
  const number = (typed) => (typeof typed === "string" && /^\s*\d+([.,]\d{1,2})?\s*$/.test(typed) ? Number(typed.replace(",", ".")) : typed);

  /** The replies of each stage, and what is known before and after asking: as the build puts a case of the site together. */
  T.stagesOfOwn = function (own) {
    const shared = UB.cases.replies;
    const known = {};
    for (const [id, reply] of [...Object.entries(shared.all), ...Object.entries(shared[own.sex])]) known[id] = { ...reply, own: false };
    let before = null;
    return own.stages.map((stage) => {
      for (const [id, reply] of Object.entries(stage.replies)) {
        const answer = (W.data("findings", id) || {}).kind === "number" && reply.answer !== null ? number(reply.answer) : reply.answer;
        known[id] = { answer, by: reply.by || (known[id] || { by: "patient" }).by, says: reply.says || T.word(answer === null ? "own-unknown" : "own-says"), own: true };
      }
      const replies = Object.fromEntries(T.findings().filter((id) => id in known).map((id) => [id, { ...known[id] }]));
      const anew = T.findings().filter((id) => id in stage.replies || stage.later);
      const asked = Object.fromEntries(Object.entries(replies).filter(([, { answer }]) => answer !== null).map(([id, { answer }]) => [id, answer]));
      const stays = (id) => stage.told.includes(id) || (before && id in before && !anew.includes(id));
      const heard = Object.fromEntries(Object.entries(asked).filter(([id]) => stays(id)));
      before = asked;
      return { title: stage.title, says: stage.says, later: stage.later, told: stage.told, anew, replies, heard, asked, stated: Object.fromEntries(Object.entries(stage.expect.asked).filter(([, said]) => said)) };
    });
  };

  /** What still has to be written before a case can be tried, one sentence each. */
  T.lacking = function (own) {
    const lacks = own.title.trim() ? [] : [T.word("own-lacks-title")];
    own.stages.forEach((stage, place) => {
      const n = place + 1;
      if (!stage.says.trim()) lacks.push(T.word("own-lacks-story", { n }));
      for (const id of stage.told) {
        if (T.stagesOfOwn(own)[place].asked[id] === undefined) lacks.push(T.word("own-lacks-told", { n, label: W.label(id) }));
      }
      for (const part of ["gate", "floor"]) if (!stage.expect.asked[part]) lacks.push(T.word("own-lacks-stated", { n, part: T.word(`own-${part}`) }));
    });
    return lacks;
  };

  /**
   * Ask the module about every stage: the case as the pages have it, or a sentence for each thing that is not so.
   * @param {any} own @returns {Promise<{one: any, faults: string[]}>}
   */
  T.checkOwn = async function (own) {
    const faults = T.lacking(own);
    const stages = [];
    for (const [place, stage] of T.stagesOfOwn(own).entries()) {
      const n = place + 1;
      const [heard, asked] = [await T.assess(stage.heard), await T.assess(stage.asked)];
      const refused = asked.faults ? [asked, stage.asked] : heard.faults ? [heard, stage.heard] : null;
      if (refused) {
        const says = await W.explained(refused[0].faults, refused[1]);
        faults.push(...says.map((fault) => T.word("own-fault-module", { n, says: W.say(fault.says) })));
      } else {
        const is = { gate: asked.gate.status, floor: asked.imaging.floor, ceiling: asked.imaging.ceiling };
        for (const [part, said] of Object.entries(stage.stated)) {
          if (said !== is[part]) faults.push(T.word("own-fault-outcome", { n, part: T.word(`own-${part}`), said: T.stated(part, said), is: T.stated(part, is[part]) }));
        }
        stages.push({ ...stage, heard, asked, path: JSON.parse(await UB.engine.path(JSON.stringify(asked.answers))), worth: [] });
      }
    }
    const one = { id: "own", title: own.title, page: "", rules: UB.cases.version, teaches: own.teaches, errors: [], points: T.tidyOwn(own).points, stages };
    return { one, faults };
  };

  /** An outcome in words. */
  T.stated = (part, value) => (part === "gate" ? T.word(`own-gate-${value}`) : W.say((W.data("rungs", value) || {}).badge) || value);
})();
