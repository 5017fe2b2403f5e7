// What a text is about: its words, read as the list of synonyms reads them, and the names that they make up.
import MiniSearch from "minisearch";
import stem from "wink-porter2-stemmer";
import { cautioned } from "./cautions.js";

// Words of a name may stand apart and in another order: "control of my bowels" for "bowel control".
const SLACK = 2;
// A shorter word is not taken for a slip of a word for something outside.
const SURE = 8;
const NUMBERS = new Map([
  ["one", 1],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
  ["seven", 7],
  ["eight", 8],
  ["nine", 9],
  ["ten", 10],
  ["twelve", 12],
  ["fifty", 50],
  ["sixty", 60],
  ["seventy", 70],
  ["eighty", 80],
  ["ninety", 90],
]);
// The guideline draws a line at 50; every age above it is read as that line.
const LINE = 50;
const OLDEST = 110;
// A measured fever: 38.0 °C or 100.4 °F and more.
const HOT =
  /(?<![\d.,])(?:(?:3[89]|4[0-2])(?:[.,]\d+)?\s*(?:°|º|deg(?:ree)?s?)?\s*c(?:elsius)?\b|(?:100[.,][4-9]\d*|10[1-7](?:[.,]\d+)?)\s*(?:°|º|deg(?:ree)?s?)?\s*f(?:ahrenheit)?\b|(?:3[89]|4[0-2])(?:[.,]\d+)?\s*(?:°|º|degrees?))/giu;
const TAKEN = /(\btemp(?:erature)?\b\D{0,12}?)\b(?:(?:3[89]|4[0-2])(?:[.,]\d+)?|100[.,][4-9]\d*|10[1-7](?:[.,]\d+)?)(?![\d.,]*\d)/giu;
const NOT = /\b(do|does|did|is|are|was|were|has|have|had|could|should|would|need)n['’`]?t\b/gu;
const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}'’`]+|[^\s]/gu;
const CLAUSE = /^[.,;:!?()\n]$/u;
// A new clause begins after one of these, if one of the others follows.
const JOINS = new Set(["and", "but", "so", "because", "or", "then"]);
const OPENS = new Set(["i", "im", "ive", "my", "he", "she", "we", "they", "it", "the"]);
const ASKS = new Set([
  "what",
  "whats",
  "which",
  "how",
  "when",
  "where",
  "who",
  "why",
  "is",
  "are",
  "am",
  "can",
  "could",
  "should",
  "shall",
  "do",
  "does",
  "did",
  "will",
  "would",
  "may",
  "might",
  "must",
]);

/**
 * @param {Object} lists docs/data/synonyms.json
 * @param {string[]} texts the statements, whose words are known too
 */
