// Elements with a text for each reader.

export function make(kind, attributes) {
  const element = document.createElement(kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export const each = (made) => Object.fromEntries(["clinician", "patient"].map((reader) => [reader, made(reader)]));

/** A text for each reader, with values for the names in braces. */
export const filled = (words, values) =>
  each((reader) =>
    words[reader].replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "object" ? values[name][reader] : String(values[name]))),
  );

/** A text for each reader, of whom the style sheet shows one; values replace the names in braces. */
export function inWords(words, values = {}) {
  const texts = filled(words, values);
  if (texts.clinician === texts.patient) return [texts.clinician];
  return Object.entries(texts).map(([reader, text]) => {
    const one = make("span", { "data-for": reader });
    one.append(text);
    return one;
  });
}

/** The same, with a period at its end. */
export const sentence = (words) => inWords(each((reader) => (/[.?]$/.test(words[reader]) ? words[reader] : `${words[reader]}.`)));
