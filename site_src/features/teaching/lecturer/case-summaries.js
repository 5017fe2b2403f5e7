// The cases in plain words, as `case_summary.py` says them, too: from what every teaching page knows of them (`UB.cases`).
const { findings, groups, answers, by, sometimes } = window.UB_LECTURER;

const sentence = (/** @type {string} */ text) => (/[.?:]$|[.?]”$/.test(text) ? text : text.replace(/(”?)$/, ".$1"));
const texts = (/** @type {any[]} */ rows) =>
  rows
    .map((row) => row.says.clinician)
    .filter(Boolean)
    .map(sentence);

/** What a reply means as an answer. @param {string} name @param {{answer: string | number | null}} reply */
function value(name, { answer }) {
  if (typeof answer !== "number") return answers[String(answer)];
  const { unit } = findings[name];
  return `${answer} ${answer === 1 ? unit.replace(/s$/, "") : unit}`;
}

/** The questions that can be asked, a group at a time. @param {any} stage @param {string[]} names */
function asks(stage, names) {
  const made = groups.map((/** @type {any} */ group) => ({
    title: group.title,
    questions: names
      .filter((name) => findings[name].group === group.id)
      .map((name) => ({
        id: name,
        says: stage.replies[name].says,
        by: by[stage.replies[name].by],
        value: value(name, stage.replies[name]),
      })),
  }));
  return made.filter((/** @type {any} */ group) => group.questions.length);
}

/** The one answer that is shown, and which choice of a class it is. @param {any} result */
function inWords({ answer, imaging }) {
  const outside = ["stop", "outside"].includes(answer.kind);
  const { floor, ceiling } = imaging;
  return {
    rung: outside && !answer.rung ? answer.kind : answer.rung || "unknown",
    badge: answer.badge.clinician,
    says: answer.parts.map((/** @type {any} */ part) => (part.lead ? `${part.lead.clinician} ` : "") + sentence(part.says.clinician)),
    right: outside ? [answer.kind] : [...new Set([floor, ceiling])],
    ladder: answer.ladder,
  };
}

/** What stands behind it. @param {any} result */
function explanation({ gate, imaging, management: plan, shown }) {
  const rules = imaging.rules.filter((/** @type {any} */ rule) => shown.rules.includes(rule.id));
  const rests = rules.flatMap((/** @type {any} */ rule) => [`rule ${rule.id}`, ...rule.statements]);
  return {
    why: [...texts(gate.shown), ...texts(rules)],
    rests: [
      ...gate.rules.map((/** @type {string} */ name) => `rule ${name}`),
      ...new Set(rests),
      ...shown.notes.map((/** @type {string} */ name) => `note ${name}`),
    ],
    plan: [
      sentence(plan.says.clinician),
      ...texts([...plan.first_line, ...plan.second_line]),
      ...texts(plan.referral),
      ...texts([plan.follow_up]),
    ],
    held: texts(plan.held_back),
    psychosocial: plan.psychosocial.present.map((/** @type {string} */ name) => sentence(findings[name].label)),
  };
}

const label = (/** @type {string} */ name) => findings[name].label;
const restsOn = (/** @type {string} */ name) =>
  name.startsWith("rule-") ? `rule ${name.slice(5)}` : /^N\d+$/.test(name) ? `note ${name}` : name;

/** @param {any} stage @param {number} at */
function ofStage(stage, at) {
  const names = Object.keys(stage.replies);
  const asked = names.filter((name) => name !== sometimes);
  const telling = asked.filter((name) => stage.replies[name].answer !== "absent");
  return {
    title: stage.title,
    says: stage.says,
    asks: asks(
      stage,
      names.filter((name) => !at || stage.anew.includes(name)),
    ),
    worth: stage.worth.map(label),
    known: telling.map((name) => `${label(name)}: ${value(name, stage.replies[name])}`),
    absent: asked.filter((name) => stage.replies[name].answer === "absent").map(label),
    heard: inWords(stage.heard),
    asked: { ...inWords(stage.asked), ...explanation(stage.asked) },
  };
}

/** @param {any} one */
export const caseSummary = ({ id, title, page: address, difficulty, minutes, teaches, errors, stages, points }) => ({
  id,
  title,
  page: address,
  difficulty,
  minutes,
  teaches: teaches && sentence(teaches),
  tempts: errors.map((/** @type {string} */ name) => sentence(window.UB.cases.errors[name].says)),
  stages: stages.map(ofStage),
  points: points.map((/** @type {any} */ point) => ({ says: point.says, rests: point.rests_on.map(restsOn) })),
});

/** A point to take away, with what it rests on. @param {{says: string, rests: string[]}} point */
export const pointText = ({ says, rests }) => (rests.length ? `${says} (${rests.join(", ")})` : says);

/** The cases of this site by id, the easy ones first. @type {Map<string, any>} */
export const caseSummaries = new Map(window.UB.cases.order.map((/** @type {string} */ id) => [id, caseSummary(window.UB.cases.cases[id])]));
