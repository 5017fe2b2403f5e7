// Which statements answer a question, best first, or none. The library ranks; the topics decide whether there is an answer.
import MiniSearch from "minisearch";
import { vocabulary } from "./terms.js";

const SHOWN = 5;
const RELATED = 3;
// Far below the best one a statement is noise.
const SHARE = 0.1;
// Where more of a question than this is words that nobody knows, it is about something else.
const UNKNOWN = 0.6;
const FIELDS = { about: 4, topics: 2, words: 1 };
const WEAK = 0.25;
const WORD = 0.15;
// The statement that a topic names first answers it best.
const FIRST = 1.2;
// The kinds of what may be an emergency, the most pressing first.
const ALARMS = ["gate", "flag", "scope", "region"];
// With these a calculator gives no answer, and neither does a statement on anything else.
const STOPS = new Set(["gate", "scope"]);
// Without a weight, a topic is no emergency.
const NO_PRESS = 0;
// Marks a topic among the words of the index.
const mark = (id) => `#${id}`;

/**
 * @param {Object} data
 * @param {Object} data.lists docs/data/synonyms.json
 * @param {{id: string, says: {clinician: string, patient: string}}[]} data.statements
 * @param {{id: string, when: string[], press: number}[]} data.rules those that are not in the article, the most urgent first
 */
