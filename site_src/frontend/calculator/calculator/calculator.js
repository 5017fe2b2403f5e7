// A calculator: one round from the answers to the engine and back, the latest answer only. Nothing clinical is computed here.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;

  W.calculator = calculator;
  // This script stands behind the calculator: its question is on the way while the theme's own scripts are still at work.
  const drawn = /** @type {HTMLElement | null} */ (document.querySelector("[data-calculator]:not([data-scripted])"));
  if (drawn) calculator(drawn);

  /** @param {HTMLElement} root */
  function calculator(root) {
    root.dataset.scripted = document.documentElement.dataset.scripted = "";
    const own = root.dataset.page !== "embedded"; // the page is the calculator's, or the frame is
    const engine = window.UB.engine;
    const result = W.result(root);
    const { guard } = window.UB;
    const early = given(window.UB.fields ? window.UB.fields.early() : []);
    let latest = 0;
    let touched = false;
    /** What the engine said to the case of a link: the form that takes it need not ask again. @type {any} */
    let brought = null;
    /** What was wrong with the form, for another reader to be told too. @type {any[]} */
    let faults = [];

    W.guard.watch(root);
    W.groups(root, own);
    W.questions(root, () => {
      latest += 1;
      touched = true;
      result.clear();
      awake();
    });
    W.keys(root);
    W.paper(root);
    W.house(root);
    W.take(root, result);
    W.caseFile(root, take);
    W.idle(root);
    bar(root);
    W.whatIf(root, result, (words) => W.notice(root, words));

    W.answers.onchange(() => {
      touched = true;
      W.hideErrors(root);
      W.notice(root, ""); // its undo would now take back something else
      W.hush();
      refresh();
    });
    root.addEventListener("ub-same", refresh);
    result.onretry = () => {
      engine.retry();
      refresh();
    };
    if (engine) engine.onstate((state, detail) => {
      if (guard && guard.dead()) return;
      if (state === "failed") latest += 1;
      result.state(state, detail);
    });
    if (engine && engine.state !== "idle") result.state(engine.state, engine.detail);
    new MutationObserver(() => {
      if (!faults.length) return;
      W.markFaults(root, faults);
      result.faults(faults, false);
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-reader"] });
    document.addEventListener("ub:guard", refresh);
    addEventListener("hashchange", arrive);
    W.answers.give(early); // what was answered while this script was on its way
    const opened = arrive();
    if (root.dataset.page === "own") {
      result.dock();
      // Whoever opens a case waits for its answer alone, and not for that to an empty form first.
      opened.then(() => latest || refresh());
    } else onIntent(root, refresh);

    /** Start the engine. A page whose engine is missing or broken has failed, and says so. */
    function awake() {
      if (guard && guard.dead()) {
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

    /** Ask for the answer to what stands in the form. While it is under way there is none. */
    async function refresh() {
      const mine = (latest += 1);
      faults = [];
      result.clear();
      if (own || touched) result.dock(); // inside a page of the guideline no bar covers the text before it is asked for
      if (!awake()) return;
      let assessment;
      try {
        assessment = await assessed();
      } catch (error) {
        if (mine !== latest) return;
        if (engine.state === "failed") result.state("failed", engine.detail);
        else result.fail(error.message, [again()]);
        return;
      }
      const wrong = assessment.faults ? await W.explained(assessment.faults, W.answers.all()) : [];
      if (mine !== latest) return;
      faults = wrong;
      W.markFaults(root, faults);
      if (assessment.faults) result.faults(faults, touched);
      else if ([assessment.rules_hash, window.UB_DATA.rules_hash].some((hash) => hash !== root.dataset.rulesHash)) result.fail("", [again()], W.word("other-rules"));
      else result.show(assessment, touched);
    }

    /** What the engine says to what stands in the form. */
    async function assessed() {
      const known = brought;
      brought = null;
      return known && W.answers.are(known.texts) ? known.assessment : JSON.parse(await engine.ask(W.answers.all()));
    }

    function again() {
      return W.button(W.word("reload"), () => location.reload(), {}, "button.ub-btn.ub-btn--main");
    }

    /** What the fragment brings: a case, or an anchor inside a closed group. */
    async function arrive() {
      const link = W.caseLink.read();
      if (!link) {
        const target = location.hash.length > 1 && document.getElementById(decode(location.hash.slice(1)));
        if (!target || !root.contains(target)) return;
        W.reveal(target);
        target.scrollIntoView({ block: "center" });
        if (target.dataset.finding) whenArrived(() => W.goTo(target.dataset.finding));
        return;
      }
      const refuse = (wrong, after, why = "") => W.showErrors(root, W.word("bad-link"), wrong, after, true, why);
      if (link.sent) {
        W.caseLink.forget();
        refuse([], W.word("bad-link-nothing-taken"), W.word("link-in-query"));
        return;
      }
      if (link.several) {
        refuse([], W.word("bad-link-nothing-taken"), W.word("link-several"));
        return;
      }
      if (!awake()) return;
      let checked;
      try {
        checked = JSON.parse(await engine.check(link.text));
      } catch {
        refuse([], W.word("link-late"));
        return;
      }
      if (checked.faults) {
        const damaged = checked.faults.some((fault) => fault.finding === null);
        refuse(await W.explained(checked.faults, link.text), W.word("bad-link-nothing-taken"), damaged ? W.word("link-damaged") : "");
      } else await arrived(checked, link.rules);
    }

    /** Take the case of the link that brought the reader here. */
    async function arrived(checked, rules) {
      const other = otherRules(rules);
      W.caseLink.forget();
      brought = { assessment: checked, texts: await texts(checked.answers) };
      await take(checked.answers, W.word("link-taken"), other);
    }

    /** Take a case; over answers that stood here it can be undone. @param {Object} answers @param {string} replaced @param {string} other that its rules are others */
    async function take(answers, replaced, other) {
      const typed = await texts(answers);
      const before = !W.answers.empty();
      const changed = W.answers.replace(typed);
      const taken = before && changed ? replaced : "";
      if (taken || other) W.notice(root, [taken, other].filter(Boolean).join(" "), taken ? undefined : null);
    }

    /** A link from a site with other rules says so: its answers are the same, what they mean may have moved. @param {{version: string, hash: string} | null} made */
    function otherRules(made) {
      if (!made || made.hash === root.dataset.rulesHash) return "";
      return W.word("link-other-rules", { ...made, here: W.word("version", { version: engine.version, hash: root.dataset.rulesHash }) });
    }
  }

  /** The answers in fields that a person changed. @param {HTMLInputElement[]} fields @returns {Object<string, string>} */
  function given(fields) {
    return Object.fromEntries(fields.filter((field) => field.name && (field.type === "text" || field.checked)).map((field) => [field.name, field.type === "text" ? W.numbers.text(field) : field.value]));
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
    place.append(W.saying());
    const refresh = () => {
      undo.disabled = !W.answers.canUndo();
    };
    undo.addEventListener("click", () => W.undo(undo));
    again.addEventListener("click", () => {
      W.newPatient(root);
      W.guard.rest("again", [again]); // a second press would take the way back
    });
    W.answers.onchange(refresh);
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
})();
