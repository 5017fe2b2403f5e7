// The result region: its state, the answer it shows or does not show, and the one quiet announcement of what is new.
import { h } from "../../shared/elements.js";
import { answers } from "../core/answers.js";
import { actionButton, forReader, sentence, uiText } from "../core/base.js";
import { teachingPoints } from "../core/teaching-points.js";
import { glyph, ladder } from "../ladder/ladder.js";
import { localContacts, localTexts } from "../local-settings/local-settings.js";
import { faultList } from "../question/faults.js";
import { goTo } from "../question/group.js";
import { markQuestions } from "../question/question.js";
import { statusLine } from "../core/status-line.js";
import { comparedWithPresent, presentCase } from "../whatif/whatif.js";
import { alsoSaid, answerWords, isWithheld } from "./answer.js";
import { keyOfFocus, restoreFocus } from "./answer-focus.js";
import { barLines, resultBar } from "./bar.js";
import { closeBar } from "./bar-state.js";
import { calculatorResults, notesFor } from "./calculator-results.js";
import { dropFolds, explanation, firedRules, interpretationNotes, newerEvidence, unmetRules, whatWouldChange } from "./explanations.js";
import { askNext, openQuestions } from "./next-questions.js";
import { notCurrent, notCurrentLine } from "./not-current.js";

const ANSWER = ["kind", "gate", "floor", "ceiling", "settled", "rulesHash"];
const QUIET_MS = 400;
const ANNOUNCE_MS = 500;

/** The result of the calculator that was set up last: a page has one, the gallery several. @type {any} */
let current = null;
/** The question to ask next, if the answer that stands knows one. @returns {string | undefined} */
export const firstOpenQuestion = () => current.firstOpenQuestion();
/** To the question to ask next, as soon as it is known. */
export const goToNext = () => current.goToNext();

