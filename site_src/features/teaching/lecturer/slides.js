// What each step of a session shows. Each has one heading, which takes the focus.
(function () {
  "use strict";
  const page = /** @type {any} */ (window);
  const { front, house } = page.UB;
  const { word } = front;
  const { choices, findings } = page.UB_FRONT;
  const h = house.element;
  const HEARD = 3; // replies that stay in sight

  const parts = () => /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-parts]")).content;
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (/** @type {Element} */ (parts().querySelector(selector)).cloneNode(true));

  /** A badge as the build drew it. @param {string} rung @param {string} [text] */
  front.badge = function (rung, text) {
    const drawn = part(`.ub-badge[data-rung="${rung}"]`);
    if (text) /** @type {HTMLElement} */ (drawn.querySelector("span")).textContent = text;
    return drawn;
  };

  const title = (/** @type {string} */ text) => h("h1", { class: "ub-slide__title", tabindex: "-1" }, text);
  const list = (/** @type {string[]} */ items, kind = "") => h("ul", { class: kind }, items.map((item) => h("li", {}, item)));
  const stageTitle = (/** @type {any} */ step) => step.one.stages[step.stage].title;

  /** The link of a case: a QR code where others can reach it, else a sentence that says why they cannot. @param {any} one */
  function scan(one) {
    if (!one.page) return ""; // one's own case has no address
    const href = front.address(one.page);
    if (href) return h("figure", { class: "ub-scan" }, front.qr(href, word("qr-name", { title: one.title })), h("figcaption", {}, h("span", {}, word("qr-says")), h("span", { class: "ub-scan__href" }, href)));
    return h("p", { class: "ub-scan ub-scan--none" }, word(front.unreachable(), { page: one.page }));
  }

  /** Groups, the questions of one, and the last replies. @param {any} step */
  function ask(step) {
    const { asks } = step.one.stages[step.stage];
    const questions = asks.flatMap((/** @type {any} */ group) => group.questions);
    const ids = front.run.asked(step);
    const done = ids.map((/** @type {string} */ id) => questions.find((/** @type {any} */ one) => one.id === id)).filter(Boolean);
    const tabs = h("div", { class: "ub-asking__groups", role: "group", "aria-label": word("groups") });
    const open = h("ol", { class: "ub-plain ub-asking__list" });
    const replies = h("ol", { class: "ub-plain ub-asking__heard" });
    let at = 0;
    const hear = () => replies.replaceChildren(...done.slice(-HEARD).reverse().map((/** @type {any} */ one) =>
      h("li", {}, h("p", { class: "ub-asking__asked" }, findings[one.id].ask), h("p", {}, one.says, " ", h("span", { class: "ub-tag" }, one.by), " ", h("b", {}, one.value)))));
    const show = (/** @type {number} */ chosen) => {
      at = (chosen + asks.length) % asks.length;
      [...tabs.children].forEach((tab, number) => tab.setAttribute("aria-pressed", String(number === at)));
      open.replaceChildren(...asks[at].questions.map((/** @type {any} */ one, /** @type {number} */ number) => {
        const button = h("button", { type: "button", "data-finding": one.id, "aria-pressed": String(done.includes(one)) }, h("kbd", { class: "ub-key", "aria-hidden": "true" }, String(number + 1)), h("span", {}, findings[one.id].ask));
        button.addEventListener("click", () => {
          if (!done.includes(one)) done.push(one);
          else done.push(...done.splice(done.indexOf(one), 1)); // heard again, it is the last one
          button.setAttribute("aria-pressed", "true");
          ids.splice(0, ids.length, ...done.map((/** @type {any} */ { id }) => id));
          front.run.save();
          hear();
        });
        return h("li", {}, button);
      }));
    };
    tabs.append(...asks.map((/** @type {any} */ group, /** @type {number} */ number) => {
      const tab = h("button", { type: "button" }, group.title);
      tab.addEventListener("click", () => show(number));
      return tab;
    }));
    show(0);
    hear();
    const slide = h("div", { class: "ub-asking" }, tabs, open, h("div", { role: "log", "aria-label": word("replies") }, replies));
    slide.addEventListener("ub:group", (event) => show(at + /** @type {CustomEvent} */ (event).detail));
    return slide;
  }

  /** The drawing of the ladder, lit. @param {any} span */
  function ladder(span) {
    const drawing = part(".ub-ladder--tall");
    drawing.toggleAttribute("data-withheld", !span);
    for (const [name, value] of Object.entries(span || {})) drawing.setAttribute(`data-${name}`, String(value));
    const choice = (/** @type {string} */ id) => choices.find((/** @type {any} */ one) => one.id === id).says;
    drawing.setAttribute("aria-label", span ? word(span.settled ? "ladder-settled" : "ladder-open", { floor: choice(span.floor), ceiling: choice(span.ceiling) }) : word("ladder-withheld"));
    return drawing;
  }

  const guide = (/** @type {any} */ step) => step.one.stages[step.stage].asked;

  /** What a step shows, by its kind. @type {Object<string, (step: any, session: any) => Array<Node | string>>} */
  front.slides = {
    opening: (_, session) => [title(session.title), session.aims.length ? h("p", { class: "ub-slide__lead" }, word("afterwards")) : "", list(session.aims, "ub-slide__aims"), h("p", { class: "ub-slide__small" }, word("keys-begin"))],
    talk: (step) => [title(step.says)],
    case: (step) => [h("p", { class: "ub-slide__over" }, word("case-of", { n: step.number, m: step.of })), title(step.one.title), h("p", { class: "ub-slide__small" }, word("case-fictional")), scan(step.one)],
    story: (step) => [title(stageTitle(step)), h("p", { class: "ub-slide__story" }, step.one.stages[step.stage].says)],
    ask: (step) => [
      title(word(step.stage ? "slide-ask-again" : "slide-ask")),
      h("p", { class: "ub-slide__recall" }, step.one.stages[step.stage].says), ask(step),
    ],
    poll: (step) => [title(word("slide-poll")), front.poll(step)],
    answer: (step) => [
      title(word("slide-answer")),
      h("div", { class: "ub-slide__answer" }, front.badge(guide(step).rung, guide(step).badge), guide(step).says.map((/** @type {string} */ text) => h("p", {}, text))),
      h("p", { class: "ub-slide__lead" }, word("why")), list(guide(step).why, "ub-slide__why"), h("p", { class: "ub-slide__small" }, `${word("rests")}: ${guide(step).rests.join(", ")}`),
    ],
    ladder: (step) => [title(word("slide-ladder")), h("div", { class: "ub-slide__beside" }, ladder(guide(step).ladder), front.tally(step, guide(step).right))],
    plan: (step) => [
      title(word("plan")), list(guide(step).plan, "ub-slide__plan"),
      guide(step).held.length ? h("p", { class: "ub-slide__lead" }, word("held")) : "", list(guide(step).held, "ub-slide__plan"),
    ],
    points: (step) => [title(word("points")), h("div", { class: "ub-slide__beside ub-slide__beside--points" }, list(step.one.points.map(front.point), "ub-slide__points"), scan(step.one))],
    end: (_, session) => [title(word("slide-end")), session.aims.length ? h("p", { class: "ub-slide__lead" }, word("slide-end-aims")) : "", list(session.aims, "ub-slide__aims"), h("p", { class: "ub-slide__small" }, word("slide-end-says"))],
  };
})();
