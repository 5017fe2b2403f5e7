// What comes from outside the form: a case in the address, an anchor inside a closed group, a file, or answers that were given early.
import { answers } from "../core/answers.js";
import { sentence, uiText } from "../core/base.js";
import { caseLink } from "../core/case-link.js";
import { explainFaults, showErrors } from "../question/faults.js";
import { goTo, reveal } from "../question/open-group.js";
import { numbers } from "../question/number.js";
import { showNotice } from "../session/notice.js";
import { startEngine } from "./assessing.js";

/** @typedef {import("../result/draw.js").Result} Result */

/** Take what the fragment brings. @param {Result} result */
export async function arrive(result) {
  const { root } = result.view;
  const link = caseLink.read();
  if (!link) return openAnchor(root);
  const refuse = (wrong, after, why = "") => showErrors(root, uiText("bad-link"), wrong, after, true, why);
  if (link.sent) {
    caseLink.forget();
    return refuse([], uiText("bad-link-nothing-taken"), uiText("link-in-query"));
  }
  if (link.several) return refuse([], uiText("bad-link-nothing-taken"), uiText("link-several"));
  if (!startEngine(result)) return;
  let checked;
  try {
    checked = JSON.parse(await window.UB.engine.check(link.text));
  } catch {
    return refuse([], uiText("link-late"));
  }
  if (!checked.faults) return takeCase(result, checked, link.rules);
  const damaged = checked.faults.some((fault) => fault.finding === null);
  refuse(await explainFaults(checked.faults, link.text), uiText("bad-link-nothing-taken"), damaged ? uiText("link-damaged") : "");
}

/** Show the place of the calculator that the fragment names. @param {HTMLElement} root */
function openAnchor(root) {
  const target = location.hash.length > 1 && document.getElementById(decode(location.hash.slice(1)));
  if (!target || !root.contains(target) || target.dataset.titleOf) return;
  reveal(target);
  target.scrollIntoView({ block: "center" });
  const { finding } = target.dataset;
  if (finding) whenArrived(() => goTo(finding));
}

/**
 * Take the case of the link that brought the reader here. With other rules the module says which of its answers have to be
 * given again, and leaves them out.
 * @param {Result} result @param {any} checked @param {{version: string, hash: string} | null} rules
 */
async function takeCase({ state, view }, checked, rules) {
  caseLink.forget();
  if (rules && rules.hash !== view.root.dataset.rulesHash) {
    const saved = { version: rules.version, rules_hash: rules.hash, answers: checked.answers };
    const { answers: valid, says } = JSON.parse(await window.UB.engine.saved(JSON.stringify(saved)));
    await replaceAnswers(view.root, valid, uiText("link-taken"), sentence(says));
    return;
  }
  state.linked = { assessment: checked, texts: await texts(checked.answers) };
  await replaceAnswers(view.root, checked.answers, uiText("link-taken"), "");
}

/**
 * Take a case; where it replaces answers, that can be undone.
 * @param {HTMLElement} root @param {Object} next @param {string} replaced @param {string} other that its rules are others
 */
export async function replaceAnswers(root, next, replaced, other) {
  const typed = await texts(next);
  const before = !answers.empty();
  const changed = answers.replace(typed);
  const message = before && changed ? replaced : "";
  if (message || other) showNotice(root, [message, other].filter(Boolean).join(" "), message ? undefined : null);
}

/** The answers in fields that a person changed. @param {HTMLInputElement[]} fields @returns {Object<string, string>} */
export function given(fields) {
  return Object.fromEntries(
    fields
      .filter((field) => field.name && (field.type === "text" || field.checked))
      .map((field) => [field.name, field.type === "text" ? numbers.text(field) : field.value]),
  );
}

/** Answers as the fields of the form hold them; decimals as the module writes them. @param {Object} answers @returns {Promise<Object<string, string>>} */
async function texts(answers) {
  const plain = Object.fromEntries(Object.entries(answers).map(([finding, value]) => [finding, String(value)]));
  const decimals = Object.values(answers).some((value) => typeof value === "number" && !Number.isInteger(value));
  try {
    return decimals ? { ...plain, ...JSON.parse(await window.UB.engine.texts(JSON.stringify(answers))) } : plain;
  } catch {
    return plain;
  }
}

/** A link to a question puts the focus there. While a page loads the browser takes it away again for the anchor; a reader who was faster keeps it. */
function whenArrived(focus) {
  if (document.readyState === "complete") focus();
  else addEventListener("load", () => requestAnimationFrame(() => document.activeElement === document.body && focus()), { once: true });
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
