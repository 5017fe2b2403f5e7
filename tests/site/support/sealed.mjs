// Runs the cipher of the page: a job { script, key, nonce, counter, text } on standard input, in hexadecimal digits; the results out.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const job = JSON.parse(readFileSync(0, "utf8"));
globalThis.window = globalThis;
runInThisContext(job.script);
const { sealed } = globalThis.UB;
const bytes = (text) => Uint8Array.from(Buffer.from(text, "hex"));
const crossed = Buffer.from(sealed.crossed(bytes(job.key), bytes(job.nonce), bytes(job.text), job.counter)).toString("hex");
const key = sealed.key();
const texts = ["", "é and more", "x".repeat(5000)];
const [first, again] = [sealed.seal(key, texts[1]), sealed.seal(key, texts[1])];
process.stdout.write(JSON.stringify({
  crossed, key,
  back: texts.map((text) => sealed.open(key, sealed.seal(key, text))), texts,
  again: first !== again,
  lengths: texts.map((text) => sealed.seal(key, text).length),
  others: [sealed.open(sealed.key(), first), sealed.open("", first), sealed.open(key, ""), sealed.open(key, "{}")].map((text) => text === null || text !== texts[1]),
}));
