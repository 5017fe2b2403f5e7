// Which statements answer a question, best first, or none. The library ranks; the topics decide whether there is an answer.
// UB_ASK.ready(lists, statements).ask(text) → { found: ids, outside: the group of docs/data/synonyms.json it belongs to, or null }
(function () {
  "use strict";
  const ASK = (globalThis.UB_ASK = globalThis.UB_ASK || {});
  const SHOWN = 5;
  // Far below the best one a statement is noise.
  const SHARE = 0.1;
  // Where more of a question than this is words that nobody knows, it is about something else.
  const UNKNOWN = 0.6;
  const FIELDS = { about: 4, topics: 2, words: 1 };
  const WEAK = 0.25;
  const WORD = 0.15;
  // Marks a topic among the words of the index.
  const mark = (id) => `#${id}`;

  /**
   * @param {Object} lists docs/data/synonyms.json
   * @param {{id: string, says: {clinician: string, patient: string}}[]} statements
   */
  ASK.ready = function (lists, statements) {
    const { read, slips } = ASK.vocabulary(lists, statements.flatMap(({ says }) => [says.clinician, says.patient]));
    const marked = (kind) => new Set(lists.topics.filter((topic) => topic[kind]).map(({ id }) => mark(id)));
    const weak = marked("weak");
    const last = marked("last");
    const index = new MiniSearch({ fields: Object.keys(FIELDS), tokenize: (text) => text.split(" ").filter(Boolean), processTerm: (term) => term });
    index.addAll(statements.map(({ id, says }) => {
      const seen = read(`${says.clinician} ${says.patient}`);
      const about = lists.topics.filter((topic) => topic.about.includes(id)).map((topic) => mark(topic.id));
      return { id, about: about.join(" "), topics: Array.from(seen.topics, mark).filter((topic) => !weak.has(topic)).join(" "), words: seen.stems.join(" ") };
    }));

    /** The group outside the guideline to which the question belongs. */
    function outside(seen) {
      const named = (id) => seen.topics.has(id) || seen.context.has(id);
      return lists.outside.find((group) => seen.outside.has(group.id) && (!group.with || group.with.some(named)) && !(group.unless || []).some(named));
    }

    function ask(text) {
      const seen = read(text);
      const away = outside(seen);
      const all = Array.from(seen.topics, mark);
      const first = all.filter((topic) => !last.has(topic));
      const topics = first.length ? first : all;
      const strong = topics.some((topic) => !weak.has(topic));
      const unknown = seen.unknown.length / Math.max(seen.stems.length, 1);
      if (away || !topics.length || unknown > (strong ? UNKNOWN : 0)) return { found: [], outside: away ? away.id : null };
      const ranked = index.search([...topics, ...seen.unnamed].join(" "), {
        boost: FIELDS,
        boostTerm: (term) => (weak.has(term) ? WEAK : term.startsWith("#") ? 1 : WORD),
      });
      const kept = ranked.filter(({ score }) => score >= SHARE * ranked[0].score).slice(0, SHOWN);
      return { found: kept.map(({ id }) => id), outside: null };
    }

    return { ask, read, slips };
  };
})();
