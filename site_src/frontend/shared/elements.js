// A builder for elements.

/**
 * Build an element. `kind` is "tag.class.class"; children may be texts, elements, lists or nothing.
 * @template {string} Kind
 * @param {Kind} kind
 * @param {Object<string, any> | null} [attributes] "onclick" and the like take functions; true, false and null mean what they say
 * @param {...any} children
 * @returns {ElementOf<Kind>}
 */
export function h(kind, attributes, ...children) {
  const [tag, ...classes] = kind.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return /** @type {any} */ (element);
}

/** The element that a page has for a selector; for what may be missing there is `querySelector`. @param {ParentNode} root @param {string} selector @returns {any} */
export const find = (root, selector) => root.querySelector(selector);
