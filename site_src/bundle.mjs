// Bundles entry modules into classic scripts, and style sheets with what they import into one sheet each: a job
// { root, target, alias: { package: folder }, entries: { name: path } } on standard input, { name: text } out.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { build, transform } from "esbuild";

/** Leaves out every comment: esbuild keeps those inside expressions and classes, and some of packages name hosts. */
const withoutComments = {
  name: "without-comments",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[.]m?js$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { minifyWhitespace: true, legalComments: "none", charset: "utf8" });
      return { contents: code };
    }),
};

const { root, target, alias, entries } = JSON.parse(readFileSync(0, "utf8"));
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: Object.entries(entries).map(([out, path]) => ({ in: path, out })),
  outdir: "out",
  bundle: true,
  write: false,
  format: "iife",
  target,
  alias,
  minifyWhitespace: Object.values(entries).every((path) => path.endsWith(".css")), // scripts stay readable
  charset: "utf8",
  legalComments: "none",
  tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
  logLevel: "silent",
  plugins: [withoutComments],
}).catch(({ errors }) => {
  for (const { text, location } of errors) process.stderr.write(`${location ? `${location.file}:${location.line}: ` : ""}${text}\n`);
  process.exit(1);
});
const names = Object.keys(entries);
// The directive goes inside, so that data may be written in front of the script.
const strict = (text) => text.replace(/^("use strict";)\n(\(.*\{)\n/, "$2\n  $1\n");
process.stdout.write(JSON.stringify(Object.fromEntries(outputFiles.map(({ text }, place) => [names[place], strict(text)]))));
