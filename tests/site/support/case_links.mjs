// Reads case links with the script of the page: a job { script, links, ids } on standard input.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const { script, links, ids } = JSON.parse(readFileSync(0, "utf8"));
globalThis.window = globalThis;
globalThis.UB = { widget: {} };
globalThis.document = { getElementById: (id) => (ids.includes(id) ? {} : null) };
runInThisContext(script);
process.stdout.write(JSON.stringify(links.map((link) => {
  globalThis.location = new URL(link, "https://guidelines.example/calculators/imaging.html");
  return globalThis.UB.widget.caseLink.read();
})));
