// Which familiar words the question box would take for slips: a job { engine } on standard input, whose list of them is empty.
// Both lists are those by which readability is measured: words that most children of ten know.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { daleChall } from "dale-chall";
import { spache } from "spache";

const job = JSON.parse(readFileSync(0, "utf8"));
runInThisContext(job.engine);
const { ready, data, stem } = globalThis.UB_QUESTION_BOX;
const box = ready(data);
const known = [...new Set([...daleChall, ...spache])]
  .map((word) => word.toLowerCase())
  .filter((word) => /^[a-z]+$/.test(word))
  .sort();
const found = new Map();
for (const word of known) {
  if (box.slips(word) && !found.has(stem(word))) found.set(stem(word), word);
}
process.stdout.write(JSON.stringify([...found.values()]));
