// Reads numbers by the module of the form: a job { script, zeros, measured } on standard input.
import { readFileSync } from "node:fs";

const { script, zeros, measured } = JSON.parse(readFileSync(0, "utf8"));
const units = { age_years: "years", duration_weeks: "weeks", esr_mm_h: "mm/h" };
globalThis.window = globalThis;
globalThis.document = { documentElement: { dataset: {} } };
globalThis.UB = { browserSession: { get: () => ({}), on() {} } };
globalThis.UB_DATA = { findings: Object.fromEntries(Object.entries(units).map(([id, unit]) => [id, { unit }])) };
const { numbers } = await import(script);
process.stdout.write(
  JSON.stringify({
    zeros: zeros.filter((text) => numbers.zero(text)),
    measured: measured.map(([finding, value]) => numbers.measured(finding, value)),
  }),
);
