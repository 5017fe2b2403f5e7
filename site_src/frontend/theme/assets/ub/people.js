// Natural frequencies with a base rate of the reader's own. The rule is that of site_src/blocks/natural_frequencies.py, which made the
// picture that stands here without a script; a test holds the two to the same numbers and sentences.
(function (global) {
  "use strict";
  const CELL = 10;
  const PATIENCE_MS = 300;

  /** @typedef {[number, number]} Span the least and the most */
  /** @typedef {Object<string, Span>} Counted */

  const rounded = (number) => Math.floor(number + 0.5);
  const shown = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

  /** Whole people, each number counted from the whole ones before it. @returns {Counted} */
  function counts(of, base, sensitivity, specificity) {
    const ill = rounded((of * base) / 100);
    const well = of - ill;
    const found = sensitivity.map((share) => rounded((ill * share) / 100));
    const wrong = [specificity[1], specificity[0]].map((share) => rounded((well * (100 - share)) / 100));
    const positive = [found[0] + wrong[0], found[1] + wrong[1]];
    const rest = (all, some) => [all - some[1], all - some[0]];
    return {
      of: [of, of], ill: [ill, ill], well: [well, well], found, missed: rest(ill, found), false: wrong,
      right: rest(well, wrong), positive, negative: rest(of, positive),
    };
  }

  /** How many there are of each kind, in the order in which they stand. @param {Counted} counted */
  function groups({ missed, found, false: wrong, right }) {
    return { missed: missed[0], "maybe-found": found[1] - found[0], found: found[0], false: wrong[0], "maybe-false": wrong[1] - wrong[0], right: right[0] };
  }

  /** A sentence with its numbers. @param {string} template @param {Counted} counted @param {string} span */
  function said(template, counted, span) {
    return template.replace(/\{(\w+)(?:\?([^:}]*):([^}]*))?\}/g, (whole, name, one, more) => {
      const [low, high] = counted[name];
      if (one !== undefined) return low === 1 && high === 1 ? one : more;
      return low === high ? shown(low) : span.replace("{low}", shown(low)).replace("{high}", shown(high));
    });
  }

  /** The lines of so many people from a place on. */
  function path(start, number, columns) {
    let lines = "";
    for (const end = start + number; start < end; ) {
      const column = start % columns;
      const here = Math.min(end - start, columns - column);
      lines += `M${column * CELL + 5} ${Math.floor(start / columns) * CELL + 5}h${(here - 1) * CELL + 0.1}`;
      start += here;
    }
    return lines;
  }

  /** The number that was typed, with a comma or a point; null where it is none or out of range. */
  function typed(text, lowest, highest) {
    const plain = text.trim().replace(/\s*%$/, "").replace(",", ".");
    if (!/^(\d{1,3}(\.\d{0,6})?|\.\d{1,6})$/.test(plain)) return null;
    const number = Number(plain);
    return number >= lowest && number <= highest ? number : null;
  }

  if (typeof document === "undefined") {
    Object.assign(global, { UB_PEOPLE: { counts, groups, said, path, typed } });
    return;
  }
  document.querySelectorAll("[data-people]").forEach((one) => one instanceof HTMLElement && begin(one));

  /** @param {HTMLElement} figure */
  function begin(figure) {
    const { of, base, sensitivity, specificity, columns, lowest, highest } = figure.dataset;
    const pair = (text) => String(text).split(" ").map(Number);
    const field = figure.querySelector("input");
    const reset = figure.querySelector("[data-people-reset]");
    const fault = figure.querySelector("[role=alert]");
    let now = Number(base);
    let waiting = 0;

    function read() {
      const number = typed(field.value, Number(lowest), Number(highest));
      fault.hidden = number !== null;
      field.setAttribute("aria-invalid", String(number === null));
      for (const says of fault.querySelectorAll("[data-fault]")) says.textContent = number === null ? says.dataset.fault.replace("{base}", String(now)) : "";
      if (number === null || number === now) return;
      now = number;
      show();
    }

    function show() {
      const own = now !== Number(base);
      const counted = counts(Number(of), now, pair(sensitivity), pair(specificity));
      figure.querySelector("[data-people-named]").hidden = own;
      figure.querySelector("[data-people-own]").hidden = !own;
      reset.hidden = !own;
      for (const says of figure.querySelectorAll("[data-own]")) says.textContent = says.dataset.own.replace("{base}", String(now));
      for (const says of figure.querySelectorAll("[data-say]")) says.textContent = said(says.dataset.say, counted, says.dataset.span);
      for (const [kind, number] of Object.entries(groups(counted))) {
        const place = figure.querySelector(`[data-count="${kind}"]`);
        if (place) place.textContent = shown(number);
      }
      for (const drawing of figure.querySelectorAll(".ub-people__all")) draw(drawing, counted);
    }

    function draw(drawing, counted) {
      const reader = drawing.dataset.for;
      const sentences = [...figure.querySelectorAll(`[data-say][data-for="${reader}"]`)];
      drawing.querySelector("desc").textContent = sentences.map((says) => says.textContent).join(" ");
      let place = 0;
      for (const [kind, number] of Object.entries(groups(counted))) {
        const lines = path(place, number, Number(columns));
        for (const line of drawing.querySelectorAll(`[data-kind="${kind}"] path`)) line.setAttribute("d", lines);
        place += number;
      }
    }

    // What is half typed is no number yet.
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(read, PATIENCE_MS);
    });
    field.addEventListener("change", () => {
      clearTimeout(waiting);
      read();
    });
    reset.addEventListener("click", () => {
      field.value = String(base);
      field.focus(); // the button goes
      read();
    });
    figure.querySelector("[data-people-field]").hidden = false;
  }
})(globalThis);
