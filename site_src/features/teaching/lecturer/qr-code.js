// The address of a case for a telephone: where it is, and as a QR code that the page draws itself.
import qrcode from "qrcode-generator";

const { localSettings } = window.UB;
const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules of white around it, as the standard wants
const AUTOMATIC = 0;
const LEVEL = "M";
const LOOPBACK = /^(localhost|127\.|\[::1\])/;

/** Why this copy has no address for others: it is a stick, or a server for this machine alone; empty where it has one. */
export const whyUnreachable = () =>
  location.protocol === "file:" ? "no-address-disk" : LOOPBACK.test(location.host) ? "no-address-loopback" : "";

/** Where others find a page of this site; null where they cannot. @param {string} target */
export function publicAddress(target) {
  if (!whyUnreachable()) return new URL(target, localSettings.site).href;
  const own = window.UB.local.site_address;
  return own ? new URL(target, own.endsWith("/") ? own : `${own}/`).href : null;
}

/** A text as a QR code. @param {string} text @param {string} name what it is, for who does not see it */
export function qrCode(text, name) {
  const code = qrcode(AUTOMATIC, LEVEL);
  code.addData(text, "Byte");
  code.make();
  const count = code.getModuleCount();
  const dark = [];
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) if (code.isDark(row, column)) dark.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
  }
  const make = (/** @type {string} */ tag, /** @type {Object<string, string>} */ attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const whole = String(count + 2 * QUIET);
  const drawing = make("svg", {
    class: "ub-qr",
    viewBox: `0 0 ${whole} ${whole}`,
    role: "img",
    "aria-label": name,
    "shape-rendering": "crispEdges",
  });
  drawing.append(
    make("rect", { width: whole, height: whole, class: "ub-qr__light" }),
    make("path", { d: dark.join(""), class: "ub-qr__dark" }),
  );
  return drawing;
}
