// Natural frequencies with a base rate of the reader's own. The rule is that of site_src/blocks/natural_frequencies.py, which made the
// picture that stands here without a script; a test holds the two to the same numbers and sentences.
const CELL = 10;

/** @typedef {[number, number]} Span the least and the most */
/** @typedef {Object<string, Span>} Counted */

const rounded = (number) => Math.floor(number + 0.5);
export const formatted = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** Whole people, each number counted from the whole ones before it. @returns {Counted} */
export function counts(of, base, sensitivity, specificity) {
  const ill = rounded((of * base) / 100);
  const well = of - ill;
  const found = /** @type {Span} */ (sensitivity.map((share) => rounded((ill * share) / 100)));
  const wrong = /** @type {Span} */ ([specificity[1], specificity[0]].map((share) => rounded((well * (100 - share)) / 100)));
  const positive = /** @type {Span} */ ([found[0] + wrong[0], found[1] + wrong[1]]);
  const rest = (all, some) => /** @type {Span} */ ([all - some[1], all - some[0]]);
  return {
    of: [of, of],
    ill: [ill, ill],
    well: [well, well],
    found,
    missed: rest(ill, found),
    false: wrong,
    right: rest(well, wrong),
    positive,
    negative: rest(of, positive),
  };
}

/** How many there are of each kind, in the order in which they stand. @param {Counted} counted */
export function groups({ missed, found, false: wrong, right }) {
  return {
    missed: missed[0],
    "maybe-found": found[1] - found[0],
    found: found[0],
    false: wrong[0],
    "maybe-false": wrong[1] - wrong[0],
    right: right[0],
  };
}

/** A sentence with its numbers. @param {string} template @param {Counted} counted @param {string} span */
export function filled(template, counted, span) {
  return template.replace(/\{(\w+)(?:\?([^:}]*):([^}]*))?\}/g, (_whole, name, one, more) => {
    const [low, high] = counted[name];
    if (one !== undefined) return low === 1 && high === 1 ? one : more;
    return low === high ? formatted(low) : span.replace("{low}", formatted(low)).replace("{high}", formatted(high));
  });
}

/** The lines of so many people from a place on. */
export function path(start, number, columns) {
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
export function typedNumber(text, lowest, highest) {
  const plain = text.trim().replace(/\s*%$/, "").replace(",", ".");
  if (!/^(\d{1,3}(\.\d{0,6})?|\.\d{1,6})$/.test(plain)) return null;
  const number = Number(plain);
  return number >= lowest && number <= highest ? number : null;
}