export function ready({ lists, statements, rules }) {
  const { read, slips } = vocabulary(
    lists,
    statements.flatMap(({ says }) => [says.clinician, says.patient]),
  );
  const topicOf = new Map(lists.topics.map((topic) => [topic.id, topic]));
  const weak = new Set(lists.topics.filter((topic) => topic.weak).map(({ id }) => mark(id)));
  const press = new Map(lists.topics.filter((topic) => topic.press).map((topic) => [mark(topic.id), topic.press]));
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    tokenize: (text) => text.split(" ").filter(Boolean),
    processTerm: (term) => term,
  });
  index.addAll(
    statements.map(({ id, says }) => {
      const seen = read(`${says.clinician} ${says.patient}`);
      const about = lists.topics.filter((topic) => topic.about.includes(id)).map((topic) => mark(topic.id));
      return {
        id,
        about: about.join(" "),
        topics: Array.from(seen.topics.keys(), mark)
          .filter((topic) => !weak.has(topic))
          .join(" "),
        words: seen.stems.join(" "),
      };
    }),
  );

  /** The groups outside the guideline that the question names. */
  function outside(seen) {
    const named = (id) => seen.topics.has(id) || seen.context.has(id);
    return lists.outside.filter(
      (group) => seen.outside.has(group.id) && (!group.with || group.with.some(named)) && !(group.unless || []).some(named),
    );
  }

  /** Whether a group is only told of, in a clause of its own, while another clause asks for something inside: then it is not what is asked. */
  function aside(group, groups, seen) {
    const free = (clause) => !groups.some(({ id }) => seen.outside.get(id).clauses.has(clause));
    const asked = Array.from(seen.topics).some(
      ([id, { clauses }]) =>
        !topicOf.get(id).weak && !topicOf.get(id).last && Array.from(clauses).some((clause) => seen.asking.has(clause) && free(clause)),
    );
    return Boolean(group.apart) && asked && Array.from(seen.outside.get(group.id).clauses).every((clause) => !seen.asking.has(clause));
  }

  /** Whether the question is only how the disease that it names is treated, with nobody's case told: that is another guideline's. */
  function elsewhere(groups, alarms, seen) {
    return !seen.ownCase && groups.some(({ over }) => over && alarms.every((id) => over.includes(id)));
  }

  function ranked(ids, unnamed) {
    const named = ids.map(mark);
    const all = index.search([...named, ...unnamed].join(" "), {
      boost: FIELDS,
      boostDocument: (id, term) => (term.startsWith("#") && topicOf.get(term.slice(1)).about[0] === id ? FIRST : 1),
      boostTerm: (term) => (weak.has(term) ? WEAK : press.get(term) || (term.startsWith("#") ? 1 : WORD)),
    });
    return all.filter(({ score }) => score >= SHARE * all[0].score);
  }

  /** The questions of the calculators about the topics, the most urgent first. */
  function asked(ids) {
    const urgent = [...ids].sort((one, other) => (topicOf.get(other).press || NO_PRESS) - (topicOf.get(one).press || NO_PRESS));
    return Array.from(new Set(urgent.flatMap((id) => topicOf.get(id).findings || [])));
  }

  /** The words of the question by which a statement was found: those of topics that it is about before those that it only holds. */
  function reasons({ match, id }, seen) {
    const terms = Object.keys(match)
      .filter((term) => term.startsWith("#"))
      .map((term) => term.slice(1));
    const about = terms.filter((topic) => topicOf.get(topic).about.includes(id));
    return (about.length ? about : terms).map((topic) => ({ topic, words: seen.topics.get(topic).words[0] }));
  }

  /**
   * found: the statements that answer, best first; related: those that do not; why: for each the topics and words that found it;
   * cautions: of the newer evidence, which come first; rules, notes: what is not in the article; addedFirst: it comes first;
   * outside: the groups that are asked for and that no statement speaks of, with their words; silent: topics of which it says less than was asked;
   * emergency: gate, flag, scope, region, help or null; topics and asked: of what may be an emergency, and its questions in the calculators.
   */
  /** Topics that no word names, but two others together. */
  function implied(topics) {
    for (const { id, both } of lists.topics) {
      const named = (both || []).map((one) => one.find((topic) => topics.has(topic)));
      if (!both || topics.has(id) || named.includes(undefined)) continue;
      const [first, second] = named.map((topic) => topics.get(topic));
      topics.set(id, { words: [`${first.words[0]} … ${second.words[0]}`], strong: first.strong, clauses: first.clauses });
    }
  }

  /**
   * The additions that the question names in full, each with the topic that named it, the notes of its topics, and whether
   * these come before the statements: nothing else that was named is more urgent.
   */
  function added(ids, seen) {
    const own = ids.filter((id) => topicOf.get(id).added);
    const named = new Set(ids.flatMap((id) => topicOf.get(id).findings || []));
    const found = rules.flatMap(({ id, when, press }) => {
      const topic = own.find((one) => topicOf.get(one).findings.some((finding) => when.includes(finding)));
      return topic && when.every((finding) => named.has(finding)) ? [{ id, topic, words: seen.topics.get(topic).words[0], press }] : [];
    });
    const rest = ids.filter((id) => !own.includes(id)).map((id) => topicOf.get(id).press || NO_PRESS);
    const notes = Array.from(new Set(ids.flatMap((id) => topicOf.get(id).notes || [])));
    const press = found.length ? found[0].press : NO_PRESS;
    return { rules: found, notes, addedFirst: press >= Math.max(NO_PRESS, ...rest) };
  }

  function ask(text) {
    const seen = read(text);
    implied(seen.topics);
    const groups = outside(seen);
    const all = Array.from(seen.topics.keys());
    const first = all.filter((id) => !topicOf.get(id).last);
    const topics = first.length ? first : all;
    const alarms = all.filter((id) => topicOf.get(id).alarm);
    const winning = alarms.filter((id) => seen.topics.get(id).strong);
    const subjects = groups.filter((group) => !aside(group, groups, seen));
    const wins = winning.length > 0 && !elsewhere(subjects, winning, seen);
    const strong = topics.some((id) => !topicOf.get(id).weak);
    const unknown = seen.unknown.length / Math.max(seen.stems.length, 1);
    const heard = topics.length > 0 && (wins || unknown <= (strong ? UNKNOWN : 0));

    const hits = heard ? ranked(topics, seen.unnamed) : [];
    // Beside something outside, and where the calculators would stop, only what may be an emergency is an answer; no treatment is one beside a red flag.
    const stops = winning.some((id) => STOPS.has(topicOf.get(id).alarm));
    const flagged = winning.some((id) => topicOf.get(id).alarm === "flag") && topics.some((id) => topicOf.get(id).plan);
    const limited = subjects.length > 0 || stops || flagged;
    const own = !limited
      ? hits
      : !wins
        ? []
        : ranked(subjects.length || stops ? winning : topics.filter((id) => !topicOf.get(id).plan), []);
    const found = own.slice(0, SHOWN);
    const related =
      !limited || !strong || (subjects.some(({ apart }) => apart) && !found.length)
        ? []
        : hits.filter(({ id }) => !found.some((one) => one.id === id)).slice(0, RELATED);
    const level = ALARMS.find((one) => alarms.some((id) => topicOf.get(id).alarm === one));
    return {
      found: found.map(({ id }) => id),
      related: related.map(({ id }) => id),
      why: Object.fromEntries([...found, ...related].map((hit) => [hit.id, reasons(hit, seen)])),
      outside: groups.map(({ id }) => ({ id, words: seen.outside.get(id).words[0] })),
      silent: found.length ? topics.filter((id) => topicOf.get(id).silent).map((id) => ({ id, words: seen.topics.get(id).words[0] })) : [],
      emergency: groups.some(({ help }) => help) ? "help" : (heard && level) || null,
      cautions: seen.cautions,
      ...added(found.length ? all : [], seen),
      asked: heard ? asked(all) : [],
    };
  }

  return { ask, read, slips };
}