/** @param {HTMLElement} root the calculator @returns {any} */
export function resultRegion(root) {
  const region = /** @type {HTMLElement} */ (root.querySelector("[data-result]"));
  const live = /** @type {HTMLElement} */ (region.querySelector("[data-live]"));
  const status = /** @type {HTMLElement} */ (region.querySelector("[data-status]"));
  const announcer = /** @type {HTMLElement} */ (region.querySelector("[data-announce]"));
  const asked = /** @type {HTMLElement} */ (region.querySelector("[data-asked]"));
  const net = /** @type {HTMLElement} */ (region.querySelector("[data-signs]"));
  const ownNet = h("p", { hidden: true, "data-own-signs": "" });
  net.after(ownNet);
  const panel = /** @type {HTMLElement} */ (region.parentElement);
  const kind = root.dataset.calculator || "";
  const rows = root.querySelectorAll(".ub-q");
  const bar = resultBar(region, root);
  /** It stays while everything around it is drawn again: a screen reader reads what it says. */
  const statusPlace = statusLine();
  live.append(statusPlace);
  /** @type {any} */
  let shown = null;
  /** The last assessment of the same patient, while an error is shown in its place. @type {any} */
  let last = null;
  let startTimer = 0;
  let startAnnounced = false;
  let announceTimer = 0;
  let blanking = 0;
  let jumping = false;
  let focusKey = "";
  /** Whether the panel may be: to ask it would have the browser lay the page out at once. */
  let scrolled = false;
  if (panel) panel.addEventListener("scroll", () => (scrolled = panel.scrollTop > 0), { passive: true });

  const result = {
    region,
    get assessment() {
      return shown;
    },

    /** The engine's state, in words; those of a start only when it takes a while. @param {string} state @param {string} detail */
    state(state, detail) {
      region.dataset.state = state;
      if (state === "loading" || state === "starting") {
        if (!startTimer) startTimer = setTimeout(starting, QUIET_MS);
        else if (startAnnounced) starting();
        return;
      }
      endStart();
      if (state === "failed") result.fail(detail, [actionButton(uiText("try-again"), result.onretry, {}, "button.ub-btn.ub-btn--main")]);
      else setStatus(uiText(state), state === "ready");
    },
    onretry() {},

    /**
     * No answer stands: none under way, none at fault, none of a dead worker is ever kept. The attributes go at once; the
     * words before the next frame is drawn, unless the new ones are there by then: they are never seen, and not drawn twice.
     */
    clear() {
      focusKey = keyOfFocus(live) || focusKey;
      for (const name of ANSWER) delete region.dataset[name];
      shown = null;
      clearTimeout(announceTimer);
      dropFolds();
      if (announcer.textContent) announcer.textContent = "";
      if (!blanking) blanking = requestAnimationFrame(blank);
    },

    /** @param {any} assessment @param {boolean} aloud */
    show(assessment, aloud) {
      shown = last = assessment;
      result.state("ready", "");
      const { answer, gate, imaging } = assessment;
      Object.assign(region.dataset, {
        kind: answer.kind,
        gate: gate.status,
        floor: imaging.floor,
        ceiling: imaging.ceiling,
        settled: String(imaging.settled),
        rulesHash: assessment.rules_hash,
      });
      draw();
      if (aloud)
        announce(
          [...answer.parts.map((part) => `${forReader(part.lead)} ${forReader(part.says)}`.trim()), ...localTexts(assessment)].join(". "),
        );
    },

    /** Answers that cannot be read: their sentences, and the last answer as not current. @param {Array<{finding: string | null, says: any}>} faults @param {boolean} aloud */
    faults(faults, aloud) {
      result.state("ready", "");
      blank();
      place([
        h("div.ub-result__part.ub-fault", { "data-role": "faults" }, h("h3", null, uiText("faults")), faultList(faults)),
        notCurrent(last),
      ]);
      bar.update(glyph(null), [h("b", null, uiText("faults")), notCurrentLine(last)].filter(Boolean), []);
      if (aloud)
        announce(
          [uiText("faults"), ...faults.map((fault) => forReader(fault.says)), ...(last ? [uiText("not-current-says")] : [])].join(". "),
        );
    },

    /** Final: what failed, what still works, and one way on. @param {string} detail @param {HTMLElement[]} actions @param {string} [what] */
    fail(detail, actions, what = uiText("failed")) {
      result.clear();
      blank();
      region.dataset.state = "failed";
      endStart();
      setStatus(`${what}. ${uiText("failed-what-works")}.`, false);
      const table = actionButton(uiText("to-table"), () => {
        closeBar();
        const rules = /** @type {HTMLElement} */ (root.querySelector("#rules"));
        rules.focus();
        rules.scrollIntoView();
      });
      place(
        h(
          "div.ub-result__part",
          null,
          h(
            "div.ub-actions",
            null,
            actions,
            table,
            actionButton(uiText("print"), () => window.print()),
          ),
          h("p.ub-meta", null, detail),
        ),
      );
      bar.update(glyph(null), [h("b", null, what)], []);
      root.dataset.failed = "";
    },

    dock: () => bar.dock(),
  };

  current = {
    firstOpenQuestion: () => (shown ? openQuestions(kind, shown)[0] : undefined),
    goToNext() {
      jumping = !shown;
      const [next] = shown ? openQuestions(kind, shown) : [];
      if (!next) return;
      closeBar();
      goTo(next);
    },
  };
  new MutationObserver(() => {
    if (shown) draw();
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
  // Never another's: not after New patient, and not once another page of the visit has gone on.
  const forget = () => {
    last = null;
  };
  answers.onchange(() => answers.empty() && forget());
  window.UB.browserSession.on("back", forget);
  for (const came of ["ub:local", "ub:teaching-points"]) {
    document.addEventListener(came, () => {
      if (shown) draw();
    });
  }
  blank();
  status.hidden = root.dataset.page === "own"; // there it starts at once
  return result;

  /** Take away what the last answer said; its place on the screen stays. */
  function blank() {
    if (live.children.length > 1) live.style.minHeight = `${live.offsetHeight}px`;
    place([]);
    showNet(null);
    asked.textContent = "";
    bar.update(glyph(null), [h("span", null, h("b", null, uiText("answer")), " …")], null);
    markQuestions(rows, [], []);
  }

  /** Draw the answer that stands, in the words of the present reader. */
  function draw() {
    const { answer } = shown;
    const key = keyOfFocus(live) || focusKey;
    const open = openQuestions(kind, shown);
    const words = presentCase() ? comparedWithPresent(shown) : answerWords(shown, shown.gate.ask);
    const local = localContacts(shown);
    // Beside stop and outside the word "settled" is not said.
    const span = answer.ladder && isWithheld(shown) ? { ...answer.ladder, settled: false } : answer.ladder;
    const picture = [span ? h("div.ub-result__part", null, ladder(span)) : null, alsoSaid(shown)];
    place([
      answer.kind === "stop" ? [local, words] : [words, local], // with a stop nothing is of more use than the number
      kind === "imaging" ? picture : calculatorResults[kind](shown),
      askNext(kind, shown, draw),
      statusPlace,
      kind === "imaging" ? null : picture, // the picture of the imaging answer: elsewhere it follows
      teachingPoints(kind, shown),
      h(
        "div.ub-result__folds",
        null,
        newerEvidence(shown),
        explanation(shown),
        whatWouldChange(kind, shown),
        unmetRules(shown),
        interpretationNotes(notesFor(kind, shown)),
      ),
    ]);
    showNet(shown.foot.safety_net);
    delete root.dataset.failed;
    bar.update(glyph(span), barLines(shown), open);
    asked.textContent = uiText("asked", {
      n: [...rows].filter((row) => String(row.dataset.finding) in shown.answers).length,
      m: rows.length,
    });
    markQuestions(rows, firedRules(shown).ladder, open.slice(0, 1));
    focusKey = "";
    restoreFocus(key, live, region);
    if (scrolled && !live.contains(document.activeElement)) panel.scrollTop = 0; // what is new stands at its head
    if (jumping) goToNext();
  }

  /** The warning signs under the answer: those of this answer, or all of them while there is none. */
  function showNet(signs) {
    const text = signs ? sentence(signs) : "";
    if (ownNet.textContent !== text) ownNet.textContent = text;
    ownNet.hidden = !text;
    net.hidden = Boolean(text);
  }

  function place(children) {
    cancelAnimationFrame(blanking);
    blanking = 0;
    const drawn = [children].flat(Infinity).filter(Boolean);
    for (const old of [...live.childNodes]) if (old !== statusPlace) old.remove();
    const at = drawn.indexOf(statusPlace);
    statusPlace.before(...drawn.slice(0, Math.max(at, 0)));
    statusPlace.after(...drawn.slice(at + 1));
    if (drawn.length && live.style.minHeight) live.style.minHeight = "";
  }

  function setStatus(words, unseen) {
    status.textContent = words;
    status.classList.toggle("ub-sr", unseen);
    status.hidden = false;
  }

  /** Say that the start takes a while; the form can already be filled in. */
  function starting() {
    startAnnounced = true;
    setStatus(uiText(region.dataset.state || "starting"), false);
    blank();
    place([h("p.ub-answer__why", null, uiText("state-slow")), h("div.ub-result__part", null, ladder(null))]);
  }

  function endStart() {
    clearTimeout(startTimer);
    startTimer = 0;
    startAnnounced = false;
  }

  /** Once, politely, when the answers have come to rest. */
  function announce(words) {
    clearTimeout(announceTimer);
    announceTimer = setTimeout(() => {
      announcer.textContent = words;
    }, ANNOUNCE_MS);
  }
}
