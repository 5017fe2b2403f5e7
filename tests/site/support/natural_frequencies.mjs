// Computes natural frequencies and their texts with the script of the page: a job { script, cases } on standard input, the results out.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const { script, cases } = JSON.parse(readFileSync(0, "utf8"));
runInThisContext(script);
const { counts, groups, said, path, typed } = globalThis.UB_PEOPLE;
const results = cases.map(({ of, base, sensitivity, specificity, templates, span, columns }) => {
  const counted = counts(of, base, sensitivity, specificity);
  const sizes = groups(counted);
  const says = templates.map((template) => said(template, counted, span));
  return { counted, sizes, says, typed: typed(String(base), 0.1, 99), lines: path(sizes.missed, sizes.false, columns) };
});
process.stdout.write(JSON.stringify(results));
