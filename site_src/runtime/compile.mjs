/**
 * Build time, in Node: Pyodide itself runs the decision module, and compiles what was needed.
 * Job (JSON on stdin): {pyodide, inside, wheel, sitePackages: [folder], out}
 * Answer (JSON on stdout): {version, rules_hash, python, members: [file in the zip]}
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(path.join(job.pyodide, "pyodide.mjs")).href);

const TOOLS = "/build/inside";
const WHEEL = "/build/" + path.basename(job.wheel);
const ZIP = "/build/runtime.zip";

/** A fresh interpreter that can import our Python tools and read the wheel and the host's packages. */
async function interpreter() {
  const py = await loadPyodide({ indexURL: job.pyodide + "/", stdout: () => {} });
  const folders = [[TOOLS, job.inside], ...job.sitePackages.map((folder, index) => [`/build/host${index}`, folder])];
  for (const [point, folder] of folders) {
    py.FS.mkdirTree(point);
    py.mountNodeFS(point, folder);
  }
  py.FS.writeFile(WHEEL, fs.readFileSync(job.wheel));
  const sys = py.pyimport("sys");
  sys.dont_write_bytecode = true;
  sys.path.append(TOOLS);
  return { py, hosts: folders.slice(1).map(([point]) => point) };
}

/** @param {any} value of Python @returns {any} the same in JavaScript */
const plain = (value) => value.toJs({ dict_converter: Object.fromEntries });

/** The standard modules behind start, import, every case, and a traceback that reaches JavaScript. */
async function learn() {
  const { py } = await interpreter();
  const tools = py.pyimport("learn");
  const facts = plain(tools.exercise(WHEEL));
  let traceback = "";
  try {
    tools.fail();
  } catch (error) {
    traceback = String(error);
  }
  if (!traceback.includes("Traceback")) throw new Error(`A traceback was expected, not: ${traceback}`);
  return { facts, files: tools.loaded_files() };
}

/** The zip, made in a second interpreter: what the compiler imports is not mistaken for what the module needs. */
async function compile(files) {
  const { py, hosts } = await interpreter();
  const members = plain(py.pyimport("bytecode").write_zip(ZIP, py.toPy(files), WHEEL, py.toPy(hosts)));
  fs.writeFileSync(job.out, py.FS.readFile(ZIP));
  return members;
}

const { facts, files } = await learn();
process.stdout.write(JSON.stringify({ ...facts, members: await compile(plain(files)) }));
