// Reads numbers with the script of the form: a job { script, zeros, measured } on standard input.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const { script, zeros, measured } = JSON.parse(readFileSync(0, "utf8"));
globalThis.window = globalThis;
const units = { age_years: "years", duration_weeks: "weeks", esr_mm_h: "mm/h" };
globalThis.UB = { widget: { h: null, say: (words) => words, data: (table, id) => ({ unit: units[id] }) } };
runInThisContext(script);
const { numbers } = globalThis.UB.widget;
process.stdout.write(JSON.stringify({
  zeros: zeros.filter((text) => numbers.zero(text)),
  measured: measured.map(([finding, value]) => numbers.measured(finding, value)),
}));
