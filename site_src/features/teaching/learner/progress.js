// The page of progress: which cases were decided, in which ways a decision differed, and how sure against how right.
import { decodeBase64url } from "../../../frontend/shared/base64url.js";
import { h } from "../../../frontend/shared/elements.js";
import { saveFile } from "../../../frontend/shared/save-file.js";
import { storagePerFile } from "../shared/storage.js";
import { countText, teachingText } from "./teaching-text.js";
import { LEVELS } from "./check-progress.js";
import { errorLink } from "./compare.js";
import { store } from "./store.js";

const UB = window.UB;
const { widget } = window.UB;
const NAME = "upper-back-pain-progress.json";
const MOST_BYTES = 1000000;
const LINK_MARK = "#progress=";

/**
 * A button that opens a file; `report` gets what is wrong with it, one sentence for each fault.
 * @param {string} words @param {(text: string) => string[]} read @param {(name: string, faults: string[]) => void} report
 */
export function fileOpener(words, read, report) {
  const field = /** @type {HTMLInputElement} */ (
    h("input", { type: "file", accept: ".json,application/json", "aria-label": words, hidden: true })
  );
  field.addEventListener("change", async () => {
    const [file] = field.files || [];
    if (!file) return;
    const { name } = file;
    let faults;
    try {
      faults = file.size > MOST_BYTES ? [teachingText("fault-large", { name })] : read(await file.text());
    } catch {
      faults = [teachingText("fault-unread", { name })];
    }
    field.value = ""; // the same file may be chosen again
    report(name, faults);
  });
  return [widget.actionButton(words, () => field.click()), field];
}

/** Faults as a list that takes the focus, so that they are read; empty hides it. @param {HTMLElement} place @param {string} title @param {string[]} faults */
export function showFaults(place, title, faults) {
  place.hidden = !faults.length;
  place.replaceChildren(
    ...(faults.length
      ? [
          h("p", null, h("b", null, title)),
          h(
            "ul",
            null,
            faults.map((says) => h("li", null, says)),
          ),
        ]
      : []),
  );
  if (faults.length) place.focus();
}

export function setUpProgressPage(place) {
  const shown = h("div");
  const faults = h("div.ub-errors", { role: "group", "aria-label": teachingText("bad-file"), tabindex: -1, hidden: true });
  const says = h("p.ub-progress__says", { role: "status" });
  const back = widget.actionButton(teachingText("wipe-back"), () => {}, { hidden: true });
  const report = (name, wrong) => {
    showFaults(faults, teachingText("bad-progress", { name }), wrong);
    setStatus(wrong.length ? "" : teachingText("taken", { name }));
  };
  const wipe = widget.actionButton(teachingText("wipe"), () => {
    const bringBack = store.wipe();
    setStatus(teachingText("wiped"));
    back.hidden = false;
    back.onclick = () => {
      bringBack();
      setStatus(teachingText("wipe-undone"));
      wipe.focus();
    };
  });
  const save = widget.actionButton(teachingText("save"), () => {
    saveFile(NAME, store.text());
    setStatus(teachingText("saved", { name: NAME }));
  });
  const device = !store.stored ? "device-not" : storagePerFile ? "device-alone-here" : "device";
  place.append(
    h("p", { "data-device": true }, teachingText(device)),
    shown,
    h("h2", null, teachingText("keep")),
    h("p", null, teachingText("keep-says")),
    h("div.ub-actions", null, save, fileOpener(teachingText("take"), store.importFile, report), wipe, back),
    says,
    faults,
  );
  store.onchange(draw);
  addEventListener("hashchange", readLink);
  readLink();
  draw();

  /** What a case's page took along in its link, where no page finds what another one keeps. */
  function readLink() {
    if (!storagePerFile || !location.hash.startsWith(LINK_MARK)) return;
    const text = decodeBase64url(location.hash.slice(LINK_MARK.length));
    history.replaceState(history.state, "", location.href.split("#")[0]);
    const wrong = text === null ? [teachingText("fault-link")] : store.importFile(text);
    showFaults(faults, teachingText("bad-link"), wrong);
  }

  function setStatus(words) {
    says.textContent = words;
    back.hidden = true;
  }

  function draw() {
    const all = progressOf(store.all());
    const { unread } = store;
    const unreadNote = unread ? h("p", { "data-unread": true }, countText("kept-unread", unread)) : "";
    const parts = /** @type {any[]} */ (
      all.decisions.length || all.asks.length
        ? full(all)
        : [h("p", null, teachingText("none-yet"), " ", widget.siteLink("teach/index.html", teachingText("to-cases")))]
    );
    shown.replaceChildren(unreadNote, ...parts.flat(Infinity));
  }
}

