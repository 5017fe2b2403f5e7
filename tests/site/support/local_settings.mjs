// Reads local settings by the modules of the page: a job { known, check, number, state, numbers, files } on standard input.
import { readFileSync } from "node:fs";

const job = JSON.parse(readFileSync(0, "utf8"));
globalThis.self = globalThis;
globalThis.UB_LOCAL_SETTINGS = job.known;
const [{ readLocal }, { dialable }, { state }] = await Promise.all([import(job.check), import(job.number), import(job.state)]);
state.site = "https://guidelines.example/upper-back-pain/";
process.stdout.write(
  JSON.stringify({ numbers: job.numbers.map((text) => dialable(text)), files: job.files.map((text) => readLocal(text)) }),
);
