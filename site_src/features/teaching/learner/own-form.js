// The form of a case of one's own: what is typed goes into one object at once, and the object is all that is kept.
(function () {
  "use strict";
  const T = window.UB.teach;
  const W = window.UB.widget;
  const h = W.h;
  let fields = 0;

  /**
   * @param {any} own the case, which the form changes
   * @param {{changed: () => void, redraw: (focus?: string) => void}} does
   * @returns {HTMLElement}
   */
  T.ownForm = function (own, does) {
    const part = (words, control, help = "") => field(T.word(words), control, help && T.word(help));
    return h("div.ub-own__form", null,
      part("own-title", line(own, "title", does)), part("own-sex", pick(own, "sex", ["woman", "man"], (one) => T.word(`own-${one}`), does), "own-sex-says"),
      part("own-teaches", line(own, "teaches", does)),
      own.stages.map((stage, place) => stageForm(own, stage, place, does)),
      own.stages.length < T.MOST_STAGES ? h("p", null, W.button(T.word("own-more-stages"), () => {
        own.stages.push(T.emptyStage());
        does.redraw(`stage-${own.stages.length}`);
      })) : null,
      h("fieldset.ub-own__points", null, h("legend", null, T.word("own-points")),
        own.points.map((_, place) => field(T.word("own-point", { n: place + 1 }), line(own.points, place, does))),
        own.points.length < T.MOST_POINTS ? W.button(T.word("own-more-points"), () => {
          own.points.push("");
          does.redraw();
        }) : null));
  };

  function stageForm(own, stage, place, does) {
    const n = place + 1;
    const remove = () => {
      own.stages.splice(place, 1);
      does.redraw("stage-1");
    };
    const given = () => {
      for (const [id, value] of Object.entries(W.answers.all())) stage.replies[id] = { ...(stage.replies[id] || { says: "" }), answer: value };
      does.redraw(`stage-${n}`);
    };
    return h("section.ub-own__stage", { "data-own-stage": n, "aria-label": T.word("own-stage", { n }) },
      h("h3", { tabindex: -1, "data-focus": `stage-${n}` }, T.word("own-stage", { n })),
      field(T.word("own-stage-title"), line(stage, "title", does)), field(T.word("own-story"), area(stage, "says", does)),
      place ? h("label.ub-decide__opt", null, tick(stage.later, (on) => { stage.later = on; }, does), h("span", null, T.word("own-later"))) : null,
      h("p", null, T.word("own-replies-says")),
      h("p.ub-actions", null, W.button(T.word("own-from-calculator"), given, { disabled: W.answers.empty() }), n > 1 ? W.button(T.word("own-less-stages"), remove) : null),
      groups().map(([title, ids]) => group(title, ids, stage, does)),
      h("div.ub-own__stated", null, Object.keys(T.STATED).filter((one) => one !== "ceiling").map((one) =>
        field(T.word(`own-states-${one}`), pick(stage.expect.asked, one, T.STATED[one], (value) => T.stated(one, value), does, true)))));
  }

  /** The questions by their groups, in the order of the catalogue. @returns {Array<[string, string[]]>} */
  function groups() {
    const found = new Map();
    for (const id of T.findings()) {
      const name = W.data("findings", id).group;
      found.set(name, [...(found.get(name) || []), id]);
    }
    return [...found].map(([name, ids]) => [W.say(T.groups[name]), ids]);
  }

  function group(title, ids, stage, does) {
    const written = ids.filter((id) => id in stage.replies || stage.told.includes(id)).length;
    return h("details.ub-fold", null, h("summary", null, title, h("span.ub-count", null, written ? T.count("own-written", written) : "")),
      h("div.ub-fold__body", null, ids.map((id) => reply(id, stage, does))));
  }

  /** One question: its answer, whether the story tells it, and the words of the reply. An answer "as usual" is that of all cases. */
  function reply(id, stage, does) {
    const known = W.data("findings", id);
    const mine = () => (stage.replies[id] = stage.replies[id] || { answer: null, says: "" });
    const has = stage.replies[id];
    const now = !has ? "usual" : has.answer === null ? "unknown" : known.kind === "number" ? "number" : has.answer;
    const choices = ["usual", ...(known.kind === "number" ? ["number"] : ["present", "absent"]), "unknown"];
    const typed = h("input", { type: "text", inputmode: "decimal", size: 6, value: now === "number" ? String(has.answer) : "", "aria-label": T.word("own-number", { label: W.label(id) }), hidden: now !== "number" });
    const select = h("select", { "aria-label": T.word("own-answer", { label: W.label(id) }) }, choices.map((one) => h("option", { value: one, selected: one === now }, T.word(`own-is-${one}`))));
    const words = h("input", { type: "text", value: has ? has.says : "", "aria-label": T.word("own-words", { label: W.label(id) }), placeholder: T.word("own-words-here"), disabled: now === "usual" });
    const set = () => {
      if (select.value === "usual") delete stage.replies[id];
      else mine().answer = select.value === "unknown" ? null : select.value === "number" ? typed.value : select.value;
      typed.hidden = select.value !== "number";
      words.disabled = select.value === "usual";
      if (select.value !== "usual") mine().says = words.value;
      does.changed();
    };
    select.addEventListener("change", set);
    typed.addEventListener("input", set);
    words.addEventListener("input", set);
    const told = tick(stage.told.includes(id), (on) => { stage.told = on ? [...stage.told, id] : stage.told.filter((one) => one !== id); }, does);
    return h("div.ub-own__reply", { "data-own-finding": id, role: "group", "aria-label": W.question(id) }, h("p", null, W.question(id)),
      h("div.ub-own__controls", null, select, typed, words, h("label", null, told, " ", T.word("own-told"))));
  }

  function field(words, control, help = "") {
    const id = `own-field-${(fields += 1)}`;
    control.id = id;
    if (help) control.setAttribute("aria-describedby", `${id}-help`);
    return h("div.ub-own__field", null, h("label", { for: id }, words), help ? h("p.ub-decide__help", { id: `${id}-help` }, help) : null, control);
  }

  function line(of, name, does) {
    return h("input", { type: "text", value: of[name], maxlength: 200, oninput: (event) => { of[name] = event.target.value; does.changed(); } });
  }

  function area(of, name, does) {
    const made = h("textarea", { rows: 5, maxlength: 4000, oninput: (event) => { of[name] = event.target.value; does.changed(); } });
    made.value = of[name];
    return made;
  }

  function pick(of, name, values, words, does, choose = false) {
    const options = values.map((one) => h("option", { value: one, selected: of[name] === one }, words(one)));
    return h("select", { onchange: (event) => { of[name] = event.target.value || undefined; does.changed(); } }, choose ? h("option", { value: "" }, T.word("choose")) : null, options);
  }

  const tick = (on, set, does) => h("input", { type: "checkbox", checked: on, onchange: (event) => { set(event.target.checked); does.changed(); } });
})();
