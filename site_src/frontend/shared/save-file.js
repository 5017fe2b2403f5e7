// Hands a text to the browser's own download.
const BEGUN_MS = 60_000; // by then the download has begun; Firefox begins it later than the click

/** @param {string} name of the file @param {string} text @param {string} [type] */
export function saveFile(name, text, type = "application/json") {
  const href = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), BEGUN_MS);
}
