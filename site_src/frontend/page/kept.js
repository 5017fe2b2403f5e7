// The first script of every page: what a form holds, from page to page and on each of them.
import "./session-store.js";
import "./field-defaults.js";
import "./scroll-keys.js";
