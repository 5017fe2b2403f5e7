// What a page knows of the local settings: where the site is, which file is read, whether it was, and what is wrong with it.

export const state = {
  /** The root of the site, where the two files are. */
  site: "",
  /** Which of the two this page reads. */
  file: "",
  /** True once the file was read, or there is none. */
  done: false,
  /** What is wrong with the file, one sentence each. @type {string[]} */
  faults: [],
};
