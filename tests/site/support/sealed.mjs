// Runs the cipher of the page: a job { script, key, nonce, counter, text } on standard input, in hexadecimal digits; the results out.
import { readFileSync } from "node:fs";

const job = JSON.parse(readFileSync(0, "utf8"));
const { crossed: cross, newKey, open, seal } = await import(job.script);
const bytes = (text) => Uint8Array.from(Buffer.from(text, "hex"));
const crossed = Buffer.from(cross(bytes(job.key), bytes(job.nonce), bytes(job.text), job.counter)).toString("hex");
const key = newKey();
const texts = ["", "é and more", "x".repeat(5000)];
const [first, again] = [seal(key, texts[1]), seal(key, texts[1])];
process.stdout.write(
  JSON.stringify({
    crossed,
    key,
    back: texts.map((text) => open(key, seal(key, text))),
    texts,
    again: first !== again,
    lengths: texts.map((text) => seal(key, text).length),
    others: [open(newKey(), first), open("", first), open(key, ""), open(key, "{}")].map((text) => text === null || text !== texts[1]),
  }),
);
