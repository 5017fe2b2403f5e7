/* Read the assets of the runtime: fetch and decompress them, and check that they are complete.
 *
 * A Part is {file, url, gzip?: true, bytes} to be fetched, or {file, buffer, bytes} (gzipped) that came with the message.
 */

/** An error with a sentence for the reader. */
export class Fault extends Error {}

/** @param {string} what @returns {Fault} */
export const missing = (what) =>
  new Fault(`The calculator could not start: ${what}. Please reload the page. If that does not help, tell the person who runs this site.`);

/** Return the decompressed body of an asset, whatever its Content-Type is. @returns {Promise<ReadableStream>} */
async function body(name, part) {
  if (part.buffer) return inflate(new Response(part.buffer).body);
  const response = await answer(name, part);
  return part.gzip ? inflateIfGzip(response.body) : response.body;
}

/** @returns {Promise<Response>} */
async function answer(name, part) {
  let response;
  try {
    response = await networkFetch(part.url, { credentials: "same-origin" });
  } catch {
    throw missing(`one of its files (${name}) could not be loaded`);
  }
  if (!response.ok || !response.body) throw missing(`one of its files (${name}) is missing on the server (${response.status})`);
  return response;
}

/** @param {ReadableStream} stream */
const inflate = (stream) => stream.pipeThrough(new DecompressionStream("gzip"));

/** Decompress unless the server has done so already, which the first bytes show. @param {ReadableStream} stream */
async function inflateIfGzip(stream) {
  const reader = stream.getReader();
  const first = await reader.read();
  const whole = new ReadableStream({
    start(to) {
      first.done ? to.close() : to.enqueue(first.value);
    },
    async pull(to) {
      const { done, value } = await reader.read();
      done ? to.close() : to.enqueue(value);
    },
  });
  return first.value?.[0] === 0x1f && first.value?.[1] === 0x8b ? inflate(whole) : whole;
}

/** Return all bytes of an asset, or throw a Fault. */
export async function bytes(name, part) {
  let buffer;
  try {
    buffer = await new Response(await body(name, part)).arrayBuffer();
  } catch (error) {
    throw error instanceof Fault ? error : missing(`one of its files (${name}) was damaged in transfer`);
  }
  if (buffer.byteLength !== part.bytes) throw missing(`one of its files (${name}) was not completely downloaded`);
  return buffer;
}

/** Compile the wasm while it arrives, if possible from the server's response, because browsers cache only that. */
export async function compiled(part) {
  const type = "application/wasm";
  try {
    let response = part.url && !part.gzip ? await answer("wasm", part) : null;
    if (response?.headers.get("content-type") !== type) {
      response = new Response(response ? response.body : await body("wasm", part), { headers: { "content-type": type } });
    }
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    if (error instanceof Fault) throw error;
    // A policy that forbids wasm also throws a CompileError, so try the smallest possible module.
    if (!(await canCompile())) throw missing("this browser or this site’s policy does not allow WebAssembly");
    if (error instanceof RangeError) throw missing("this device does not have enough free memory");
    throw missing("one of its files (wasm) is damaged or incomplete");
  }
}

const canCompile = () =>
  WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
    () => true,
    () => false,
  );

/** Import an asset that is a JavaScript module. @returns {Promise<any>} */
export async function imported(name, part) {
  try {
    if (part.url) return await import(part.url);
    // On file://, only data: URLs can be imported in every browser.
    const text = new TextDecoder().decode(await bytes(name, part));
    return await import("data:text/javascript;charset=utf-8," + encodeURIComponent(text));
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw missing(`a part of it (${name}) is missing or damaged`);
  }
}

const networkFetch = self.fetch.bind(self);
