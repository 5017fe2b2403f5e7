// What the teaching pages remember on this device. Each copy of the site uses names of its own, so that two releases on one
// host, or in two folders of a disk, never overwrite each other. A format has its number in the name: a newer one is another name.
const scope = window.UB?.localSettings ? new URL(window.UB.localSettings.site).pathname : "/";

/** A browser that takes each file on a disk for a site of its own: what one page keeps, no other page finds. */
export const storagePerFile = window.location?.protocol === "file:" && location.origin === "null";

/**
 * One thing that is remembered, as text.
 * @param {string} name @param {{format?: number, old?: string, tab?: boolean}} [about] old: its name before copies had names of
 *   their own, read where nothing else is there and never written; tab: kept for this tab alone
 */
export function deviceStorage(name, { format = 1, old = "", tab = false } = {}) {
  const key = `${scope}.${name}-${format}`;
  const place = () => (tab ? sessionStorage : localStorage);
  const self = {
    key,
    /** Whether the browser keeps it beyond this page. */
    works: true,
    /** @returns {string | null} */
    read() {
      try {
        return place().getItem(key) ?? (old ? place().getItem(old) : null);
      } catch {
        self.works = false;
        return null;
      }
    },
    /** @param {string} text @returns {boolean} */
    write(text) {
      try {
        place().setItem(key, text);
        self.works = true;
      } catch {
        self.works = false;
      }
      return self.works;
    },
    /** Put a text that cannot be read beside, so that writing does not destroy it. @param {string} text */
    setAside(text) {
      try {
        place().setItem(`${key}-unread`, text);
      } catch {
        self.works = false;
      }
    },
    remove() {
      try {
        for (const one of [key, `${key}-unread`]) place().removeItem(one);
      } catch {
        self.works = false;
      }
    },
  };
  return self;
}

/** A text as the members of an object, and nothing where it is none. @param {string | null} text @returns {any} */
export function parsed(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
