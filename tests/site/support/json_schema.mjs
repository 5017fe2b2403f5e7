// Checks values by the modules of the page: a job { script, rules, values } on standard input, whether each value fits each rule out.
import { readFileSync } from "node:fs";

const job = JSON.parse(readFileSync(0, "utf8"));
const { conforms } = await import(job.script);
process.stdout.write(JSON.stringify(job.rules.map((rule) => job.values.map((value) => conforms(rule, value)))));
