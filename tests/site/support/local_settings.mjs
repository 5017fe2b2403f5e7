// Reads local information with the scripts of the page: a job { known, scripts, numbers, files } on standard input.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const { known, scripts, numbers, files } = JSON.parse(readFileSync(0, "utf8"));
globalThis.window = globalThis.self = globalThis;
globalThis.UB_HOUSE = known;
for (const script of scripts) runInThisContext(script);
const { house } = globalThis.UB;
house.site = "https://guidelines.example/upper-back-pain/";
process.stdout.write(JSON.stringify({ numbers: numbers.map((text) => house.dial(text)), files: files.map((text) => house.read(text)) }));
