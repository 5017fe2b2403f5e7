// Ask next: the open questions, with Yes and No in place. Three are shown; "none of these" says no to those in sight only.
(function () {
  "use strict";
  const W = window.UB.widget;
  const h = W.h;
  const SHOWN = 3;
  let all = false;
  let bars = 0;

  /** What the calculator asks for, most urgent first. @param {string} kind @param {any} assessment @returns {string[]} */
  W.openQuestions = function (kind, assessment) {
    const { gate, screen, imaging, management, answer } = assessment;
    if (answer.kind === "stop") return [];
    const unknown = (ids) => ids.filter((id) => !(id in assessment.answers));
    const own = { screen: screen.ask, imaging: imaging.ask, management: [...unknown(management.because), ...management.ask] }[kind];
    const scopeFirst = answer.kind === "outside" || !own.length || kind === "management";
    return [...new Set(scopeFirst ? [...gate.ask, ...own] : own)];
  };

  /** @param {string[]} open */
  W.askNext = function (open) {
    if (!open.length) {
      all = false;
      W.guard.names("ask", "", []);
      return null;
    }
    const shown = all ? open : open.slice(0, SHOWN);
    const flags = shown.filter(isFlag);
    const title = h("h3", { id: "ask-next", tabindex: -1, "data-key": "ask-title" }, W.word("ask-next"));
    const list = h("div.ub-result__part.ub-ask", null, title, h("ul.ub-plain", { "aria-labelledby": "ask-next" }, shown.map(row)), foot(open, shown, flags));
    // The list as a whole: a line that stays may move to where another one was.
    W.guard.names("ask", shown.join(" "), [...list.querySelectorAll("[data-answers]")]);
    return list;
  };

  function row(finding) {
    const ask = W.question(finding);
    const known = W.data("findings", finding) || {};
    const link = W.jump(finding, "to-field", { ask });
    link.textContent = ask;
    link.dataset.key = `ask-${finding}`;
    if (known.kind === "number") {
      const field = W.button(W.word("type-in"), () => link.click(), { "aria-label": `${W.word("type-in")}: ${ask}` });
      return h("li", null, link, h("span.ub-ask__yn", null, field));
    }
    const answer = (value, word, name) => {
      const button = W.button(W.word(word), () => W.answerInPlace(button, { [finding]: value }), { "aria-label": W.word(name, { ask }), "data-key": `ask-${value}`, "data-answers": value });
      return button;
    };
    return h("li", { "data-asks": finding }, link, h("span.ub-ask__yn", null, answer("present", "yes", "yes-to"), answer("absent", "no", "no-to")));
  }

  /**
   * The next question as one line, for where the answer lies folded. Its controls stay as the questions go by, and so does
   * the focus on them. While an answer is under way the next of those that were open stands there, so that no press falls
   * on nothing; a press that was meant for the question before is not taken for the new one.
   * @returns {{element: HTMLElement, update: (open: string[] | null) => void, away: (gone: boolean) => void}} null while an answer is under way
   */
  W.nextQuestion = function () {
    let asked = "";
    /** @type {string[]} */
    let known = [];
    const place = `next-${(bars += 1)}`;
    const give = (value) => () => W.answerInPlace(element, { [asked]: value });
    const jump = (event) => {
      event.preventDefault();
      W.goTo(asked);
    };
    const link = h("a", { href: "#", onclick: jump });
    const yes = W.button("", give("present"), { "data-answers": "present" });
    const no = W.button("", give("absent"), { "data-answers": "absent" });
    const field = W.button("", () => W.goTo(asked));
    const title = h("span.ub-meta");
    const element = h("div.ub-next", { hidden: true, role: "group" }, h("span.ub-next__ask", null, title, link), h("span.ub-ask__yn", null, yes, no, field));
    const name = (button, word, label) => {
      button.textContent = W.word(word);
      button.setAttribute("aria-label", label);
    };
    const guard = () => W.guard.names(place, element.hidden || "away" in element.dataset ? "" : asked, [yes, no]);
    return {
      element,
      /** Out of the way of a question that is being read. */
      away(gone) {
        if (gone === "away" in element.dataset) return;
        element.toggleAttribute("data-away", gone);
        guard();
      },
      update(open) {
        if (open) known = open;
        const finding = open ? open[0] : known.find((id) => !W.answers.get(id));
        element.hidden = !finding;
        if (finding) asked = finding;
        guard();
        if (!finding) return;
        const ask = W.question(finding);
        const number = (W.data("findings", finding) || {}).kind === "number";
        element.dataset.asks = finding;
        title.textContent = W.word("ask-next");
        element.setAttribute("aria-label", title.textContent);
        link.href = `#ask-${finding}`;
        link.textContent = ask;
        name(yes, "yes", W.word("yes-to", { ask }));
        name(no, "no", W.word("no-to", { ask }));
        name(field, "type-in", `${W.word("type-in")}: ${ask}`);
        yes.hidden = no.hidden = number;
        field.hidden = !number;
      },
    };
  };

  function foot(open, shown, flags) {
    const rest = open.length - Math.min(SHOWN, open.length);
    const more = rest > 0 && W.button(W.word(all ? "fewer" : "more", { n: rest }), flip, { "data-key": "ask-more", "aria-expanded": String(all) }, "button.ub-btn.ub-btn--bare");
    const none = flags.length > 1 && W.button(W.word("none-of-n", { n: flags.length }), () => W.noneOf(none, flags), { "data-key": "ask-none", "data-answers": "none" });
    return more || none ? h("div.ub-ask__foot", null, more, none) : null;
  }

  function flip() {
    all = !all;
    W.drawAgain();
  }

  /** Only flags may be answered together: whether the pain is new is a question of its own. */
  function isFlag(finding) {
    const { group, kind } = W.data("findings", finding) || {};
    return kind !== "number" && Boolean(document.querySelector(`[data-none="${group}"]`));
  }
})();
