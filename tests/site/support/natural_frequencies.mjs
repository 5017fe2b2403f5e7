// Counts and words natural frequencies by the module of the page: a job { script, cases } on standard input, the results out.
import { readFileSync } from "node:fs";

const { script, cases } = JSON.parse(readFileSync(0, "utf8"));
const { counts, filled, groups, path, typedNumber } = await import(script);
const results = cases.map(({ of, base, sensitivity, specificity, templates, span, columns }) => {
  const counted = counts(of, base, sensitivity, specificity);
  const sizes = groups(counted);
  const says = templates.map((template) => filled(template, counted, span));
  return { counted, sizes, says, typed: typedNumber(String(base), 0.1, 99), lines: path(sizes.missed, sizes.false, columns) };
});
process.stdout.write(JSON.stringify(results));
