// Text sealed with a key: ChaCha20 as RFC 8439 writes it down. The browser's own ciphers answer later, and not at all over
// plain http; what is sealed while a page is being left has to be sealed at once.
const WORDS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]; // "expand 32-byte k"
const ROUNDS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];
const NONCE = 12;
const KEY = 32;
/** Sealed texts have the length of a multiple of this, so that the length says little. */
const LENGTH = 2048;

/** @returns {string} a new key */
export const newKey = () => toHex(crypto.getRandomValues(new Uint8Array(KEY)));

/** @param {string} key @param {string} text @returns {string} with the number used once in front */
export function seal(key, text) {
  const bytes = new TextEncoder().encode(text);
  const filled = new Uint8Array(LENGTH * Math.ceil((bytes.length + 1) / LENGTH)).fill(32);
  filled.set(bytes);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  return toHex(nonce) + toHex(crossed(fromHex(key), nonce, filled));
}

/** @param {string} key @param {string} sealed @returns {string | null} null where the key is another, or it is no sealed text */
export function open(key, sealed) {
  if (!/^[0-9a-f]{64}$/.test(key) || !/^([0-9a-f]{2}){13,}$/.test(sealed)) return null;
  const bytes = fromHex(sealed);
  try {
    return new TextDecoder("utf-8", { fatal: true })
      .decode(crossed(fromHex(key), bytes.subarray(0, NONCE), bytes.subarray(NONCE)))
      .trimEnd();
  } catch {
    return null;
  }
}

/** The text crossed with the stream of the key: sealed, or open again. @param {Uint8Array} key @param {Uint8Array} nonce @param {Uint8Array} text */
export function crossed(key, nonce, text, counter = 0) {
  const out = text.slice();
  for (let at = 0; at < out.length; at += 64) {
    const stream = block([...WORDS, ...words(key), counter + at / 64, ...words(nonce)]);
    for (let n = at; n < Math.min(at + 64, out.length); n += 1) out[n] ^= stream[n - at];
  }
  return out;
}

/** @param {number[]} begin sixteen words @returns {Uint8Array} 64 bytes of the stream */
function block(begin) {
  const x = Uint32Array.from(begin);
  for (let round = 0; round < 10; round += 1) for (const [a, b, c, d] of ROUNDS) quarter(x, a, b, c, d);
  const view = new DataView(new ArrayBuffer(64));
  x.forEach((word, n) => view.setUint32(4 * n, word + begin[n], true));
  return new Uint8Array(view.buffer);
}

function quarter(x, a, b, c, d) {
  x[a] += x[b];
  x[d] = turned(x[d] ^ x[a], 16);
  x[c] += x[d];
  x[b] = turned(x[b] ^ x[c], 12);
  x[a] += x[b];
  x[d] = turned(x[d] ^ x[a], 8);
  x[c] += x[d];
  x[b] = turned(x[b] ^ x[c], 7);
}

const turned = (word, by) => (word << by) | (word >>> (32 - by));

/** Four bytes a word, little end first. @param {Uint8Array} bytes */
function words(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / 4 }, (_, n) => view.getUint32(4 * n, true));
}

const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const fromHex = (text) => Uint8Array.from(text.match(/../g) || [], (two) => parseInt(two, 16));
