// The form of a case of one's own: what is typed goes into one object at once, and the object is all that is kept.
import { h } from "../../../frontend/shared/elements.js";
import { countText, findingIds, groupTitles, teachingText } from "./teaching-text.js";
import { MOST_POINTS, MOST_STAGES, STATED, emptyStage, statedText } from "./custom-case-check.js";

const { widget } = window.UB;
let fields = 0;

/**
 * @param {any} own the case, which the form changes
 * @param {{changed: () => void, redraw: (focus?: string) => void}} does
 * @returns {HTMLElement}
 */
export function customCaseForm(own, does) {
  const part = (words, control, help = "") => field(teachingText(words), control, help && teachingText(help));
  return h(
    "div.ub-own__form",
    null,
    part("own-title", line(own, "title", does)),
    part(
      "own-sex",
      pick(own, "sex", ["woman", "man"], (one) => teachingText(`own-${one}`), does),
      "own-sex-says",
    ),
    part("own-teaches", line(own, "teaches", does)),
    own.stages.map((stage, place) => stageForm(own, stage, place, does)),
    own.stages.length < MOST_STAGES
      ? h(
          "p",
          null,
          widget.actionButton(teachingText("own-more-stages"), () => {
            own.stages.push(emptyStage());
            does.redraw(`stage-${own.stages.length}`);
          }),
        )
      : null,
    h(
      "fieldset.ub-own__points",
      null,
      h("legend", null, teachingText("own-points")),
      own.points.map((_, place) => field(teachingText("own-point", { n: place + 1 }), line(own.points, place, does))),
      own.points.length < MOST_POINTS
        ? widget.actionButton(teachingText("own-more-points"), () => {
            own.points.push("");
            does.redraw();
          })
        : null,
    ),
  );
}

function stageForm(own, stage, place, does) {
  const n = place + 1;
  const remove = () => {
    own.stages.splice(place, 1);
    does.redraw("stage-1");
  };
  const given = () => {
    for (const [id, value] of Object.entries(widget.answers.all()))
      stage.replies[id] = { ...(stage.replies[id] || { says: "" }), answer: value };
    does.redraw(`stage-${n}`);
  };
  return h(
    "section.ub-own__stage",
    { "data-own-stage": n, "aria-label": teachingText("own-stage", { n }) },
    h("h3", { tabindex: -1, "data-focus": `stage-${n}` }, teachingText("own-stage", { n })),
    field(teachingText("own-stage-title"), line(stage, "title", does)),
    field(teachingText("own-story"), area(stage, "says", does)),
    place
      ? h(
          "label.ub-decide__opt",
          null,
          tick(
            stage.later,
            (on) => {
              stage.later = on;
            },
            does,
          ),
          h("span", null, teachingText("own-later")),
        )
      : null,
    h("p", null, teachingText("own-replies-says")),
    h(
      "p.ub-actions",
      null,
      widget.actionButton(teachingText("own-from-calculator"), given, { disabled: widget.answers.empty() }),
      n > 1 ? widget.actionButton(teachingText("own-less-stages"), remove) : null,
    ),
    groups().map(([title, ids]) => group(title, ids, stage, does)),
    h(
      "div.ub-own__stated",
      null,
      Object.keys(STATED)
        .filter((one) => one !== "ceiling")
        .map((one) =>
          field(
            teachingText(`own-states-${one}`),
            pick(stage.expect.asked, one, STATED[one], (value) => statedText(one, value), does, true),
          ),
        ),
    ),
  );
}

/** The questions by their groups, in the order of the catalogue. @returns {Array<[string, string[]]>} */
function groups() {
  const found = new Map();
  for (const id of findingIds()) {
    const name = widget.siteData("findings", id).group;
    found.set(name, [...(found.get(name) || []), id]);
  }
  return [...found].map(([name, ids]) => [widget.forReader(groupTitles[name]), ids]);
}

