// Validates every HTML file of a folder and prints {faults, unused}: one line per fault, and the exceptions that no page needed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const [folder] = process.argv.slice(2);
const settings = JSON.parse(readFileSync(new URL("html_rules.json", import.meta.url), "utf8"));
const off = Object.fromEntries(Object.keys(settings.off).map((rule) => [rule, "off"]));
const validator = new HtmlValidate(new StaticConfigLoader({ extends: settings.extends, rules: { ...settings.rules, ...off } }));
const exceptions = settings.exceptions.map((one) => ({ ...one, pattern: new RegExp(one.tag), used: false }));

/** The tag in which a message has its place. */
function tagAt(html, offset) {
  const start = html.lastIndexOf("<", offset);
  return html.slice(start, html.indexOf(">", offset) + 1);
}

/** Whether an exception covers a message. */
function excepted(html, message) {
  const tag = tagAt(html, message.offset);
  const covering = exceptions.find(({ rule, pattern }) => rule === message.ruleId && pattern.test(tag));
  if (covering) covering.used = true;
  return Boolean(covering);
}

const faults = [];
for (const name of readdirSync(folder, { recursive: true })
  .filter((file) => file.endsWith(".html"))
  .sort()) {
  const html = readFileSync(join(folder, name), "utf8");
  const { results } = await validator.validateString(html, name);
  for (const message of results.flatMap(({ messages }) => messages)) {
    if (!excepted(html, message)) faults.push(`${name}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
  }
}
const unused = exceptions.filter(({ used }) => !used).map(({ rule, tag }) => `${rule} ${tag}`);
process.stdout.write(JSON.stringify({ faults, unused }));
