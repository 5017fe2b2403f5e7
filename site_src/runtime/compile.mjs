/**
 * Build step, in Node: run the decision module in Pyodide, then compile the modules that it loaded.
 * Job (JSON on stdin): {pyodide, scripts, wheel, sitePackages: [folder], out}
 * Answer (JSON on stdout): {version, rules_hash, python, members: [file in the zip]}
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(path.join(job.pyodide, "pyodide.mjs")).href);

const TOOLS = "/build/in_pyodide";
const WHEEL = "/build/" + path.basename(job.wheel);
const ZIP = "/build/runtime.zip";

// A fixed hash seed makes the bytes of each build equal.
const py = await loadPyodide({ indexURL: job.pyodide + "/", env: { PYTHONHASHSEED: "0" }, stdout: () => {} });

/** Mount a folder of this machine in Pyodide. @param {string} point @param {string} folder @returns {string} point */
function mount(point, folder) {
  py.FS.mkdirTree(point);
  py.mountNodeFS(point, folder);
  return point;
}

/** @param {any} value of Python @returns {any} the same in JavaScript */
const plain = (value) => value.toJs({ dict_converter: Object.fromEntries });

mount(TOOLS, job.scripts);
py.FS.writeFile(WHEEL, fs.readFileSync(job.wheel));
const sys = py.pyimport("sys");
sys.dont_write_bytecode = true; // write no files into the source folder
sys.path.append(TOOLS);

// The needed modules are those loaded after the start, the import, all inputs, and a traceback shown in JavaScript.
const trace = py.pyimport("trace_imports");
const facts = plain(trace.exercise(WHEEL));
let traceback = "";
try {
  trace.raise_error();
} catch (error) {
  traceback = String(error);
}
if (!traceback.includes("Traceback")) throw new Error(`A traceback was expected, not: ${traceback}`);
const files = trace.loaded_files();

// The compiler comes last, because it imports many more modules.
const hosts = job.sitePackages.map((folder, index) => mount(`/build/host${index}`, folder));
const members = plain(py.pyimport("bytecode").write_zip(ZIP, files, WHEEL, py.toPy(hosts)));
fs.writeFileSync(job.out, py.FS.readFile(ZIP));
process.stdout.write(JSON.stringify({ ...facts, members }));
