// Reads the addresses of case links by the module of the page: a job { script, links, ids } on standard input.
import { readFileSync } from "node:fs";

const { script, links, ids } = JSON.parse(readFileSync(0, "utf8"));
globalThis.document = { getElementById: (id) => (ids.includes(id) ? {} : null) };
const { caseLink } = await import(script);
process.stdout.write(
  JSON.stringify(
    links.map((link) => {
      globalThis.location = new URL(link, "https://guidelines.example/calculators/imaging.html");
      return caseLink.read();
    }),
  ),
);
