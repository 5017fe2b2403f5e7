// The page of progress: which cases were decided, in which ways a decision differed, and how sure against how right.
(function () {
  "use strict";
  const UB = window.UB;
  const T = UB.teach;
  const W = UB.widget;
  const h = W.h;
  const NAME = "upper-back-pain-progress.json";
  const MOST_BYTES = 1000000;
  const BROUGHT = "#progress=";

  /**
   * A button that opens a file; what is wrong with it is told by `refuse`, one sentence a fault.
   * @param {string} words @param {(text: string) => string[]} take @param {(name: string, faults: string[]) => void} told
   */
  T.opener = function (words, take, told) {
    const field = /** @type {HTMLInputElement} */ (h("input", { type: "file", accept: ".json,application/json", "aria-label": words, hidden: true }));
    field.addEventListener("change", async () => {
      const [file] = field.files;
      if (!file) return;
      const { name } = file;
      let faults;
      try {
        faults = file.size > MOST_BYTES ? [T.word("fault-large", { name })] : take(await file.text());
      } catch {
        faults = [T.word("fault-unread", { name })];
      }
      field.value = ""; // the same file may be chosen again
      told(name, faults);
    });
    return [W.button(words, () => field.click()), field];
  };

  /** Faults as a list that takes the focus, so that they are read; empty hides it. @param {HTMLElement} place @param {string} title @param {string[]} faults */
  T.faults = function (place, title, faults) {
    place.hidden = !faults.length;
    place.replaceChildren(...(faults.length ? [h("p", null, h("b", null, title)), h("ul", null, faults.map((says) => h("li", null, says)))] : []));
    if (faults.length) place.focus();
  };

  function begin(place) {
    const shown = h("div");
    const faults = h("div.ub-errors", { role: "group", "aria-label": T.word("bad-file"), tabindex: -1, hidden: true });
    const says = h("p.ub-progress__says", { role: "status" });
    const back = W.button(T.word("wipe-back"), () => {}, { hidden: true });
    const told = (name, wrong) => {
      T.faults(faults, T.word("bad-progress", { name }), wrong);
      tell(wrong.length ? "" : T.word("taken", { name }));
    };
    const wipe = W.button(T.word("wipe"), () => {
      const bringBack = T.store.wipe();
      tell(T.word("wiped"));
      back.hidden = false;
      back.onclick = () => {
        bringBack();
        tell(T.word("wipe-undone"));
        wipe.focus();
      };
    });
    const save = W.button(T.word("save"), () => {
      W.download(NAME, T.store.text());
      tell(T.word("saved", { name: NAME }));
    });
    const device = !T.store.stored ? "device-not" : UB.alone ? "device-alone-here" : "device";
    place.append(h("p", { "data-device": true }, T.word(device)), shown,
      h("h2", null, T.word("keep")), h("p", null, T.word("keep-says")),
      h("div.ub-actions", null, save, T.opener(T.word("take"), T.store.take, told), wipe, back), says, faults);
    T.store.onchange(draw);
    addEventListener("hashchange", brought);
    brought();
    draw();

    /** What a case's page took along in its link, where no page finds what another one keeps. */
    function brought() {
      if (!UB.alone || !location.hash.startsWith(BROUGHT)) return;
      const text = T.fromLink(location.hash.slice(BROUGHT.length));
      history.replaceState(history.state, "", location.href.split("#")[0]);
      const wrong = text === null ? [T.word("fault-link")] : T.store.take(text);
      T.faults(faults, T.word("bad-link"), wrong);
    }

    function tell(words) {
      says.textContent = words;
      back.hidden = true;
    }

    function draw() {
      const all = T.progress(T.store.all());
      const { unread } = T.store;
      const kept = unread ? h("p", { "data-unread": true }, T.count("kept-unread", unread)) : "";
      shown.replaceChildren(kept, ...(all.decisions.length || all.asks.length ? full(all) : [h("p", null, T.word("none-yet"), " ", W.link("teach/index.html", T.word("to-cases")))]).flat(Infinity));
    }
  }

  /** Everything decided, counted. @param {Object<string, any>} kept */
  T.progress = function (kept) {
    const rows = UB.cases.order.filter((id) => id in kept).map((id) => ({ id, one: UB.cases.cases[id], kept: kept[id] }));
    const decisions = rows.flatMap(({ id, kept: { stages } }) => Object.entries(stages).map(([stage, done]) => ({ id, stage: Number(stage), ...done })));
    const asks = rows.flatMap(({ id, kept: { asks: some } }) => Object.entries(some).map(([stage, counted]) => ({ id, stage: Number(stage), ...counted })));
    const kinds = {};
    for (const { id, kinds: some } of decisions) for (const kind of some) (kinds[kind] = kinds[kind] || []).push(id);
    const sure = [...T.LEVELS].reverse().map((level) => {
      const of = decisions.filter(({ decision }) => decision.sure === level);
      return { level, n: of.length, right: of.filter((one) => one.right).length };
    });
    return { rows, decisions, asks, kinds, sure };
  };

  function full(all) {
    const right = all.decisions.filter((one) => one.right).length;
    return [
      h("h2", null, T.word("sure-against")), h("p", null, T.word("right-of", { right, n: all.decisions.length })), T.calibration(all.sure),
      h("h2", null, T.word("kinds")), kinds(all.kinds),
      h("h2", null, T.word("cases-done")), h("p", null, T.word("cases-n", { n: all.rows.length, of: UB.cases.order.length })), list(all),
    ];
  }

  /** How many of each level were right: a bar, the numbers, and a sentence for the level that claims most. */
  T.calibration = function (sure) {
    const row = ({ level, n, right }) => h("tr", { "data-sure": level }, h("th", { scope: "row" }, T.word(`sure-${level}`)),
      h("td.ub-num", { "data-head": T.word("right") }, n ? `${right} / ${n}` : "–"), h("td", null, n ? bar(right / n) : ""));
    const head = ["sure", "right", "share"].map((one) => h("th", { scope: "col" }, T.word(one)));
    const claims = sure.filter(({ level, n }) => n && (level === "sure" || level === "fairly"));
    return [h("div.ub-scroll", null, h("table.ub-table.ub-sure", null, h("thead", null, h("tr", null, head)), h("tbody", null, sure.map(row)))),
      h("ul", null, claims.map(({ level, n, right }) => h("li", null, T.word(n > 1 ? "sure-says" : right ? "sure-says-right" : "sure-says-wrong", { sure: T.word(`sure-${level}`).toLowerCase(), n, right }), " ", n > 1 && right < n ? T.count("sure-over", n - right) : "")))];
  };

  function bar(share) {
    const NS = "http://www.w3.org/2000/svg";
    const draw = (tag, attributes, ...inside) => {
      const made = document.createElementNS(NS, tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
      made.append(...inside);
      return made;
    };
    const full = draw("rect", { class: "ub-bar__whole", width: 100, height: 10, rx: 2 });
    return draw("svg", { class: "ub-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, full, draw("rect", { class: "ub-bar__part", width: 100 * share, height: 10, rx: 2 }));
  }

  function kinds(found) {
    const sorted = Object.entries(found).sort(([, one], [, other]) => other.length - one.length);
    if (!sorted.length) return h("p", null, T.word("kinds-none"));
    return h("ul.ub-plain.ub-besides__kinds", null, sorted.map(([kind, ids]) =>
      h("li", { "data-kind": kind }, h("b", null, T.kindName(kind)), " ", h("span.ub-num", null, `${ids.length} ×`),
        h("small", null, [...new Set(ids)].flatMap((id, place) => [place ? ", " : "", W.link(UB.cases.cases[id].page, UB.cases.cases[id].title)])))));
  }

  function list({ rows }) {
    const cells = ({ one, kept }) => one.stages.map((stage, place) => {
      const [done, asks] = [kept.stages[place], kept.asks[place]];
      if (!done && !asks) return null;
      const said = [one.stages.length > 1 ? stage.title : "",
        done ? T.word(done.right ? "agreed" : "differed", { sure: T.word(`sure-${done.decision.sure}`).toLowerCase() }) : "", asks ? T.word("asked-of", asks) : ""];
      return h("li", null, said.filter(Boolean).join(" · "));
    });
    const other = (kept) => (kept.rules_hash === UB.cases.rules_hash ? null : h("small", null, " ", T.word("other-rules")));
    return h("ul.ub-plain.ub-besides__kinds", null, rows.map((row) => h("li", { "data-done": row.id }, h("b", null, W.link(row.one.page, row.one.title)), other(row.kept), h("ul.ub-plain", null, cells(row)))));
  }

  const root = /** @type {HTMLElement | null} */ (document.querySelector('[data-teach="progress"]'));
  if (root) begin(root);
})();
