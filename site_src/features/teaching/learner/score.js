// A decision against the module's outcome. Nothing clinical is decided here: what is right comes from the assessment alone, and
// this only names in which way a decision is not that.
export const RUNGS = ["none", "after-conservative-care", "first-test", "urgent-evaluation", "immediate"];
export const PLANS = ["withheld", "provisional", "beside-test", "given"];
export const SUSPICIONS = ["infection", "cancer", "fracture", "cord-or-cauda-equina"];
export const STATES = ["suspected", "not-suspected", "open"];
export const GATES = ["applies", "stop", "outside"];
export const TESTS = ["none", "radiograph", "esr", "mri", "ct", "lumbar-mri"];
export const RELIEF = ["first-line-education", "first-line-activity", "first-line-heat", "first-line-drugs", "bed-rest", "opioid"];
const NO_STATEMENT = ["bed-rest", "opioid"];
/** What each of the module's tests allows a learner to have named. */
const ALLOWED = {
  mri: ["mri"],
  "clinician-choice": ["mri", "ct", "radiograph", "esr"],
  radiograph: ["radiograph"],
  "esr-or-radiograph": ["esr", "radiograph"],
  "mri-or-ct": ["mri", "ct"],
  null: ["none"],
};
const LEGS = ["severe_neuro_deficit", "multilevel_motor_deficit", "cord_signs"];
const ORGANS = ["heart_or_aorta_warning", "lung_warning", "abdominal_warning"];
const LOW_ESR = 20;

/** @typedef {{gate: string, suspicions: Object<string, string>, rung: string, test: string, plan: string, relief: string[], next: string, sure: string}} Decision */
/** @typedef {{part: string, how: "same" | "missed" | "too-much" | "other", kind: string, about: string, rules: string[], rests_on: string[]}} Row */

/** Whether every part is decided, and by a word that exists. @param {any} d */
export const isDecided = (d) =>
  GATES.includes(d.gate) &&
  SUSPICIONS.every((one) => STATES.includes((d.suspicions || {})[one])) &&
  RUNGS.includes(d.rung) &&
  TESTS.includes(d.test) &&
  PLANS.includes(d.plan) &&
  Array.isArray(d.relief) &&
  d.relief.every((one) => RELIEF.includes(one)) &&
  typeof d.next === "string";

/** @param {any} assessment what a learner has to say of the gate */
const gateOf = ({ gate }) => (gate.status === "stop" || gate.status === "outside" ? gate.status : "applies");

/**
 * Each part of a decision next to the module's.
 * @param {Decision} decision
 * @param {any} truth the assessment once everything was asked
 * @param {{asked: string[], before?: {rung: string, floor: string} | null, next?: string[] | null}} about
 *   asked: questions whose reply was heard or told; before: the last stage's step and the module's; next: what the module asks on what was heard
 * @returns {{rows: Row[], right: boolean, kinds: string[]}}
 */
export function score(decision, truth, about) {
  const rows = [gate(decision, truth)];
  const covered = gateOf(truth) === "applies";
  for (const one of SUSPICIONS) rows.push(suspicion(one, decision, truth, about.asked));
  const step = rung(decision, truth, about);
  rows.push(step, test(decision, truth, step.how === "same"), plan(decision, truth), ...relief(decision, truth));
  if (covered) rows.push(...overlooked(truth, about.asked));
  if (about.next) rows.push(following(decision, about.next));
  const kinds = [...new Set(rows.filter((row) => row.how !== "same").map((row) => row.kind))];
  return { rows, right: rows[0].how === "same" && step.how === "same", kinds };
}

/** @returns {Row} */
const row = (part, how, kind = "", about = "", rules = [], rests_on = []) => ({ part, how, kind, about, rules, rests_on });

function gate(decision, truth) {
  const is = gateOf(truth);
  const rules = truth.gate.rules;
  if (decision.gate === is) return row("gate", "same", "", is, rules);
  if (is === "applies") return row("gate", "too-much", "gate-without-ground", is);
  const organ = truth.gate.shown.some((shown) => shown.because.some((finding) => ORGANS.includes(finding)));
  const kind = is === "outside" ? "outside-its-scope" : organ ? "other-organ-taken-for-back" : "gate-missed";
  return row("gate", decision.gate === "applies" ? "missed" : "other", kind, is, rules);
}

/** The rules of the ladder that read one of these findings. */
const rulesOf = (truth, because) => truth.imaging.rules.filter((rule) => rule.because.some((one) => because.includes(one)));

function suspicion(one, decision, truth, asked) {
  const is = truth.screen.suspicions[one];
  const chosen = decision.suspicions[one];
  const shown = truth.screen.shown.find((row) => row.about === one);
  const because = shown ? shown.because : [];
  const rules = rulesOf(truth, because);
  const rests = rules.flatMap((rule) => rule.statements);
  const about = (how, kind) =>
    row(
      `suspicion-${one}`,
      how,
      kind,
      is,
      rules.map((rule) => rule.id),
      rests,
    );
  if (chosen === is) return about("same", "");
  if (is === "suspected") return about("missed", missedFlag(one, because, truth.answers, asked));
  if (chosen === "suspected") return about("too-much", is === "open" ? "open-taken-as-found" : "flag-without-ground");
  return is === "open" ? about("missed", "not-asked-read-as-no") : about("too-much", "left-open");
}

