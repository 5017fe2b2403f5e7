// Which text is certainly one telephone number. Only such a text becomes a link; any other is shown as it is written.
//
// In doubt it is none: two numbers, an extension, a range or a "(0)" must not be dialed as one number. A link less costs a
// reader some typing; a wrong link calls nobody.

/** An emergency number or an extension, without any space; 00 alone is the way abroad. */
const SHORT = /^(?!00$)\d{2,6}$/;
/** The numbers that are the same in all of Europe, as they are mostly written: 116 117. */
const EUROPEAN = /^116 \d{3}$/;
/** North America: 555-0123, 1-800-555-0123, (212) 555-0123. */
const AMERICAN =
  /^(?:[2-9]\d\d[ .-]\d{4}|(?:\+?1([ .-]))?[2-9]\d\d([ .-])[2-9]\d\d\2\d{4}|(?:\+?1[ -])?\([2-9]\d\d\)[ -]?[2-9]\d\d[ .-]\d{4})$/;
/** Numbers for emergencies: in front of other digits they are a number of their own. */
const EMERGENCY = /^(?:[2-9]11|99\d)/;
/** Any other: from abroad (+ or 00), or with an area code; groups of digits with one space, dot or hyphen between them. */
const GROUPED = /^(\+|00[ .-]?(?=[1-9]))?(?:\((0[1-9]\d{0,4})\)[ -]?)?(\d+(?:[ .-]\d+)*)$/;
const AREA = /^0[1-9]\d{0,4}$/;
/** Numbers that cost nothing in Britain and have eight digits: 0800 1111. */
const FREE = /^080[08] \d{4}$/;
/** Days and hours, with or without something between their parts: 02 02 2026, 20251106, 08 00 17 00, 02-02-2026 0800. */
const BETWEEN = "[ .-]?";
const parts = (/** @type {string[]} */ ...some) => some.join(BETWEEN);
const DAY = "(?:0[1-9]|[12]\\d|3[01])";
const MONTH = "(?:0[1-9]|1[0-2])";
const YEAR = "(?:19|20)\\d\\d";
/** Hours begin and end at minutes that people say: 0800 1111 is not one. */
const HOUR = parts("(?:[01]\\d|2[0-4])", "(?:[0-5][05]|59)");
const DATE = [parts(DAY, MONTH, YEAR), parts(MONTH, DAY, YEAR), parts(YEAR, MONTH, DAY)].join("|");
const CALENDAR = new RegExp(`^(?:(?:${DATE}|${HOUR})${BETWEEN})+$`);
/** Days of two months, such as 01 12 05 12, or with their years in two digits: 01 02 26 31 03 26. */
const SPAN = [
  [DAY, MONTH],
  [MONTH, DAY],
].flatMap((day) => [parts(...day, ...day), parts(...day, "\\d\\d", ...day, "\\d\\d")]);
const DAYS = new RegExp(`^(?:${SPAN.join("|")})$`);
/** From an hour of one digit to one of two: 900-1700. */
const EARLY = new RegExp(`^${parts("\\d", "(?:00|15|30|45)", "(?:1\\d|2[0-4])", "(?:00|15|30|45)")}$`);
/** Codes of countries; three digits where no shorter one is given. */
const COUNTRY = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d)/;
/** Where the zero of the area code is dialed from abroad too, such as in Italy. */
const KEEPS_ZERO = ["39", "225", "241", "242", "378"];

/** The address that dials a text, or nothing where it is not certainly one number. @param {string} text */
export function dialable(text) {
  const digits = text.replace(/[^\d+]/g, "");
  if (SHORT.test(text) || EUROPEAN.test(text)) return `tel:${digits}`;
  if (calendar(text)) return "";
  const one = FREE.test(text) || (AMERICAN.test(text) && !EMERGENCY.test(digits.replace(/^\+?1/, ""))) || grouped(text);
  return one ? `tel:${digits}` : "";
}

/** Whether a text can be days or hours. Digits in one run are days of two months to nobody. @param {string} text */
function calendar(text) {
  return CALENDAR.test(text) || EARLY.test(text) || (/\D/.test(text) && DAYS.test(text));
}

/** @param {string} text */
function grouped(text) {
  const [, abroad = "", area = "", rest = ""] = GROUPED.exec(text) || [];
  if (!rest || (abroad && area)) return false;
  const groups = rest.split(/[ .-]/);
  const between = /** @type {string[]} */ (rest.match(/[ .-]/g) || []);
  if (area) {
    groups.unshift(area);
    between.unshift(" ");
  }
  const digits = groups.join("");
  if (text.includes(".") && /[ -]/.test(text)) return false; // 08.00-16.00
  return (abroad ? international(digits) : national(groups, digits)) && one(groups, between);
}

/** @param {string} digits */
function international(digits) {
  const [country = ""] = COUNTRY.exec(digits) || [];
  const fits = country === "1" ? digits.length === 11 : digits.length >= 8 && digits.length <= 13;
  return country !== "" && fits && (digits[country.length] !== "0" || KEEPS_ZERO.includes(country));
}

/** @param {string[]} groups @param {string} digits */
function national([first, ...others], digits) {
  if (!others.length) return digits.length >= 7 && digits.length <= 12 && !digits.startsWith("00");
  return AREA.test(first) && digits.length >= 8 && digits.length <= 12 && !(first.length > 2 && others.includes(first));
}

/** Whether the groups are parts of one number: no second number, no other ending and no range. @param {string[]} groups @param {string[]} between */
function one(groups, between) {
  if (groups.length === 1) return true;
  if (groups.length === 2) return groups[1].length > groups[0].length;
  const [before, last] = groups.slice(-2);
  if (last.length < before.length) return false;
  return groups.every((group, at) => at < 2 || between[at - 1] !== "-" || apart(groups[at - 1], group, between[at - 2]));
}

/** Whether a hyphen between two groups cannot mean "to": 1234-1238, 1234-5. @param {string} from @param {string} to @param {string} before */
function apart(from, to, before) {
  const same = Math.max(1, from.length - 2);
  return to.length > from.length || (to.length === from.length && before === "-" && from.slice(0, same) !== to.slice(0, same));
}
