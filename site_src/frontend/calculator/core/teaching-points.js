// The teaching points of a trainee. Their script is fetched when the reader is one: nobody else waits for it.
import { h } from "../../shared/elements.js";
import { siteLink, uiText } from "./base.js";

const root = document.documentElement;
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
let asked = false;

const learning = () => root.dataset.reader === "trainee";

/**
 * The teaching point on a statement, a finding or a kind of result; nothing for another reader, or before it is there.
 * @param {string} kind @param {string} id @param {boolean} [links] whether its terms lead to the glossary
 */
export function teachingPoint(kind, id, links = true) {
  const parts = learning() && ((window.UB_TEACHING_POINTS || {})[kind] || {})[id];
  if (!parts) return null;
  const inside = parts.map((part) => (typeof part === "string" ? part : links ? siteLink(part[1], part[0]) : part[0]));
  return h("p.ub-line", { "data-line": `${kind} ${id}` }, h("b", null, `${uiText("teaching-point")}:`), " ", inside);
}

/** What the answer that stands has to teach: its kind, its step, and the class or the plan. @param {string} kind @param {any} assessment */
export function teachingPoints(kind, assessment) {
  const { answer, screen, management } = assessment;
  const cls = kind === "screen" && (screen.shown || []).find((one) => one.about === "class");
  const lines = [
    teachingPoint("answer", answer.kind),
    answer.rung && teachingPoint("rung", answer.rung),
    cls && teachingPoint("class", cls.state),
    kind === "management" && teachingPoint("plan", management.status),
  ].filter(Boolean);
  return lines.length ? h("div.ub-result__part.ub-lines", null, lines) : null;
}

/** From a folder on disk only a script element can fetch them. A failure leaves the clinician's words; the next choice tries again. */
function fetchLines() {
  if (!learning() || asked || !script) return;
  asked = true;
  const needed = document.createElement("script");
  needed.src = script.dataset.src || "";
  needed.onload = () => document.dispatchEvent(new CustomEvent("ub:teaching-points"));
  needed.onerror = () => {
    asked = false;
    needed.remove();
  };
  document.head.append(needed);
}
new MutationObserver(fetchLines).observe(root, { attributes: true, attributeFilter: ["data-reader"] });
fetchLines();