function group(title, ids, stage, does) {
  const written = ids.filter((id) => id in stage.replies || stage.told.includes(id)).length;
  return h(
    "details.ub-fold",
    null,
    h("summary", null, title, h("span.ub-count", null, written ? countText("own-written", written) : "")),
    h(
      "div.ub-fold__body",
      null,
      ids.map((id) => reply(id, stage, does)),
    ),
  );
}

/** One question: its answer, whether the story tells it, and the words of the reply. An answer "as usual" is that of all cases. */
function reply(id, stage, does) {
  const known = widget.siteData("findings", id);
  const ownReply = () => (stage.replies[id] = stage.replies[id] || { answer: null, says: "" });
  const has = stage.replies[id];
  const now = !has ? "usual" : has.answer === null ? "unknown" : known.kind === "number" ? "number" : has.answer;
  const choices = ["usual", ...(known.kind === "number" ? ["number"] : ["present", "absent"]), "unknown"];
  const typed = h("input", {
    type: "text",
    inputmode: "decimal",
    size: 6,
    value: now === "number" ? String(has.answer) : "",
    "aria-label": teachingText("own-number", { label: widget.findingLabel(id) }),
    hidden: now !== "number",
  });
  const select = h(
    "select",
    { "aria-label": teachingText("own-answer", { label: widget.findingLabel(id) }) },
    choices.map((one) => h("option", { value: one, selected: one === now }, teachingText(`own-is-${one}`))),
  );
  const words = h("input", {
    type: "text",
    value: has ? has.says : "",
    "aria-label": teachingText("own-words", { label: widget.findingLabel(id) }),
    placeholder: teachingText("own-words-here"),
    disabled: now === "usual",
  });
  const set = () => {
    if (select.value === "usual") delete stage.replies[id];
    else ownReply().answer = select.value === "unknown" ? null : select.value === "number" ? typed.value : select.value;
    typed.hidden = select.value !== "number";
    words.disabled = select.value === "usual";
    if (select.value !== "usual") ownReply().says = words.value;
    does.changed();
  };
  select.addEventListener("change", set);
  typed.addEventListener("input", set);
  words.addEventListener("input", set);
  const statedBox = tick(
    stage.told.includes(id),
    (on) => {
      stage.told = on ? [...stage.told, id] : stage.told.filter((one) => one !== id);
    },
    does,
  );
  return h(
    "div.ub-own__reply",
    { "data-own-finding": id, role: "group", "aria-label": widget.questionText(id) },
    h("p", null, widget.questionText(id)),
    h("div.ub-own__controls", null, select, typed, words, h("label", null, statedBox, " ", teachingText("own-told"))),
  );
}

function field(words, control, help = "") {
  const id = `own-field-${(fields += 1)}`;
  control.id = id;
  if (help) control.setAttribute("aria-describedby", `${id}-help`);
  return h(
    "div.ub-own__field",
    null,
    h("label", { for: id }, words),
    help ? h("p.ub-decide__help", { id: `${id}-help` }, help) : null,
    control,
  );
}

function line(of, name, does) {
  return h("input", {
    type: "text",
    value: of[name],
    maxlength: 200,
    oninput: (event) => {
      of[name] = event.target.value;
      does.changed();
    },
  });
}

function area(of, name, does) {
  const made = h("textarea", {
    rows: 5,
    maxlength: 4000,
    oninput: (event) => {
      of[name] = event.target.value;
      does.changed();
    },
  });
  made.value = of[name];
  return made;
}

function pick(of, name, values, words, does, choose = false) {
  const options = values.map((one) => h("option", { value: one, selected: of[name] === one }, words(one)));
  return h(
    "select",
    {
      onchange: (event) => {
        of[name] = event.target.value || undefined;
        does.changed();
      },
    },
    choose ? h("option", { value: "" }, teachingText("choose")) : null,
    options,
  );
}

const tick = (on, set, does) =>
  h("input", {
    type: "checkbox",
    checked: on,
    onchange: (event) => {
      set(event.target.checked);
      does.changed();
    },
  });
