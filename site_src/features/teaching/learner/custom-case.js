// The page of a case of one's own: write it, let the guide check it, try it, save it and open it again.
import { encodeBase64url } from "../../../frontend/shared/base64url.js";
import { h } from "../../../frontend/shared/elements.js";
import { saveFile } from "../../../frontend/shared/save-file.js";
import { deviceStorage } from "../shared/storage.js";
import { teachingText } from "./teaching-text.js";
import { runCase } from "./case-runner.js";
import { checkCustomCase, customCaseFile, emptyCustomCase, readCustomCase } from "./custom-case-check.js";
import { customCaseForm } from "./custom-case-form.js";
import { fileOpener, showFaults } from "./progress.js";

const UB = window.UB;
const { widget } = window.UB;
const memory = deviceStorage("ub-teaching-own", { old: "ub-teaching-own" });
const NAME = "upper-back-pain-own-case.json";

export function setUpCustomCasePage(place) {
  let own = read();
  const formed = h("div");
  const says = h("p", { role: "status" });
  const faults = h("div.ub-errors", { role: "group", "aria-label": teachingText("own-faults"), tabindex: -1, hidden: true });
  const tried = h("div.ub-own__tried", { "data-tried": true });
  const back = widget.actionButton(teachingText("own-back"), () => {}, { hidden: true });
  const does = { changed: saveDraft, redraw: (focus) => draw(focus) };

  const opener = fileOpener(
    teachingText("own-open"),
    (text) => {
      const found = readCustomCase(text);
      if (found.own) replace(found.own);
      return found.faults;
    },
    (name, wrong) => {
      showFaults(faults, teachingText("own-bad", { name }), wrong);
      if (wrong.length) says.textContent = "";
      else setStatus(teachingText("own-opened", { name }), true);
    },
  );
  const save = widget.actionButton(teachingText("save"), () => {
    saveFile(NAME, customCaseFile(own));
    setStatus(teachingText("own-saved", { name: NAME }));
  });
  const empty = widget.actionButton(teachingText("own-empty"), () => {
    replace(emptyCustomCase());
    setStatus(teachingText("own-emptied"), true);
  });
  const attempt = widget.actionButton(teachingText("own-try"), check, {}, "button.ub-btn.ub-btn--main");
  const sendButtons = [
    ["own-to-session", "teach/session.html"],
    ["own-to-front", "teach/present.html"],
  ].map(([words, target]) =>
    widget.actionButton(teachingText(words), async () => {
      if (await check()) location.assign(`${new URL(target, UB.localSettings.site).href}#own=${encodeBase64url(customCaseFile(own))}`);
    }),
  );
  place.append(formed, h("div.ub-actions", null, attempt, sendButtons, save, opener, empty, back), says, faults, tried);
  draw();

  /** Another case in the place of this one, which can be brought back. */
  function replace(next) {
    const before = own;
    own = next;
    tried.replaceChildren();
    saveDraft();
    draw();
    back.onclick = () => {
      own = before;
      saveDraft();
      draw();
      setStatus(teachingText("own-is-back"));
      attempt.focus();
    };
  }

  function setStatus(words, undo = false) {
    says.textContent = memory.works ? words : `${words} ${teachingText("own-not-stored")}`;
    back.hidden = !undo;
  }

  function draw(focus = "") {
    formed.replaceChildren(customCaseForm(own, does));
    const target = focus && formed.querySelector(`[data-focus="${focus}"]`);
    if (target) target.focus();
  }

  function saveDraft() {
    memory.write(JSON.stringify(own));
  }

  /** What was written here before; what cannot be read is put aside and the form begins empty. */
  function read() {
    const text = memory.read();
    if (text === null) return emptyCustomCase();
    const found = readCustomCase(text);
    if (!found.own) memory.setAside(text);
    return found.own || emptyCustomCase();
  }

  /** Ask the guide; gives whether the case is as it states. */
  async function check() {
    setStatus(teachingText("own-checking"));
    showFaults(faults, "", []);
    let found;
    try {
      found = await checkCustomCase(own);
    } catch (error) {
      setStatus(teachingText("asking-failed", { says: error.message }));
      return false;
    }
    setStatus(found.faults.length ? "" : teachingText("own-holds"));
    showFaults(faults, teachingText("own-cannot"), found.faults);
    tried.replaceChildren();
    if (!found.faults.length) play(tried, found.one);
    return !found.faults.length;
  }
}

/** The case as a learner would meet it, under the form; nothing of it is kept. */
function play(place, one) {
  const decisions = {};
  const store = {
    done: (_, stage) => decisions[stage],
    decide: (_, stage, done) => {
      decisions[stage] = done;
    },
    asked() {},
  };
  const top = h("div");
  const title = h("h2", { tabindex: -1 }, one.title);
  place.append(title, top);
  const places = one.stages.map((stage, n) => {
    const mount = h("div", { "data-teach": "stage" });
    const reveals = Object.keys(stage.replies)
      .filter((id) => !n || stage.anew.includes(id))
      .map((id) => reveal(id, stage.replies[id], n));
    const body = [h("p.ub-story", null, stage.says), reveals, mount];
    const head = stage.title ? h("h3", null, stage.title) : null;
    place.append(
      ...[
        head,
        ...(n
          ? [h("details.ub-fold.ub-later", null, h("summary", null, teachingText("own-next")), h("div.ub-fold__body", null, body))]
          : body),
      ]
        .flat(Infinity)
        .filter(Boolean),
    );
    return { mount, reveals };
  });
  runCase(top, one, places, store, () => {});
  if (one.points.length)
    place.append(
      h(
        "details.ub-fold",
        null,
        h("summary", null, teachingText("own-points")),
        h(
          "ul",
          null,
          one.points.map((point) => h("li", null, point.says)),
        ),
      ),
    );
  title.focus();
}

function reveal(id, reply, stage) {
  const { answer, by, says } = reply;
  const unit = widget.forReader(widget.siteData("findings", id).unit);
  const value =
    answer === null ? teachingText("own-is-unknown") : typeof answer === "number" ? `${answer} ${unit}` : teachingText(`own-is-${answer}`);
  return h(
    "details.ub-reveal",
    { "data-finding": id, "data-stage": stage },
    h("summary", null, widget.questionText(id)),
    h("p", null, says, " ", h("span.ub-tag", null, teachingText(`own-by-${by}`)), " ", h("b", null, value)),
  );
}
