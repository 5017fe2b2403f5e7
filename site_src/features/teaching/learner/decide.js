// The form of a decision: every part before anything is shown. Native controls, one group a part.
import { h } from "../../../frontend/shared/elements.js";
import { teachingText } from "./teaching-text.js";
import { LEVELS } from "./check-progress.js";
import { GATES, PLANS, RELIEF, RUNGS, STATES, SUSPICIONS, TESTS } from "./score.js";

const { widget } = window.UB;
let forms = 0;

/**
 * @param {string} title
 * @param {(decision: any) => void} commit
 * @param {() => string[]} open the questions that were not asked yet
 */
export function decideForm(title, commit, open) {
  const own = `decide-${(forms += 1)}`;
  const missing = h("p.ub-decide__missing", { role: "alert", tabindex: -1, hidden: true });
  const next = h("select", { id: `${own}-next` });
  const test = h(
    "select",
    { id: `${own}-test` },
    h("option", { value: "" }, teachingText("choose")),
    TESTS.map((one) => h("option", { value: one }, teachingText(`test-${one}`))),
  );
  const form = h(
    "form.ub-decide",
    { novalidate: true, "data-decide": true, "aria-label": title },
    h("h3", { tabindex: -1 }, title),
    h("p.ub-decide__says", null, teachingText("decision-says")),
    choices(
      own,
      "gate",
      GATES.map((one) => [one, teachingText(`gate-${one}`)]),
    ),
    group(
      "suspicions",
      SUSPICIONS.map((one) => states(own, one)),
    ),
    choices(
      own,
      "rung",
      [...RUNGS].reverse().map((one) => [one, [widget.rungBadge(one), " ", meaning(one)]]),
    ),
    field(`${own}-test`, "test", test),
    choices(
      own,
      "plan",
      PLANS.map((one) => [one, teachingText(`plan-${one}`)]),
    ),
    group("relief", [h("p.ub-decide__help", null, teachingText("relief-help")), ...RELIEF.map((one) => box(own, one))]),
    field(`${own}-next`, "next", next),
    choices(
      own,
      "sure",
      LEVELS.map((one) => [one, teachingText(`sure-${one}`)]),
    ),
    missing,
    h("p", null, h("button.ub-btn.ub-btn--main", { type: "submit" }, teachingText("commit"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const decision = read(form, own);
    const lacking = parts(decision);
    missing.hidden = !lacking.length;
    if (!lacking.length) return commit(decision);
    missing.textContent = teachingText("undecided", { parts: lacking.map((one) => teachingText(one).replace(/\?$/, "")).join("; ") });
    return missing.focus();
  });
  /** What was not asked yet may be asked next; a choice that stands stays. */
  const offer = () => {
    const chosen = next.value;
    next.replaceChildren(
      h("option", { value: "" }, teachingText("next-nothing")),
      ...open().map((one) => h("option", { value: one }, widget.questionText(one))),
    );
    next.value = [...next.options].some((one) => one.value === chosen) ? chosen : "";
  };
  offer();
  return { form, offer };
}

const meaning = (rung) => widget.forReader((widget.siteData("rungs", rung) || {}).meaning);
const group = (part, inside) => h("fieldset.ub-decide__part", { "data-part": part }, h("legend", null, teachingText(part)), inside);
const field = (id, part, control) => h("div.ub-decide__part", { "data-part": part }, h("label", { for: id }, teachingText(part)), control);
const choices = (own, part, list) =>
  group(
    part,
    list.map(([value, words]) =>
      h("label.ub-decide__opt", null, h("input", { type: "radio", name: `${own}-${part}`, value }), h("span", null, words)),
    ),
  );
const box = (own, one) =>
  h(
    "label.ub-decide__opt",
    null,
    h("input", { type: "checkbox", name: `${own}-relief`, value: one }),
    h("span", null, teachingText(`relief-${one}`)),
  );

function states(own, one) {
  const options = STATES.map((state) =>
    h("label.ub-seg__opt", null, h("input", { type: "radio", name: `${own}-${one}`, value: state }), h("span", null, teachingText(state))),
  );
  return h(
    "fieldset.ub-decide__row",
    { "data-suspicion": one },
    h("legend", null, teachingText(`suspicion-${one}`)),
    h("div.ub-seg", null, options),
  );
}

function read(form, own) {
  const data = new FormData(form);
  const chosen = (name) => String(data.get(`${own}-${name}`) || "");
  return {
    gate: chosen("gate"),
    suspicions: Object.fromEntries(SUSPICIONS.map((one) => [one, chosen(one)])),
    rung: chosen("rung"),
    test: form.querySelector(`#${own}-test`).value,
    plan: chosen("plan"),
    relief: data.getAll(`${own}-relief`).map(String),
    next: form.querySelector(`#${own}-next`).value,
    sure: chosen("sure"),
  };
}

/** The parts that are not decided. */
function parts(decision) {
  const lacking = ["gate", "rung", "test", "plan", "sure"].filter((one) => !decision[one]);
  if (SUSPICIONS.some((one) => !decision.suspicions[one])) lacking.splice(decision.gate ? 0 : 1, 0, "suspicions");
  return lacking;
}
