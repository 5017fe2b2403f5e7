// Runs before the page is drawn: what the theme writes inline, as a file; the color scheme and the reader that were chosen.
var WAIT_MS = 3800; // the guard speaks at 4000
var PALETTE = "__palette";
var SCHEME = "data-md-color-scheme";
var SCHEMES = ["default", "slate"];
var COLOR = ["media", "scheme", "primary", "accent"];
var script = /** @type {HTMLScriptElement} */ (document.currentScript);
window.__md_scope = new URL(String(script.dataset.base), location.href);
window.__md_hash = function (text) {
  return Array.from(text).reduce(function (sum, letter) {
    return (sum << 5) - sum + letter.charCodeAt(0);
  }, 0);
};
// Storage may be refused (private mode, file://), or hold anything; the page then forgets, and works.
window.__md_get = function (key, storage, scope) {
  try {
    var value = JSON.parse(String((storage || localStorage).getItem((scope || window.__md_scope).pathname + "." + key)));
    return key !== PALETTE || isPalette(value) ? value : null;
  } catch (_refused) {
    return null;
  }
};
window.__md_set = function (key, value, storage, scope) {
  try {
    (storage || localStorage).setItem((scope || window.__md_scope).pathname + "." + key, JSON.stringify(value));
  } catch (_refused) {
    /* forgotten */
  }
};

var root = document.documentElement;

/** The theme fails on any other value, and with it the search and the menu. */
function isPalette(value) {
  var color = value && value.color;
  return (
    Boolean(color) &&
    value.index in SCHEMES &&
    SCHEMES[value.index] === color.scheme &&
    Object.keys(color).every(function (name) {
      return COLOR.includes(name) && typeof color[name] === "string" && color[name].length < 100;
    })
  );
}

// The scheme, before anything is drawn: behind the header, where the theme does it, a page is light at first. The root
// needs it too, or what no element covers stays white.
var dark = matchMedia("(prefers-color-scheme: dark)");
function scheme() {
  var palette = window.__md_get(PALETTE);
  return palette ? palette.color.scheme : SCHEMES[dark.matches ? 1 : 0];
}
function paint(now) {
  root.dataset.scheme = now;
  root.style.colorScheme = now === SCHEMES[1] ? "dark" : "light";
}
paint(scheme());
new MutationObserver(function (_changes, watch) {
  if (!document.body) return;
  watch.disconnect();
  document.body.setAttribute(SCHEME, scheme());
  new MutationObserver(function () {
    paint(document.body.getAttribute(SCHEME));
  }).observe(document.body, { attributes: true, attributeFilter: [SCHEME] });
}).observe(root, { childList: true });

// A style sheet that does not come holds back all of a page. It is then asked for in a way that nothing waits for, so that
// the page can say what it lacks (page-guard.js).
setTimeout(
  function () {
    if (document.readyState !== "loading") return;
    /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]")).forEach(function (link) {
      if (link.sheet) return;
      var again = /** @type {HTMLLinkElement} */ (link.cloneNode());
      again.dataset.again = "waiting";
      link.replaceWith(again);
    });
  },
  Math.max(0, WAIT_MS - performance.now()),
);

var READERS = ["clinician", "trainee", "patient"];
function show(reader) {
  root.dataset.reader = READERS.includes(reader) ? reader : READERS[0];
}
show(window.__md_get("ub-reader"));

document.addEventListener("change", function (event) {
  var chosen = event.target;
  if (!(chosen instanceof HTMLInputElement) || chosen.name !== "ub-reader") return;
  show(chosen.value);
  window.__md_set("ub-reader", chosen.value);
  document.dispatchEvent(new CustomEvent("ub:reader", { detail: chosen.value }));
});
function check() {
  var chosen = document.querySelector('input[name="ub-reader"][value="' + root.dataset.reader + '"]');
  if (chosen instanceof HTMLInputElement) chosen.checked = true;
}
document.addEventListener("DOMContentLoaded", check);
// Shown again as it was left, or filled in by the browser: another page may have been read as someone else meanwhile.
window.addEventListener("pageshow", function () {
  var reader = window.__md_get("ub-reader");
  if (reader) show(reader);
  check();
});
// The reading was not chosen in this tab: follow the tab in which it was.
window.addEventListener("storage", function () {
  show(window.__md_get("ub-reader"));
  check();
});
