// Numbers: the text of a field and the unit next to it are one answer. A zero that nobody measures is asked back first.
import { find, h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { actionButton, findingLabel, forReader, siteData, uiText } from "../core/base.js";

const REST_MS = 800; // a press that was meant for something else does not confirm
const WITH_UNIT = /^(.*?[\d.,])\s*(d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?)\.?$/i;
const UNITS = { d: "days", w: "weeks", m: "months", y: "years" };
/** What calculators/io/typed_number.py reads as zero, with or without the unit: digits that are all 0, or 0e-7. A test compares the two. */
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const UNSEEN = "[\\u200b\\u200e\\u200f\\u2060\\ufeff]";
const DIGITS = `[+-]?(?:0+(?:[.,]0*)?|[.,]0+)(?:${SPACE}*[Mm][Mm](?:/[Hh][Rr]?)?\\.?)?`;
const ZERO = new RegExp(`^(?:${SPACE}|${UNSEEN})*(?:${DIGITS}|0(?:\\.0+)?e-[0-9]{1,3})(?:${SPACE}|${UNSEEN})*$`);
const LONGEST = 30;

const row = (input) => /** @type {HTMLElement} */ (input.closest(".ub-q"));
const unit = (input) => /** @type {HTMLSelectElement | null} */ (row(input).querySelector("select[data-unit]"));
/** The first unit is the question's own. */
const own = (select) => select.dataset.unit;

export const numbers = {
  /** Whether a text is a zero to the module. @param {string} typed */
  zero: (typed) => [...typed].length <= LONGEST && ZERO.test(typed),

  /** What a field and its unit say, as the module reads it. @param {HTMLInputElement} input */
  text(input) {
    const select = unit(input);
    const typed = input.value;
    if ("zero" in row(input).dataset && numbers.zero(typed)) return answers.get(input.name) === typed ? typed : answers.unconfirmed(typed);
    if (!select || !typed.trim() || /[a-z]/i.test(typed) || select.value === own(select)) return typed;
    const amount = typed.trim();
    return `${amount} ${amount === "1" ? select.value.slice(0, -1) : select.value}`;
  },

  /** Put an answer into its field. What is typed there stays as it was typed where it means the same. @param {HTMLInputElement} input */
  show(input) {
    const value = answers.typed(input.name);
    const select = unit(input);
    const [, amount, word] = (select && value.match(WITH_UNIT)) || [];
    const same = numbers.text(input) === answers.raw(input.name) || input.value === value;
    if (select) {
      if (word) select.value = UNITS[word[0].toLowerCase()];
      else if (value ? !same : input.value || answers.empty()) select.value = own(select);
    }
    if (!same) input.value = amount || value;
    askBack(input, value);
  },

  /** @param {HTMLElement} root */
  begin(root) {
    for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (root.querySelectorAll("select[data-unit]"))) {
      const input = find(/** @type {Element} */ (select.parentElement), "input");
      select.hidden = false;
      find(/** @type {Element} */ (select.parentElement), ".ub-number__unit").toggleAttribute("hidden", true);
      select.addEventListener("change", () => {
        const [, amount] = input.value.match(WITH_UNIT) || [];
        if (amount) input.value = amount; // the unit is what was chosen last
        if (input.value.trim()) input.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }
  },

  /** A number as it was given, with the question's unit where it has none. @param {string} finding @param {string | number} value */
  measured(finding, value) {
    const words = forReader((siteData("findings", finding) || {}).unit);
    if (!words || !/\d[.,]?\s*$/.test(String(value))) return String(value);
    return `${value} ${String(value).trim() === "1" ? words.replace(/s$/, "") : words}`;
  },
};

/** Where a zero waits: the question that it raises, with its two answers. Until then it is not given. */
function askBack(input, value) {
  const place = row(input);
  const asked = place.querySelector(".ub-q__zero");
  const waits = answers.raw(input.name) !== value;
  if (Boolean(asked) === waits) return;
  if (asked) {
    const inside = asked.contains(document.activeElement);
    asked.remove();
    if (inside) input.focus({ preventScroll: true });
    return;
  }
  const since = performance.now();
  const confirm = () => {
    if (performance.now() - since > REST_MS) answers.give({ [input.name]: value });
  };
  const label = findingLabel(input.name);
  place.append(
    h(
      "div.ub-q__zero",
      { role: "group", "aria-label": label },
      h("p", { role: "alert" }, uiText("zero-asked", { asked: `${label} ${numbers.measured(input.name, value.trim())}` })),
      h(
        "p.ub-actions",
        null,
        actionButton(uiText("zero-keep"), confirm),
        actionButton(uiText("zero-remove"), () => answers.give({ [input.name]: "" })),
      ),
    ),
  );
}
