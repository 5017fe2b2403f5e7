// Asks the question box, without a page: a job { engine, questions } on standard input, a list of found ids for each question out.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const job = JSON.parse(readFileSync(0, "utf8"));
runInThisContext(job.engine);
const { ready, data } = globalThis.UB_QUESTION_BOX;
const box = ready(data);
process.stdout.write(JSON.stringify(job.questions.map((question) => box.ask(question))));
