// What this server sends: headers, types, compression, how long a file may be kept; and whether local.json and local.js agree.
import { checkResult } from "./check-result.js";
import { adminText, undialedNumber } from "./form.js";

const { localSettings } = window.UB;
const { headers: WANTED } = window.UB_ADMIN;
const POLICY = "Content-Security-Policy";
const ONLY_ENCRYPTED = "Cross-Origin-Opener-Policy";
const LONG_S = 86_400;

/** What the server sends with a file; "?check" goes past the copy that this browser keeps. @param {string} file @param {string} method */
const request = (file, method = "HEAD") =>
  fetch(`${localSettings.site}${file}?check`, { method, cache: "no-store", credentials: "same-origin" });

/** @param {string} policy @returns {Map<string, string[]>} */
function directives(policy) {
  const parts = policy
    .split(";")
    .map((part) => part.trim().split(/\s+/))
    .filter(([name]) => name);
  return new Map(parts.map(([name, ...sources]) => [name, sources.filter((source) => source !== "'none'")]));
}

/** @param {string | null} sent */
function policy(sent) {
  if (!sent) return [{ state: "mend", says: adminText("csp-none"), means: adminText("csp-none-means") }];
  const has = directives(sent);
  const found = [];
  for (const [directive, wanted] of directives(WANTED[POLICY])) {
    const allowed = has.get(directive) || (directive.endsWith("-src") && has.get("default-src"));
    if (!allowed) {
      found.push({
        state: "mend",
        says: adminText("csp-open", { directive, sources: wanted.join(" ") || "'none'" }),
        means: adminText("csp-more-means"),
      });
      continue;
    }
    const less = wanted.filter((source) => !allowed.includes(source));
    const more = allowed.filter((source) => !wanted.includes(source));
    if (less.length)
      found.push({
        state: "mend",
        says: adminText("csp-less", { directive, sources: less.join(" ") }),
        means: adminText("csp-less-means"),
      });
    if (more.length)
      found.push({
        state: "mend",
        says: adminText("csp-more", { directive, sources: more.join(" ") }),
        means: adminText("csp-more-means"),
      });
  }
  return found.length ? found : [{ state: "good", says: adminText("csp-good") }];
}

/** @param {Headers} sent */
function headers(sent) {
  const names = Object.keys(WANTED).filter((name) => name !== POLICY && (name !== ONLY_ENCRYPTED || location.protocol === "https:"));
  return names.map((header) => {
    const value = sent.get(header);
    return checkResult(
      "header",
      value === WANTED[header],
      { header, wanted: WANTED[header], sent: value ? `"${value}"` : adminText("header-none") },
      `${header}-means`,
    );
  });
}

/** Who may show a calculator in a frame. @param {Headers} sent */
function frames(sent) {
  const ancestors = directives(sent.get(POLICY) || "").get("frame-ancestors");
  const limit = ancestors
    ? ["frame-ancestors", ancestors.join(" ") || "'none'"]
    : sent.get("X-Frame-Options")
      ? ["X-Frame-Options", sent.get("X-Frame-Options")]
      : null;
  return { state: "good", says: limit ? adminText("frames-some", { header: limit[0], sent: limit[1] }) : adminText("frames-good") };
}

/** For how many seconds a file may be kept without asking. @param {Headers} sent */
function maxAge(sent) {
  const says = sent.get("Cache-Control") || "";
  if (/no-cache|no-store/.test(says)) return 0;
  const age = /max-age=(\d+)/.exec(says);
  return age ? Number(age[1]) : null; // a browser then guesses
}

const control = (/** @type {Headers} */ sent) => (sent.get("Cache-Control") ? `"${sent.get("Cache-Control")}"` : adminText("header-none"));
const packed = (/** @type {Headers} */ sent) => /br|gzip|zstd|deflate/.test(sent.get("Content-Encoding") || "");

/** @returns {Promise<any[]>} */
export async function checkServer() {
  const parts = await (await request("assets/ub/runtime/manifest.json", "GET")).json();
  const wasm = `assets/ub/runtime/${Object.values(parts.files)
    .map((/** @type {any} */ part) => part.file)
    .find((file) => file.endsWith(".wasm"))}`;
  const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[src*="/ub/house."]')).src.slice(
    localSettings.site.length,
  );
  const [here, binary, code, facts] = (await Promise.all(["index.html", wasm, script, "local.json"].map((file) => request(file)))).map(
    (response) => response.headers,
  );
  const type = (binary.get("Content-Type") || "").split(";")[0];
  const loose = Object.entries({ pages: here, scripts: code, WebAssembly: binary })
    .filter(([, sent]) => !packed(sent))
    .map(([what]) => what);
  const stale = Object.entries({ "index.html": here, "local.json": facts }).filter(([, sent]) => maxAge(sent) !== 0);
  return [
    checkResult("https", isSecureContext),
    checkResult("address", true, { path: new URL(localSettings.site).pathname }),
    ...policy(here.get(POLICY)),
    ...headers(here),
    frames(here),
    checkResult("type", type === "application/wasm", { sent: type }),
    checkResult("packed", !loose.length, { what: loose.join(", ") }),
    checkResult("for-ever", (maxAge(code) || 0) >= LONG_S, { sent: control(code) }),
    ...(stale.length
      ? stale.map(([file, sent]) => checkResult("fresh", false, { file, sent: control(sent) }))
      : [checkResult("fresh", true)]),
  ];
}

/** local.json and local.js: as every page reads them, and whether they agree. @returns {Promise<any[]>} */
export async function checkLocalFiles() {
  const { local } = window.UB;
  const { file } = localSettings;
  const n = Object.keys(local).length;
  const disk = location.protocol === "file:";
  const own = disk ? null : await request("local.json", "GET");
  const sent = own?.ok ? await own.text() : "{}";
  // An offline copy keeps the last good file, so what the pages read can be another file than the server's.
  const unread = localSettings.readLocal(sent).faults.filter((/** @type {string} */ says) => !localSettings.faults.includes(says));
  const faults = [...localSettings.faults, ...unread];
  const means = (/** @type {string} */ says) =>
    adminText(unread.includes(says) ? "local-kept-means" : n ? "local-part-means" : "local-bad-means");
  /** @type {{state: string, says: string, means?: string}[]} */
  const found = faults.map((says) => ({ state: "mend", says, means: means(says) }));
  const undialed = undialedNumber(local);
  if (undialed) found.push({ state: "mend", says: undialed, means: adminText("number-text-means") });
  if (own && !own.ok) found.push({ state: "good", says: adminText("local-gone"), means: adminText("local-gone-means") });
  else if (!faults.length) found.push({ state: "good", says: adminText(n ? "local-good" : "local-empty", { file, n }) });
  if (!own) found.push({ state: "unknown", says: adminText("twin-unknown") });
  else {
    const twin = await request("local.js", "GET");
    found.push(checkResult("twin", same(sent, twin.ok ? await twin.text() : "window.UB_LOCAL = {};"), {}, "twin-means"));
  }
  const day = local.review_by;
  if (!faults.length)
    found.push(day ? checkResult("date", !localSettings.isPast(day), { date: day }) : { state: "good", says: adminText("date-none") });
  return found;
}

/** Whether the twin holds what the file holds, however it is written. @param {string} text @param {string} twin */
function same(text, twin) {
  const match = /^\s*window\.UB_LOCAL\s*=([^]*?);?\s*$/.exec(twin);
  try {
    return match !== null && JSON.stringify(JSON.parse(match[1])) === JSON.stringify(JSON.parse(text));
  } catch {
    return false;
  }
}
