// The page of a case of one's own: write it, let the guide check it, try it, save it and open it again.
(function () {
  "use strict";
  const UB = window.UB;
  const T = UB.teach;
  const W = UB.widget;
  const h = W.h;
  const memory = UB.keep("ub-teaching-own", { old: "ub-teaching-own" });
  const NAME = "upper-back-pain-own-case.json";

  const root = /** @type {HTMLElement | null} */ (document.querySelector('[data-teach="own"]'));
  if (root) begin(root);

  function begin(place) {
    let own = read();
    const formed = h("div");
    const says = h("p", { role: "status" });
    const faults = h("div.ub-errors", { role: "group", "aria-label": T.word("own-faults"), tabindex: -1, hidden: true });
    const tried = h("div.ub-own__tried", { "data-tried": true });
    const back = W.button(T.word("own-back"), () => {}, { hidden: true });
    const does = { changed: keep, redraw: (focus) => draw(focus) };

    const opener = T.opener(T.word("own-open"), (text) => {
      const found = T.readOwn(text);
      if (found.own) replace(found.own);
      return found.faults;
    }, (name, wrong) => {
      T.faults(faults, T.word("own-bad", { name }), wrong);
      if (wrong.length) says.textContent = "";
      else tell(T.word("own-opened", { name }), true);
    });
    const save = W.button(T.word("save"), () => {
      W.download(NAME, T.ownText(own));
      tell(T.word("own-saved", { name: NAME }));
    });
    const empty = W.button(T.word("own-empty"), () => {
      replace(T.emptyOwn());
      tell(T.word("own-emptied"), true);
    });
    const attempt = W.button(T.word("own-try"), check, {}, "button.ub-btn.ub-btn--main");
    const take = [["own-to-session", "teach/session.html"], ["own-to-front", "teach/present.html"]].map(([words, target]) =>
      W.button(T.word(words), async () => {
        if (await check()) location.assign(`${new URL(target, UB.house.site).href}#own=${T.toLink(T.ownText(own))}`);
      }));
    place.append(formed, h("div.ub-actions", null, attempt, take, save, opener, empty, back), says, faults, tried);
    draw();

    /** Another case in the place of this one, which can be brought back. */
    function replace(next) {
      const before = own;
      own = next;
      tried.replaceChildren();
      keep();
      draw();
      back.onclick = () => {
        own = before;
        keep();
        draw();
        tell(T.word("own-is-back"));
        attempt.focus();
      };
    }

    function tell(words, undo = false) {
      says.textContent = memory.works ? words : `${words} ${T.word("own-not-stored")}`;
      back.hidden = !undo;
    }

    function draw(focus = "") {
      formed.replaceChildren(T.ownForm(own, does));
      const target = focus && formed.querySelector(`[data-focus="${focus}"]`);
      if (target) target.focus();
    }

    function keep() {
      memory.write(JSON.stringify(own));
    }

    /** What was written here before; what cannot be read is put aside and the form begins empty. */
    function read() {
      const text = memory.read();
      if (text === null) return T.emptyOwn();
      const found = T.readOwn(text);
      if (!found.own) memory.aside(text);
      return found.own || T.emptyOwn();
    }

    /** Ask the guide; gives whether the case is as it states. */
    async function check() {
      tell(T.word("own-checking"));
      T.faults(faults, "", []);
      let found;
      try {
        found = await T.checkOwn(own);
      } catch (error) {
        tell(T.word("asking-failed", { says: error.message }));
        return false;
      }
      tell(found.faults.length ? "" : T.word("own-holds"));
      T.faults(faults, T.word("own-cannot"), found.faults);
      tried.replaceChildren();
      if (!found.faults.length) play(tried, found.one);
      return !found.faults.length;
    }
  }

  /** The case as a learner would meet it, under the form; nothing of it is kept. */
  function play(place, one) {
    const kept = {};
    const store = { done: (_, stage) => kept[stage], decide: (_, stage, done) => { kept[stage] = done; }, asked() {} };
    const top = h("div");
    const title = h("h2", { tabindex: -1 }, one.title);
    place.append(title, top);
    const places = one.stages.map((stage, n) => {
      const mount = h("div", { "data-teach": "stage" });
      const reveals = Object.keys(stage.replies).filter((id) => !n || stage.anew.includes(id)).map((id) => reveal(id, stage.replies[id], n));
      const body = [h("p.ub-story", null, stage.says), reveals, mount];
      const head = stage.title ? h("h3", null, stage.title) : null;
      place.append(...[head, ...(n ? [h("details.ub-fold.ub-later", null, h("summary", null, T.word("own-next")), h("div.ub-fold__body", null, body))] : body)].flat(Infinity).filter(Boolean));
      return { mount, reveals };
    });
    T.workOn(top, one, places, store, () => {});
    if (one.points.length) place.append(h("details.ub-fold", null, h("summary", null, T.word("own-points")), h("ul", null, one.points.map((point) => h("li", null, point.says)))));
    title.focus();
  }

  function reveal(id, reply, stage) {
    const { answer, by, says } = reply;
    const unit = W.say(W.data("findings", id).unit);
    const value = answer === null ? T.word("own-is-unknown") : typeof answer === "number" ? `${answer} ${unit}` : T.word(`own-is-${answer}`);
    return h("details.ub-reveal", { "data-finding": id, "data-stage": stage }, h("summary", null, W.question(id)),
      h("p", null, says, " ", h("span.ub-tag", null, T.word(`own-by-${by}`)), " ", h("b", null, value)));
  }
})();
