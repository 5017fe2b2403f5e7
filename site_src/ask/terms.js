// What a text is about: its words, read as the list of synonyms reads them, and the topics that they name.
// UB_ASK.vocabulary(lists, texts).slips(text) → whether one of its words is read as another; .read(text) → { topics, context, outside: sets of ids;
// stems: of what says something, unnamed: those that belong to no name, unknown: those that nothing here knows }
(function () {
  "use strict";
  const ASK = (globalThis.UB_ASK = globalThis.UB_ASK || {});
  // Words of a name may stand apart and in another order: "control of my bowels" for "bowel control".
  const SLACK = 2;
  const NUMBERS = new Map([["one", 1], ["two", 2], ["three", 3], ["four", 4], ["five", 5], ["six", 6], ["seven", 7], ["eight", 8], ["nine", 9],
    ["ten", 10], ["twelve", 12], ["fifty", 50], ["sixty", 60], ["seventy", 70], ["eighty", 80], ["ninety", 90]]);
  // The guideline draws a line at 50; every age above it is read as that line.
  const LINE = 50;
  const OLDEST = 110;

  /**
   * @param {Object} lists docs/data/synonyms.json
   * @param {string[]} texts the statements, whose words are known too
   */
  ASK.vocabulary = function (lists, texts) {
    const small = new Set(lists.small.flatMap(words));
    const wellSpelled = new Set(lists.well_spelled.flatMap(words).map(ASK.stem));
    const names = [];
    const known = new Set(); // stems that say something
    const meant = new Set(); // words that a slip may have been meant for

    for (const kind of ["topics", "context", "outside"]) {
      for (const { id, words: given } of lists[kind]) {
        for (const name of given) {
          const parts = words(name);
          names.push({ kind, id, parts: parts.map(ASK.stem), inRow: parts.length === 1 || parts.some((part) => small.has(part)) });
          if (parts.length === 1) known.add(ASK.stem(parts[0]));
          for (const part of parts) if (!small.has(part)) meant.add(part);
        }
      }
    }
    for (const word of texts.flatMap(words)) known.add(ASK.stem(word));
    names.sort((one, other) => other.parts.length - one.parts.length);
    const dictionary = new MiniSearch({ fields: ["word"], idField: "word", tokenize: (text) => [text] });
    dictionary.addAll(Array.from(meant, (word) => ({ word })));

    /** Words without accents, marks and differences between British and American spelling. */
    function words(text) {
      const plain = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’`]/g, "");
      return (plain.match(/[\p{L}\p{N}]+/gu) || []).map((word) => {
        const number = NUMBERS.has(word) ? NUMBERS.get(word) : /^\d+$/.test(word) ? Number(word) : null;
        if (number !== null) return String(number > LINE && number <= OLDEST ? LINE : number);
        return lists.spellings.reduce((folded, [british, american]) => folded.split(british).join(american), word);
      });
    }

    /** The word that was meant. A short one must begin as it does; two letters that changed places count as one slip. */
    function corrected(word) {
      if (word.length < 4 || /\d/.test(word) || small.has(word) || meant.has(word) || wellSpelled.has(ASK.stem(word)) || known.has(ASK.stem(word))) return word;
      let near = within(word, 1).filter((found) => word.length > 5 || (found[0] === word[0] && found.length + word.length > 8));
      if (!near.length && word.length > 4) near = within(word, 2).filter((found) => letters(found) === letters(word));
      if (!near.length && word.length > 8) near = within(word, 2);
      return near.length ? near[0] : word;
    }

    function within(word, distance) {
      return dictionary.search(word, { fuzzy: distance, maxFuzzy: distance }).map(({ id }) => id);
    }

    /** The names in a text, and for each of its words how long the longest name is that it belongs to. */
    function named(plain, stems) {
      const taken = stems.map(() => 0);
      const found = [];
      const places = Array.from(stems.keys()).filter((place) => !small.has(plain[place]));
      for (const name of names) {
        for (const held of name.inRow ? inRow(name.parts, stems) : near(name.parts, stems, places)) {
          // What a longer name holds is not read once more as something shorter.
          if (name.kind !== "context" && held.some((place) => taken[place] > name.parts.length)) continue;
          for (const place of held) taken[place] = Math.max(taken[place], name.parts.length);
          found.push(name);
        }
      }
      return { found, taken };
    }

    function read(text) {
      const plain = words(text).map(corrected);
      const stems = plain.map(ASK.stem);
      const { found, taken } = named(plain, stems);
      const ids = (kind) => new Set(found.filter((name) => name.kind === kind).map(({ id }) => id));
      const says = stems.filter((_, place) => taken[place] || !(small.has(plain[place]) || /^\d+$/.test(plain[place])));
      const unknown = stems.filter((one, place) => says.includes(one) && !taken[place] && !known.has(one));
      const unnamed = stems.filter((one, place) => !taken[place] && known.has(one) && says.includes(one));
      return { topics: ids("topics"), context: ids("context"), outside: ids("outside"), stems: says, unnamed, unknown };
    }

    /** Whether a word of the text is taken for a slip. */
    const slips = (text) => words(text).some((word) => corrected(word) !== word);

    return { read, slips };
  };

  function letters(word) {
    return Array.from(word).sort().join("");
  }

  /** Every row of places at which the parts stand side by side. */
  function inRow(parts, stems) {
    return stems.map((_, start) => parts.map((_part, index) => start + index)).filter((row) => row.every((place, index) => stems[place] === parts[index]));
  }

  /** The first of the given places at which the parts stand close together, in any order. */
  function near(parts, stems, places) {
    for (let start = 0; start < places.length; start++) {
      const window = places.slice(start, start + parts.length + SLACK);
      const held = parts.map((part) => window.find((place) => stems[place] === part));
      if (held.includes(window[0]) && !held.includes(undefined) && new Set(held).size === parts.length) return [held];
    }
    return [];
  }
})();
