// A decision beside the guide's way: what is the same, what was missed, what is too much; each difference with rule and statement.
import { h } from "../../../frontend/shared/elements.js";
import { errorKinds, teachingText } from "./teaching-text.js";
import { RELIEF } from "./score.js";

const { widget } = window.UB;

const labels = (ids) => ids.filter(Boolean).map(widget.findingLabel).join(", ");
const listed = (ids, word) => ids.map((one) => teachingText(`${word}-${one}`)).join(", ") || teachingText("nothing");
const reliefIn = (text) => text.split(" ").filter((one) => RELIEF.includes(one));

/** @param {string} name a rule, a note, a statement, as the data give it */
export function basisLink(name) {
  const known = /^N\d+$/.test(name)
    ? [widget.siteData("notes", name), teachingText("note", { name })]
    : [widget.siteData("statements", name), name];
  return widget.siteLink((known[0] || {}).href, known[1]);
}
const ruleLink = (name) => widget.siteLink((widget.siteData("rules", name) || {}).href, teachingText("rule", { name }));
const joined = (links) => links.flatMap((link, place) => (place ? [", ", link] : [link]));

/** What a kind of difference is called, and what it rests on. @returns {{says: string, rests_on: string[]}} */
export const errorKind = (id) => window.UB.cases.errors[id] || errorKinds[id] || { says: id, rests_on: [] };

/** Its name, as a link where the list of errors has it. @param {string} id */
export const errorLink = (id) =>
  id in window.UB.cases.errors ? widget.siteLink(`teach/index.html#error-${id}`, errorKind(id).says) : errorKind(id).says;

/**
 * @param {string} title
 * @param {any} decision
 * @param {any} truth the assessment once everything was asked
 * @param {{rows: any[], right: boolean, kinds: string[]}} scored
 * @param {() => void} again
 */
export function comparison(title, decision, truth, scored, again) {
  const differs = scored.rows.filter((row) => row.how !== "same");
  const heard = h("div.ub-besides__heard", { "data-heard": true });
  const box = h(
    "section.ub-besides",
    { "data-compare": scored.right ? "right" : "wrong", "aria-label": title },
    h("h3", { tabindex: -1 }, title),
    h(
      "p",
      null,
      h("b", null, teachingText(scored.right ? "summary-right" : "summary-wrong")),
      " ",
      teachingText("summary-sure", { sure: teachingText(`sure-${decision.sure}`).toLowerCase() }),
    ),
    h(
      "div.ub-scroll",
      null,
      h(
        "table.ub-table.ub-besides__table",
        null,
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            ["part", "yours", "guides", "verdict"].map((one) => h("th", { scope: "col" }, teachingText(one))),
          ),
        ),
        h(
          "tbody",
          null,
          scored.rows.map((row) => line(row, decision, truth)),
        ),
      ),
    ),
    heard,
    h("h4", null, teachingText("kinds")),
    differs.length
      ? h(
          "ul.ub-plain.ub-besides__kinds",
          null,
          scored.kinds.map((kind) =>
            differenceItem(
              kind,
              differs.filter((row) => row.kind === kind),
            ),
          ),
        )
      : h("p", null, teachingText("kinds-none")),
    h("p.ub-actions", null, widget.actionButton(teachingText("again"), again)),
  );
  return { box, heard };
}

function line(row, decision, truth) {
  const [part, mine, theirs] = cells(row, decision, truth);
  const cell = (name, ...inside) => h("td", { "data-head": teachingText(name) }, inside);
  return h(
    "tr",
    { "data-row": row.part, "data-how": row.how },
    h("th", { scope: "row" }, part),
    cell("yours", mine),
    cell("guides", theirs),
    cell("verdict", h("span.ub-verdict", { "data-how": row.how }, teachingText(row.how))),
  );
}

/** The cells of a line: the part, the learner's choice, the guide's. */
function cells(row, decision, truth) {
  const { part } = row;
  if (part.startsWith("suspicion-"))
    return [teachingText(part), teachingText(decision.suspicions[part.slice(10)]), teachingText(row.about)];
  if (part === "gate") return [teachingText("gate"), teachingText(`gate-${decision.gate}`), teachingText(`gate-${row.about}`)];
  if (part === "rung") return [teachingText("rung"), widget.rungBadge(decision.rung), span(truth)];
  if (part === "test") return [teachingText("test"), teachingText(`test-${decision.test}`), teachingText(`is-test-${row.about}`)];
  if (part === "plan") return [teachingText("plan"), teachingText(`plan-${decision.plan}`), teachingText(`plan-${row.about}`)];
  if (part === "relief") {
    const about = reliefIn(row.about);
    const mine = row.how === "missed" ? [] : row.how === "same" ? decision.relief : about;
    return [teachingText("relief"), listed(mine, "relief"), listed(row.how === "too-much" ? [] : about, "relief")];
  }
  if (part === "next")
    return [
      teachingText("next"),
      decision.next ? widget.findingLabel(decision.next) : teachingText("next-nothing"),
      labels(row.about.split(" ")) || teachingText("next-nothing"),
    ];
  return [teachingText("looked"), teachingText("not-looked"), labels(row.about.split(" "))];
}

function span(truth) {
  const { floor, ceiling } = truth.imaging;
  return floor === ceiling ? widget.rungBadge(floor) : [widget.rungBadge(floor), " – ", widget.rungBadge(ceiling, null, true)];
}

function differenceItem(kind, rows) {
  const { rests_on } = errorKind(kind);
  const rules = [...new Set(rows.flatMap((row) => row.rules))];
  const rests = [...new Set([...rows.flatMap((row) => row.rests_on), ...rests_on])];
  return h(
    "li",
    { "data-kind": kind },
    h("b", null, errorLink(kind)),
    " ",
    h("small", null, teachingText("rests"), ": ", joined([...rules.map(ruleLink), ...rests.map(basisLink)])),
  );
}

/** What the questions of the learner alone would have carried, as the module says. @param {HTMLElement} place */
export function onWhatWasAsked(place, decision, truth, found, n) {
  const { kind, says } = found.answer;
  const luck = kind === "open" && decision.rung === truth.imaging.floor && found.imaging.ceiling !== truth.imaging.ceiling;
  const words = kind === "open" ? teachingText("heard-open", { n, says: widget.sentence(says) }) : teachingText("heard-settled", { n });
  place.replaceChildren(
    h("h4", null, teachingText("heard")),
    h("p", null, words),
    ...(luck ? [h("p.ub-besides__luck", null, teachingText("heard-luck", { badge: widget.rungName(found.imaging.ceiling) }))] : []),
  );
}
