// A calculator: one round from the answers to the engine and back, the latest answer only. Nothing clinical is computed here.
import { answers } from "../core/answers.js";
import { actionButton, sentence, uiText } from "../core/base.js";
import { caseLink } from "../core/case-link.js";
import { pressGuard } from "../core/press-guard.js";
import { showLocalSettings } from "../local-settings/local-settings.js";
import { printSheets } from "../print/print.js";
import { explainFaults, hideErrors, markFaults, showErrors } from "../question/faults.js";
import { goTo, reveal, setUpGroups } from "../question/group.js";
import { setUpKeys } from "../question/keys.js";
import { numbers } from "../question/number.js";
import { setUpQuestions } from "../question/question.js";
import { resultRegion } from "../result/result.js";
import { watchIdle } from "../session/idle-dialog.js";
import { startNewPatient } from "../session/new-patient.js";
import { showNotice } from "../session/notice.js";
import { clearStatus, statusLine, undoStep } from "../core/status-line.js";
import { setUpCaseFile } from "../share/case-file.js";
import { sharePanel } from "../share/share.js";
import { setUpWhatIf } from "../whatif/whatif.js";

/** @param {HTMLElement} root */
export function setUpCalculator(root) {
  root.dataset.scripted = document.documentElement.dataset.scripted = "";
  const own = root.dataset.page !== "embedded"; // the page is the calculator's, or the frame is
  const engine = window.UB.engine;
  const result = resultRegion(root);
  const { pageGuard } = window.UB;
  const early = given(window.UB.fields ? window.UB.fields.early() : []);
  let latest = 0;
  let touched = false;
  /** What the engine said to the case of a link: the form that takes it need not ask again. @type {any} */
  let linkResult = null;
  /** What was wrong with the form, for another reader to be told too. @type {any[]} */
  let faults = [];

  pressGuard.watch(root);
  setUpGroups(root, own);
  setUpQuestions(root, () => {
    latest += 1;
    touched = true;
    result.clear();
    startEngine();
  });
  setUpKeys(root);
  printSheets(root);
  showLocalSettings(root);
  sharePanel(root, result);
  setUpCaseFile(root, replaceAnswers);
  watchIdle(root);
  bar(root);
  setUpWhatIf(root, result, (words) => showNotice(root, words));

  answers.onchange(() => {
    touched = true;
    hideErrors(root);
    showNotice(root, ""); // its undo would now take back something else
    clearStatus();
    refresh();
  });
  root.addEventListener("ub-same", refresh);
  result.onretry = () => {
    engine.retry();
    refresh();
  };
  if (engine)
    engine.onstate((state, detail) => {
      if (pageGuard && pageGuard.isDead()) return;
      if (state === "failed") latest += 1;
      result.state(state, detail);
    });
  if (engine && engine.state !== "idle") result.state(engine.state, engine.detail);
  new MutationObserver(() => {
    if (!faults.length) return;
    markFaults(root, faults);
    result.faults(faults, false);
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  document.addEventListener("ub:guard", refresh);
  addEventListener("hashchange", arrive);
  answers.give(early); // what was answered while this script was on its way
  const opened = arrive();
  if (root.dataset.page === "own") {
    result.dock();
    // A reader who opens a case waits only for its answer, not first for that to an empty form.
    opened.then(() => {
      if (!latest) refresh();
    });
  } else onIntent(root, refresh);

  /** Start the engine. A page whose engine is missing or broken has failed, and says so. */
  function startEngine() {
    if (pageGuard && pageGuard.isDead()) {
      result.fail("", [again()]);
      return false;
    }
    try {
      engine.start();
      return true;
    } catch (error) {
      result.fail(engine ? error.message : "", [again()]);
      return false;
    }
  }

  /** Request the assessment of the form. Until it arrives, there is none. */
  async function refresh() {
    const request = (latest += 1);
    faults = [];
    result.clear();
    if (own || touched) result.dock(); // inside a page of the guideline no bar covers the text before it is asked for
    if (!startEngine()) return;
    let assessment;
    try {
      assessment = await assessed();
    } catch (error) {
      if (request !== latest) return;
      if (engine.state === "failed") result.state("failed", engine.detail);
      else result.fail(error.message, [again()]);
      return;
    }
    const wrong = assessment.faults ? await explainFaults(assessment.faults, answers.all()) : [];
    if (request !== latest) return;
    faults = wrong;
    markFaults(root, faults);
    if (assessment.faults) result.faults(faults, touched);
    else if ([assessment.rules_hash, window.UB_DATA.rules_hash].some((hash) => hash !== root.dataset.rulesHash))
      result.fail("", [again()], uiText("other-rules"));
    else result.show(assessment, touched);
  }

  /** The engine's assessment of the form. */
  async function assessed() {
    const known = linkResult;
    linkResult = null;
    return known && answers.are(known.texts) ? known.assessment : JSON.parse(await engine.ask(answers.all()));
  }

  function again() {
    return actionButton(uiText("reload"), () => location.reload(), {}, "button.ub-btn.ub-btn--main");
  }

  /** What the fragment brings: a case, or an anchor inside a closed group. */
  async function arrive() {
    const link = caseLink.read();
    if (!link) {
      const target = location.hash.length > 1 && document.getElementById(decode(location.hash.slice(1)));
      if (!target || !root.contains(target)) return;
      reveal(target);
      target.scrollIntoView({ block: "center" });
      const { finding } = target.dataset;
      if (finding) whenArrived(() => goTo(finding));
      return;
    }
    const refuse = (wrong, after, why = "") => showErrors(root, uiText("bad-link"), wrong, after, true, why);
    if (link.sent) {
      caseLink.forget();
      refuse([], uiText("bad-link-nothing-taken"), uiText("link-in-query"));
      return;
    }
    if (link.several) {
      refuse([], uiText("bad-link-nothing-taken"), uiText("link-several"));
      return;
    }
    if (!startEngine()) return;
    let checked;
    try {
      checked = JSON.parse(await engine.check(link.text));
    } catch {
      refuse([], uiText("link-late"));
      return;
    }
    if (checked.faults) {
      const damaged = checked.faults.some((fault) => fault.finding === null);
      refuse(await explainFaults(checked.faults, link.text), uiText("bad-link-nothing-taken"), damaged ? uiText("link-damaged") : "");
    } else await arrived(checked, link.rules);
  }

  /**
   * Take the case of the link that brought the reader here. With other rules the module says which of its answers have to be
   * given again, and leaves them out.
   */
  async function arrived(checked, rules) {
    caseLink.forget();
    if (rules && rules.hash !== root.dataset.rulesHash) {
      const saved = { version: rules.version, rules_hash: rules.hash, answers: checked.answers };
      const { answers: valid, says } = JSON.parse(await engine.saved(JSON.stringify(saved)));
      await replaceAnswers(valid, uiText("link-taken"), sentence(says));
      return;
    }
    linkResult = { assessment: checked, texts: await texts(checked.answers) };
    await replaceAnswers(checked.answers, uiText("link-taken"), "");
  }

  /** Take a case; over answers that stood here it can be undone. @param {Object} next @param {string} replaced @param {string} other that its rules are others */
  async function replaceAnswers(next, replaced, other) {
    const typed = await texts(next);
    const before = !answers.empty();
    const changed = answers.replace(typed);
    const message = before && changed ? replaced : "";
    if (message || other) showNotice(root, [message, other].filter(Boolean).join(" "), message ? undefined : null);
  }
}

/** The answers in fields that a person changed. @param {HTMLInputElement[]} fields @returns {Object<string, string>} */
function given(fields) {
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

/** One step back, and New patient. */
function bar(root) {
  const place = root.querySelector("[data-bar]");
  const undo = place.querySelector('[data-do="undo"]');
  const again = place.querySelector('[data-do="again"]');
  place.append(statusLine());
  const refresh = () => {
    undo.disabled = !answers.canUndo();
  };
  undo.addEventListener("click", () => undoStep(undo));
  again.addEventListener("click", () => {
    startNewPatient(root);
    pressGuard.rest("again", [again]); // a second press would take the way back
  });
  answers.onchange(refresh);
  refresh();
  place.hidden = false;
}

/** Focus, pointer, or the calculator coming near the view: once, whichever is first. */
function onIntent(root, run) {
  const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && once(), { rootMargin: "200px" });
  const events = ["focusin", "pointerover", "pointerdown"];
  function once() {
    watch.disconnect();
    for (const name of events) root.removeEventListener(name, once);
    run();
  }
  for (const name of events) root.addEventListener(name, once);
  watch.observe(root);
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