/** Why a flag is missed: nobody asked, a comfortable reading stood before it, or it was heard and explained away. */
function missedFlag(one, because, answers, asked) {
  if (!because.some((finding) => asked.includes(finding))) return "not-asked-read-as-no";
  if (one === "infection" && answers.fever === "absent") return "no-fever-read-as-no-infection";
  if (one === "infection" && !("fever" in answers) && asked.includes("fever")) return "fever-hidden-by-a-drug";
  if (answers.esr_mm_h < LOW_ESR && asked.includes("esr_mm_h")) return "low-esr-as-all-clear";
  return "flag-explained-away";
}

/** @param {any} decision @param {any} truth @param {{before?: {rung: string, floor: string} | null}} about */
function rung(decision, truth, { before = null }) {
  const { floor, ceiling, rules } = truth.imaging;
  const at = rules.filter((rule) => rule.rung === floor);
  const about = (how, kind) =>
    row(
      "rung",
      how,
      kind,
      floor,
      at.map((rule) => rule.id),
      at.flatMap((rule) => rule.statements),
    );
  const chosen = RUNGS.indexOf(decision.rung);
  if (chosen === RUNGS.indexOf(floor)) return about("same", "");
  if (before && before.rung === decision.rung && before.floor !== floor)
    return about(chosen < RUNGS.indexOf(floor) ? "missed" : "too-much", "old-answer-kept");
  if (chosen < RUNGS.indexOf(floor)) return about("missed", truth.answers.esr_mm_h < LOW_ESR ? "low-esr-as-all-clear" : "imaging-too-late");
  // Between floor and ceiling nothing is too much: the answers leave it possible. It is another step than the certain one.
  return about(chosen <= RUNGS.indexOf(ceiling) ? "other" : "too-much", "imaging-too-early");
}

function test(decision, truth, sameStep) {
  const wanted = ALLOWED[String(truth.imaging.test)];
  const lumbar = decision.test === "lumbar-mri";
  const about = (how, kind) => row("test", how, kind, String(truth.imaging.test), [], truth.imaging.cites);
  if (wanted.includes(decision.test)) return about("same", "");
  if (lumbar && wanted.includes("mri")) return about("other", "lumbar-only-imaging");
  if (wanted.includes("none")) return about("too-much", "imaging-too-early");
  if (decision.test === "none") return about("missed", "imaging-too-late");
  return about(
    "other",
    sameStep ? "wrong-test" : RUNGS.indexOf(decision.rung) < RUNGS.indexOf(truth.imaging.floor) ? "imaging-too-late" : "wrong-test",
  );
}

function plan(decision, truth) {
  const is = truth.management.status;
  const [chosen, meant] = [decision.plan, is].map((one) => PLANS.indexOf(one));
  if (chosen === meant) return row("plan", "same", "", is);
  return chosen > meant ? row("plan", "too-much", "comfort-before-the-flags", is) : row("plan", "missed", "plan-too-late", is);
}

/** What was started against what the module lists now. What it merely lists beside is not held against anybody. */
function relief(decision, truth) {
  const listed = truth.management.first_line.map((item) => item.statement);
  const wrong = decision.relief.filter((one) => NO_STATEMENT.includes(one));
  const early = decision.relief.filter((one) => !NO_STATEMENT.includes(one) && !listed.includes(one));
  const missed = RELIEF.filter((one) => listed.includes(one) && !decision.relief.includes(one));
  const rows = [];
  if (wrong.length) rows.push(row("relief", "too-much", "rest-and-opioids", wrong.join(" "), [], []));
  if (early.length) rows.push(row("relief", "too-much", "comfort-before-the-flags", early.join(" "), [], early));
  if (missed.length) rows.push(row("relief", "missed", "plan-too-late", missed.join(" "), ["plan-first-line"], missed));
  return rows.length ? rows : [row("relief", "same", "", listed.join(" "), ["plan-first-line"], [])];
}

/** What nobody looked at, whatever was decided. */
function overlooked(truth, asked) {
  const rows = [];
  const { present } = truth.management.psychosocial;
  if (present.length && !present.some((one) => asked.includes(one)))
    rows.push(row("looked", "missed", "psychosocial-overlooked", present.join(" ")));
  if (!LEGS.some((one) => asked.includes(one))) rows.push(row("looked", "missed", "legs-not-examined", LEGS.join(" ")));
  return rows;
}

/** The next question against those that still matter on what was heard. */
function following(decision, next) {
  if (decision.next === "" ? !next.length : next.includes(decision.next)) return row("next", "same", "", next.slice(0, 3).join(" "));
  if (decision.next === "") return row("next", "missed", "not-asked-read-as-no", next.slice(0, 3).join(" "));
  return row("next", "too-much", "asked-past-the-answer", next.slice(0, 3).join(" "));
}
