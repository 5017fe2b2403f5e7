// What is wrong with a response of the server to a request for a file of this build. For the service worker and for the
// administrator's page, which word the reasons differently.

/** @typedef {"missing" | "refused" | "status" | "page" | "other" | "changed" | "type" | "unreached" | "room" | "untried"} Why */
/** A file that could not be had, why, and what the server sent. @typedef {{name: string, why: Why, sent: string}} Lack */

const REASONS = new Map(
  /** @type {[number, Why][]} */ ([
    [404, "missing"],
    [410, "missing"],
    [401, "refused"],
    [403, "refused"],
    [407, "refused"],
  ]),
);
const SCRIPT = /^(text|application)\/(x-)?(java|ecma)script$/;

/** A type without its parameters. @param {string | null} sent */
export const bareType = (sent) => (sent || "").split(";")[0].trim().toLowerCase();

/** What a file's name ends with. @param {string} name */
export const endingOf = (name) => (/\.(\w+)$/.exec(name) || ["", ""])[1];

/** Of which build a page is, as it says itself; empty for a page of another site. @param {string} text */
export const buildIn = (text) => (/ data-build="(\w*)"/.exec(text) || ["", ""])[1];

/** The hash of what came, in the form of the list. @param {ArrayBuffer} body */
export async function integrity(body) {
  const digest = await crypto.subtle.digest("SHA-256", body);
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** Why the status alone, or the way to the answer, says that this is not the file. @param {string} name @param {Response} response @returns {Lack | null} */
export function refusal(name, response) {
  if (response.ok) return null;
  if (response.type === "opaqueredirect") return { name, why: "page", sent: "" };
  return { name, why: REASONS.get(response.status) || "status", sent: String(response.status) };
}

/** Why content that differs from the build's differs. @param {string} name @param {Response} response @param {ArrayBuffer} body @param {string} build @returns {Lack} */
export function difference(name, response, body, build) {
  const web = bareType(response.headers.get("Content-Type")) === "text/html";
  if (endingOf(name) !== "html") return { name, why: web ? "page" : "changed", sent: "" };
  const from = buildIn(new TextDecoder().decode(body));
  return { name, why: from === build ? "changed" : from ? "other" : "page", sent: "" };
}

/** Whether a type serves for a file of this ending. @param {string} name @param {string | null} sent @param {Object<string, string>} types */
export function hasRightType(name, sent, types) {
  const wanted = bareType(types[endingOf(name)]);
  return bareType(sent) === wanted || (wanted === "text/javascript" && SCRIPT.test(bareType(sent)));
}
