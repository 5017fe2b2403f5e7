// Reads {age, agree, words, terms, texts} as JSON; returns the sentences that are too hard, and the terms that need no exception.
import { text as whole } from "node:stream/consumers";
import { retext } from "retext";
import readability from "retext-readability";

const FORMULAS = 7;
const { age, agree, words, terms, texts } = JSON.parse(await whole(process.stdin));
const judge = retext().use(readability, { age, minWords: words, threshold: agree / FORMULAS });

/** An item of a list is read by itself. */
const pieces = (text) =>
  text
    .split(/[;:]\s| · |\n/)
    .map((piece) => piece.trim())
    .filter(Boolean);

/** The sentences of a text that are too hard, with the allowed terms in their place. */
function hard(text, allowed) {
  const known = allowed.length ? new RegExp(`(?<![\\w-])(${allowed.join("|")})(?![\\w-])`, "gi") : null;
  return pieces(text).filter((piece) => judge.processSync(known ? piece.replaceAll(known, "thing") : piece).messages.length);
}

const found = texts.flatMap(({ where, text }) => hard(text, terms).map((sentence) => ({ where, sentence })));
const idle = terms.filter((term) => {
  const others = terms.filter((one) => one !== term);
  const naming = texts.filter(({ text }) => text.toLowerCase().includes(term.toLowerCase()));
  return naming.every(({ text }) => hard(text, others).length === hard(text, terms).length);
});
process.stdout.write(JSON.stringify({ hard: found, idle }));