/** Everything decided, counted. @param {Object<string, any>} cases */
export function progressOf(cases) {
  const rows = UB.cases.order.filter((id) => id in cases).map((id) => ({ id, one: UB.cases.cases[id], saved: cases[id] }));
  const decisions = rows.flatMap(({ id, saved: { stages } }) =>
    Object.entries(stages).map(([stage, done]) => ({ id, stage: Number(stage), ...done })),
  );
  const asks = rows.flatMap(({ id, saved: { asks: some } }) =>
    Object.entries(some).map(([stage, counted]) => ({ id, stage: Number(stage), ...counted })),
  );
  const kinds = {};
  for (const { id, kinds: some } of decisions) for (const kind of some) (kinds[kind] = kinds[kind] || []).push(id);
  const sure = [...LEVELS].reverse().map((level) => {
    const of = decisions.filter(({ decision }) => decision.sure === level);
    return { level, n: of.length, right: of.filter((one) => one.right).length };
  });
  return { rows, decisions, asks, kinds, sure };
}

function full(all) {
  const right = all.decisions.filter((one) => one.right).length;
  return [
    h("h2", null, teachingText("sure-against")),
    h("p", null, teachingText("right-of", { right, n: all.decisions.length })),
    calibration(all.sure),
    h("h2", null, teachingText("kinds")),
    kinds(all.kinds),
    h("h2", null, teachingText("cases-done")),
    h("p", null, teachingText("cases-n", { n: all.rows.length, of: UB.cases.order.length })),
    list(all),
  ];
}

/** How many of each level were right: a bar, the numbers, and a sentence for the level that claims most. */
export function calibration(sure) {
  const row = ({ level, n, right }) =>
    h(
      "tr",
      { "data-sure": level },
      h("th", { scope: "row" }, teachingText(`sure-${level}`)),
      h("td.ub-num", { "data-head": teachingText("right") }, n ? `${right} / ${n}` : "–"),
      h("td", null, n ? bar(right / n) : ""),
    );
  const head = ["sure", "right", "share"].map((one) => h("th", { scope: "col" }, teachingText(one)));
  const claims = sure.filter(({ level, n }) => n && (level === "sure" || level === "fairly"));
  return [
    h("div.ub-scroll", null, h("table.ub-table.ub-sure", null, h("thead", null, h("tr", null, head)), h("tbody", null, sure.map(row)))),
    h(
      "ul",
      null,
      claims.map(({ level, n, right }) =>
        h(
          "li",
          null,
          teachingText(n > 1 ? "sure-says" : right ? "sure-says-right" : "sure-says-wrong", {
            sure: teachingText(`sure-${level}`).toLowerCase(),
            n,
            right,
          }),
          " ",
          n > 1 && right < n ? countText("sure-over", n - right) : "",
        ),
      ),
    ),
  ];
}

function bar(share) {
  const NS = "http://www.w3.org/2000/svg";
  const draw = (tag, attributes, ...inside) => {
    const made = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.append(...inside);
    return made;
  };
  const full = draw("rect", { class: "ub-bar__whole", width: 100, height: 10, rx: 2 });
  return draw(
    "svg",
    { class: "ub-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    full,
    draw("rect", { class: "ub-bar__part", width: 100 * share, height: 10, rx: 2 }),
  );
}

function kinds(found) {
  const sorted = Object.entries(found).sort(([, one], [, other]) => other.length - one.length);
  if (!sorted.length) return h("p", null, teachingText("kinds-none"));
  return h(
    "ul.ub-plain.ub-besides__kinds",
    null,
    sorted.map(([kind, ids]) =>
      h(
        "li",
        { "data-kind": kind },
        h("b", null, errorLink(kind)),
        " ",
        h("span.ub-num", null, `${ids.length} ×`),
        h(
          "small",
          null,
          [...new Set(ids)].flatMap((id, place) => [place ? ", " : "", widget.siteLink(UB.cases.cases[id].page, UB.cases.cases[id].title)]),
        ),
      ),
    ),
  );
}

function list({ rows }) {
  const cells = ({ one, saved }) =>
    one.stages.map((stage, place) => {
      const [done, asks] = [saved.stages[place], saved.asks[place]];
      if (!done && !asks) return null;
      const texts = [
        one.stages.length > 1 ? stage.title : "",
        done ? teachingText(done.right ? "agreed" : "differed", { sure: teachingText(`sure-${done.decision.sure}`).toLowerCase() }) : "",
        asks ? teachingText("asked-of", asks) : "",
      ];
      return h("li", null, texts.filter(Boolean).join(" · "));
    });
  const other = (saved) => (saved.rules_hash === UB.cases.rules_hash ? null : h("small", null, " ", teachingText("other-rules")));
  return h(
    "ul.ub-plain.ub-besides__kinds",
    null,
    rows.map((row) =>
      h(
        "li",
        { "data-done": row.id },
        h("b", null, widget.siteLink(row.one.page, row.one.title)),
        other(row.saved),
        h("ul.ub-plain", null, cells(row)),
      ),
    ),
  );
}
