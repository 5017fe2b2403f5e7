// Reads which modules a script imports: a job { root, scripts } on standard input, { script: [imported] } out. Paths are relative to the root.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const { root, scripts } = JSON.parse(readFileSync(0, "utf8"));
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: scripts,
  outdir: "out",
  bundle: true,
  write: false,
  metafile: true,
  format: "esm",
  packages: "external",
  logLevel: "error",
});
const imported = ({ imports }) => imports.filter(({ external }) => !external).map(({ path }) => path);
process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(metafile.inputs).map(([path, input]) => [path, imported(input)]))));
