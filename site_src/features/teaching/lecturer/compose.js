// The page of a session: it is copied as a link, saved, opened, printed and presented.
import { copyText } from "../../../frontend/shared/copy.js";
import { find, h } from "../../../frontend/shared/elements.js";
import { saveFile } from "../../../frontend/shared/save-file.js";
import { caseSummaries } from "./case-summaries.js";
import {
  askAboutCustomCases,
  customCaseFromLink,
  customCasePart,
  customCaseTitle,
  hasCustomCaseLink,
  hasUnansweredCases,
} from "./custom-cases.js";
import { sessionDraft } from "./draft.js";
import { printSheet } from "./print-sheets.js";
import {
  addPart,
  drawForm,
  field,
  form,
  hasCase,
  isBegun,
  saveDraft,
  setStatus,
  showErrors,
  showSession,
  typedSession,
} from "./session-form.js";
import {
  fileText,
  hasSessionLink,
  openSession,
  sessionFaults,
  sessionFile,
  sessionFragment,
  sessionFromLink,
  setUpFileChooser,
} from "./session-format.js";
import { sessionText } from "./session-text.js";

const { localSettings } = window.UB;
const { rules, ready, present } = window.UB_LECTURER;
const LONGEST_LINK = 8_000; // programs for mail and chat cut off what is longer

/** What a taken session replaced. @type {any} */
let before = null;

/** Take a session; what was here can be brought back. @param {any} session @param {string} says */
function replaceSession(session, says) {
  const here = typedSession();
  const begun = here.title || here.aims.length || here.parts.length;
  before = begun && sessionFragment(here) !== sessionFragment(session) ? here : null;
  showSession(session);
  const undo = before && h("button", { type: "button", class: "ub-btn", onclick: restore }, sessionText("undo"));
  setStatus(says, ...(undo ? [" ", undo] : []));
}

/** Show the session that was replaced. */
function restore() {
  showSession(before);
  setStatus(sessionText("undone"));
  field("title").focus();
}

/** The session, if it is whole; else it is said what is missing. */
function completeSession() {
  const session = typedSession();
  const faults = sessionFaults(sessionFile(session));
  if (faults.length) showErrors(sessionText("bad-form"), faults);
  return faults.length ? null : session;
}

/** @param {File} file */
async function open(file) {
  const { session, own, faults } = await openSession(file);
  if (session) replaceSession(session, sessionText("taken-file", { name: file.name }));
  else if (own) addOwn(own);
  else showErrors(sessionText("bad-file"), faults);
}

/** Add a case of one's own, which is no case of the site. @param {any} own */
function addOwn(own) {
  addPart(customCasePart(own));
  setStatus(sessionText("own-added", { title: customCaseTitle(own) }));
}

function ownFromLink() {
  if (!hasCustomCaseLink()) return;
  const { own, faults } = customCaseFromLink();
  history.replaceState(history.state, "", location.href.split("#")[0]);
  if (own) addOwn(own);
  else showErrors(sessionText("bad-own"), faults);
  form.scrollIntoView();
}

function fromLink() {
  if (!hasSessionLink()) return;
  const { session, faults } = sessionFromLink();
  const own = session && ready.some((/** @type {any} */ one) => one.title === session.title);
  // Taken, it leaves the address: a reload must not bring it back over later work.
  history.replaceState(history.state, "", location.href.split("#")[0]);
  if (session) replaceSession(session, sessionText(own ? "taken-ready" : "taken-link"));
  else showErrors(sessionText("bad-link"), faults);
  form.scrollIntoView();
}

const address = (/** @type {any} */ session, /** @type {string} */ target) =>
  new URL(target, localSettings.site).href + sessionFragment(session);

/** @type {Object<string, (session: any) => void>} */
const acts = {
  present: (session) => location.assign(address(session, present)),
  async copy(session) {
    const link = location.href.split("#")[0] + sessionFragment(session);
    if (link.length > LONGEST_LINK) return setStatus(sessionText("too-long", { n: link.length }));
    if (await copyText(link)) setStatus(sessionText("copied"));
    else {
      const shown = /** @type {HTMLInputElement} */ (
        h("input", { type: "text", readonly: "", "aria-label": sessionText("copy-by-hand"), value: link })
      );
      setStatus(`${sessionText("copy-by-hand")} `, shown);
      shown.select();
    }
  },
  save(session) {
    saveFile(sessionText("file-name"), fileText(sessionFile(session)));
    setStatus(sessionText("saved", { name: sessionText("file-name") }));
  },
  worksheet: (session) => printed("worksheet", session),
  key: (session) => printed("key", session),
};

/** Print, once the guide has answered what is not of this site. @param {"worksheet" | "key"} kind @param {any} session */
async function printed(kind, session) {
  if (hasUnansweredCases(session)) {
    setStatus(sessionText("own-waits"));
    const faults = await askAboutCustomCases(session);
    if (faults.length) return showErrors(sessionText("bad-form"), faults);
    setStatus("");
  }
  return printSheet(kind, session);
}

/** An empty form; what was here can be brought back. */
function startOver() {
  replaceSession({ title: "", aims: [], parts: [], rules }, sessionText("started-over"));
  field("title").focus();
}

export function setUpSessionPage() {
  for (const [name, act] of Object.entries(acts)) {
    form.querySelector(`[data-act="${name}"]`)?.addEventListener("click", () => {
      const session = completeSession();
      if (session) act(session);
    });
  }
  setUpFileChooser(find(form, '[data-act="open"]'), open);
  form.querySelector('[data-act="add"]')?.addEventListener("click", () => {
    const known = caseSummaries.get(field("case").value);
    if (known && !hasCase(known.id)) addPart({ minutes: known.minutes, case: known.id });
  });
  form.querySelector('[data-act="talk"]')?.addEventListener("click", () => {
    addPart({ minutes: 3, says: "" });
    /** @type {HTMLElement} */ (form.querySelector('[data-place="parts"] > :last-child textarea')).focus();
  });
  form.querySelector('[data-act="empty"]')?.addEventListener("click", startOver);
  form.addEventListener("input", saveDraft);
  addEventListener("beforeunload", (event) => {
    if (!sessionDraft.works && isBegun()) event.preventDefault();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const arrive = () => {
    fromLink();
    ownFromLink();
  };
  addEventListener("hashchange", arrive);
  form.hidden = false;
  const left = sessionDraft.read();
  if (left) {
    showSession({ ...left, aims: left.aims.split("\n"), rules: left.rules || rules });
    setStatus(sessionText("draft-back"));
  } else drawForm();
  arrive();
}