export function vocabulary(lists, texts) {
  const small = new Set(lists.small.flatMap(words));
  const filler = new Set(lists.filler.flatMap(words));
  const ownCaseWords = new Set(lists.told.flatMap(words));
  const wellSpelled = new Set(lists.well_spelled.flatMap(words).map(stem));
  const names = [];
  const known = new Set(); // stems that say something
  const meant = new Map(); // words that a slip may have been meant for; true for one of the guideline's own

  for (const kind of ["topics", "cautions", "context", "outside"]) {
    for (const { id, words: given, mild = [], alarm } of lists[kind]) {
      for (const name of given) {
        const parts = words(name).filter((word) => !filler.has(word));
        const whole = kind === "outside";
        // What is outside counts only whole, as it is written, its words side by side: a stem would deny what is inside.
        names.push({
          kind,
          id,
          whole,
          yields: kind !== "context" && kind !== "cautions" && alarm !== "region",
          strong: !mild.includes(name),
          parts: whole ? parts : parts.map(stem),
          inRow: whole || parts.length === 1 || parts.some((part) => small.has(part)),
        });
        if (parts.length === 1) known.add(stem(parts[0]));
        for (const part of parts) if (!small.has(part)) meant.set(part, meant.get(part) || !whole);
      }
    }
  }
  for (const word of texts.flatMap(words)) known.add(stem(word));
  names.sort((one, other) => other.parts.length - one.parts.length);
  const dictionary = new MiniSearch({ fields: ["word"], idField: "word", tokenize: (text) => [text] });
  dictionary.addAll(Array.from(meant.keys(), (word) => ({ word })));

  /** Words without accents, marks and differences between British and American spelling; "can't" is "can not". */
  function words(text) {
    const plain = text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/\bcan['’`]?t\b|\bcannot\b/gu, "can not")
      .replace(/\bwon['’`]t\b/gu, "will not")
      .replace(NOT, "$1 not")
      .replace(/['’`]/g, "");
    return (plain.match(/[\p{L}\p{N}]+/gu) || []).map((word) => {
      const number = NUMBERS.get(word) ?? (/^\d+$/.test(word) ? Number(word) : null);
      if (number !== null) return String(number > LINE && number <= OLDEST ? LINE : number);
      return lists.spellings.reduce((folded, [british, american]) => folded.split(british).join(american), word);
    });
  }

  /** Each word that says something: as it was typed, as it is read, and in which clause. */
  function tokens(text) {
    const found = [];
    let clause = 0;
    for (const [typed] of text.replace(HOT, " fever ").replace(TAKEN, "$1 fever ").matchAll(WORD)) {
      if (CLAUSE.test(typed)) clause++;
      words(typed).forEach((word, place) => {
        const before = found.at(-1);
        if (before && before.clause === clause && JOINS.has(before.word) && (OPENS.has(word) || ASKS.has(word))) clause++;
        found.push({ typed: place ? "" : typed, word: corrected(word), clause });
      });
    }
    return found.filter(({ word }) => !filler.has(word));
  }

  /** The word that was meant. A short one must begin as it does; two letters that changed places count as one slip. */
  function corrected(word) {
    if (
      word.length < 4 ||
      /\d/.test(word) ||
      small.has(word) ||
      filler.has(word) ||
      meant.has(word) ||
      wellSpelled.has(stem(word)) ||
      known.has(stem(word))
    )
      return word;
    let near = within(word, 1).filter((found) => word.length > 5 || (found[0] === word[0] && found.length + word.length > 8));
    if (!near.length && word.length > 4) near = within(word, 2).filter((found) => letters(found) === letters(word));
    if (!near.length && word.length > 8) near = within(word, 2);
    // Of two words equally near the guideline's own was meant; what is outside is read from a slip only in a long word.
    return near.find((found) => meant.get(found)) || (word.length >= SURE && near[0]) || word;
  }

  function within(word, distance) {
    return dictionary.search(word, { fuzzy: distance, maxFuzzy: distance }).map(({ id }) => id);
  }

  /** The names in a text, and for each of its words how long the longest name is that it belongs to. */
  function named(plain, stems) {
    const covered = stems.map(() => 0);
    const found = [];
    const places = Array.from(stems.keys()).filter((place) => !small.has(plain[place]));
    for (const name of names) {
      for (const positions of name.inRow ? inRow(name.parts, name.whole ? plain : stems) : near(name.parts, stems, places)) {
        // What a longer name holds is not read once more as something shorter; the region is read wherever it is named.
        if (name.yields && positions.some((place) => covered[place] > name.parts.length)) continue;
        // The words of a caution hide nothing: without its topic they are read as if it had none.
        if (name.kind !== "cautions") for (const place of positions) covered[place] = Math.max(covered[place], name.parts.length);
        found.push({ ...name, positions });
      }
    }
    return { found, covered };
  }

  /**
   * topics, outside: id → { words: as they were typed, strong: whether one of them says it by itself, clauses: where it is said };
   * context: ids; cautions: ids of those that apply; stems: of what says something; unnamed: those that belong to no name; unknown: those that nothing here knows;
   * asking: the clauses that ask; ownCase: whether the text is about a person's own case.
   */
  function read(text) {
    const given = tokens(text);
    const plain = given.map(({ word }) => word);
    const stems = plain.map(stem);
    const { found: all, covered } = named(plain, stems);
    const { found, cautions } = cautioned(lists.cautions, all, covered);
    const says = (place) => covered[place] > 0 || !(small.has(plain[place]) || /^\d+$/.test(plain[place]));
    const about = stems.filter((_, place) => says(place));
    return {
      topics: gathered(found, "topics", given),
      cautions,
      outside: gathered(found, "outside", given),
      context: new Set(found.filter(({ kind }) => kind === "context").map(({ id }) => id)),
      stems: about,
      unknown: stems.filter((one, place) => says(place) && !covered[place] && !known.has(one)),
      unnamed: stems.filter((one, place) => says(place) && !covered[place] && known.has(one)),
      asking: new Set(
        given
          .filter(
            ({ word, clause }, place) =>
              ASKS.has(word) && !given.slice(0, place).some((one) => one.clause === clause && !JOINS.has(one.word)),
          )
          .map(({ clause }) => clause),
      ),
      ownCase: plain.some((word) => ownCaseWords.has(word)),
    };
  }

  /** Whether a word of the text is taken for a slip. */
  const slips = (text) => words(text).some((word) => corrected(word) !== word);

  return { read, slips };
}

/** The names of one kind by their id, the longest first. */
function gathered(found, kind, given) {
  const all = new Map();
  for (const name of found.filter((one) => one.kind === kind)) {
    const one = all.get(name.id) || { words: [], strong: false, clauses: new Set() };
    const typed = phrase(name.positions, given);
    if (typed && !one.words.includes(typed)) one.words.push(typed);
    one.strong = one.strong || name.strong;
    for (const place of name.positions) one.clauses.add(given[place].clause);
    all.set(name.id, one);
  }
  return all;
}

/** Words as they were typed, with a mark where others came between. */
function phrase(positions, given) {
  const places = [...positions].sort((one, other) => one - other);
  return places.reduce((text, place, index) => {
    const apart = index && place !== places[index - 1] + 1;
    return given[place].typed ? text + (text && (apart ? " … " : " ")) + given[place].typed : text;
  }, "");
}

function letters(word) {
  return Array.from(word).sort().join("");
}

/** Every row of places at which the parts stand side by side. */
function inRow(parts, stems) {
  return stems
    .map((_, start) => parts.map((_part, index) => start + index))
    .filter((row) => row.every((place, index) => stems[place] === parts[index]));
}

/** The first of the given places at which the parts stand close together, in any order. */
function near(parts, stems, places) {
  for (let start = 0; start < places.length; start++) {
    const window = places.slice(start, start + parts.length + SLACK);
    const positions = parts.map((part) => window.find((place) => stems[place] === part));
    if (positions.includes(window[0]) && !positions.includes(undefined) && new Set(positions).size === parts.length) return [positions];
  }
  return [];
}
