/**
 * Build step, in Node: write the snapshot, the memory of an interpreter that has imported and run the decision module.
 * Job (JSON on stdin): {pyodide, library, scripts, wasm: file name, version, out}. Answer (JSON on stdout): {bytes}
 *
 * The file consists of little-endian 32-bit words: two checksums over the rest, the number of runs, the length of the head;
 * the address and length of each run; the head as JSON, padded with spaces; the bytes of the runs. A run is a range of
 * memory that differs from a fresh instance of the same wasm. The browser writes the runs into such an instance.
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const inPyodide = (name) => path.join(job.pyodide, name);
/** Two runs with at most this many equal 8-byte words between them are written as one. */
const GAP = 4;

// Clock and random numbers are fixed, so that each build gives the same bytes.
Date.now = () => Date.UTC(1980, 0, 1);
performance.now = () => 0;
Math.random = () => 0.5;
Object.defineProperty(globalThis, "crypto", { value: { getRandomValues: (array) => array.fill(7) } });

/** The instance and the module of Pyodide's wasm file. @type {{instance: any, module: any}} */
let made;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (source, imports) => (made = await instantiate(source, imports));

/** Thrown to stop Pyodide's start when the snapshot is ready. */
class Enough extends Error {}

const { loadPyodide } = await import(pathToFileURL(inPyodide("pyodide.mjs")).href);
const createPyodideModule = (await import(pathToFileURL(inPyodide("pyodide.asm.mjs")).href)).default;
/** @type {any} */
let interpreter;
let door = 0;
try {
  await loadPyodide({
    indexURL: job.pyodide + "/",
    stdLibURL: job.library,
    env: { PYTHONHASHSEED: "0" },
    // Python is initialized, but Pyodide's own Python code is not imported yet.
    async createPyodideModule(settings) {
      settings.thisProgram = "image"; // the default is the path of this script
      interpreter = await createPyodideModule(settings);
      for (const name of ["smoke_inputs.py", "build_snapshot.py"])
        interpreter.FS.writeFile(`/${name}`, fs.readFileSync(path.join(job.scripts, name)));
      run(
        "import sys; sys.dont_write_bytecode = True; sys.path.insert(0, '/'); import build_snapshot; door = build_snapshot.import_and_exercise()",
      );
      run("open('/door', 'w').write(str(id(door))); collect_and_freeze = build_snapshot.collect_and_freeze; del build_snapshot, sys");
      run("collect_and_freeze()");
      door = Number(interpreter.FS.readFile("/door", { encoding: "utf8" }));
      throw new Enough();
    },
  });
} catch (error) {
  if (!(error instanceof Enough)) throw error;
}

/** @param {string} code Python code, run without Pyodide's own Python code */
function run(code) {
  const [failed, said] = interpreter.API.rawRun(code);
  if (failed) throw new Error(said);
}

/** Fill freed C memory with zeros: allocate all blocks that need no further memory, clear them, and free them. */
function blankFreeBlocks() {
  const top = () => interpreter.HEAPU32[interpreter._emscripten_get_sbrk_ptr() >> 2];
  const taken = [];
  for (let size = 1 << 20; size >= 64; size >>= 1) {
    for (let grew = false; !grew; ) {
      const before = top();
      const at = interpreter._malloc(size);
      grew = top() !== before;
      if (!grew) interpreter.HEAPU8.fill(0, at, at + size);
      taken.push(at);
    }
  }
  for (const at of taken) interpreter._free(at);
}

blankFreeBlocks();
const { exports } = made.instance;
const fresh = untouched(made.module);
const stack = exports.__stack_pointer.value;
const memory = new Uint8Array(exports.memory.buffer.slice(0));
memory.fill(0, exports.__stack_low.value, stack); // leftovers of the stack
// Each browser sets this itself.
new DataView(memory.buffer).setUint32(exports._PyRuntime.value + at32(exports._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value), 0, true);

/** A fresh instance of the same wasm, with which the browser starts. */
function untouched(wasm) {
  const none = new Proxy({}, { get: () => () => {} });
  const zero = new Proxy({}, { get: () => new WebAssembly.Global({ value: "i32", mutable: true }, 0) });
  const begun = new WebAssembly.Instance(wasm, { env: none, wasi_snapshot_preview1: none, "GOT.func": zero, "GOT.mem": zero }).exports;
  begun.emscripten_stack_init();
  // Globals that are neither in memory nor in the head must be unchanged.
  for (const name of Object.keys(begun).filter((one) => begun[one] instanceof WebAssembly.Global && one !== "__stack_pointer")) {
    if (begun[name].value !== exports[name].value) throw new Error(`The wasm's global ${name} has changed.`);
  }
  for (const name of ["emscripten_stack_get_base", "emscripten_stack_get_end"]) {
    if (begun[name]() !== exports[name]()) throw new Error(`What ${name} tells has changed.`);
  }
  return new Uint8Array(begun.memory.buffer);
}

/** @param {number} address @returns {number} */
function at32(address) {
  return new DataView(exports.memory.buffer).getUint32(address, true);
}

/** Find the runs where the memory differs from a fresh one: address and length in bytes, whole words. @returns {number[]} */
function differences() {
  const before = new Uint8Array(memory.length);
  before.set(fresh);
  const [now, then] = [memory, before].map((bytes) => new BigUint64Array(bytes.buffer));
  const runs = [];
  let end = -Infinity;
  for (let word = 0; word < now.length; word += 1) {
    if (now[word] === then[word]) continue;
    if (word - end > GAP) runs.push([word, word + 1]);
    else runs[runs.length - 1][1] = word + 1;
    end = word + 1;
  }
  return runs.flatMap(([from, to]) => [8 * from, 8 * (to - from)]);
}

/** Compute Fletcher checksums over 32-bit words, as the browser does. @param {Uint32Array} words @returns {[number, number]} */
function sums(words) {
  let one = 0;
  let other = 0;
  for (const word of words) {
    one = (one + word) | 0;
    other = (other + one) | 0;
  }
  return [one >>> 0, other >>> 0];
}

/** Return the bytes of Pyodide's trampoline as hex digits, from its script. */
function trampoline() {
  const script = fs.readFileSync(inPyodide("pyodide.asm.mjs"), "utf8");
  const found = /function getWasmTrampolineModule\(\)\{return new WebAssembly\.Module\(hexStringToUTF8Array\("([0-9a-f]+)"\)\)/.exec(
    script,
  );
  if (!found) throw new Error("Pyodide's trampoline was not found in its script.");
  return found[1];
}

const runs = differences();
const head = JSON.stringify({ wasm: job.wasm, version: job.version, memory: memory.length, stack, door, trampoline: trampoline() });
const padded = Buffer.from(head.padEnd(4 * Math.ceil(head.length / 4)));
const pieces = [];
for (let run = 0; run < runs.length; run += 2) pieces.push(memory.subarray(runs[run], runs[run] + runs[run + 1]));
const numbers = new Uint32Array([runs.length / 2, padded.length, ...runs]);
const body = Buffer.concat([Buffer.from(numbers.buffer), padded, ...pieces]);
const checked = new Uint32Array(sums(new Uint32Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.length))));
fs.writeFileSync(job.out, Buffer.concat([Buffer.from(checked.buffer), body]));
process.stdout.write(JSON.stringify({ bytes: 8 + body.length }));
