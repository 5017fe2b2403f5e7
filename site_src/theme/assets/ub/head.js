// Runs before the page is drawn: what the theme writes inline in its head, as a file, and the reader that was chosen.
(function () {
  "use strict";
  var script = document.currentScript;
  window.__md_scope = new URL(script.dataset.base, location.href);
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, letter) { return (sum << 5) - sum + letter.charCodeAt(0); }, 0);
  };
  // Storage may be refused (private mode, file://); the page then forgets, and works.
  window.__md_get = function (key, storage, scope) {
    try { return JSON.parse((storage || localStorage).getItem((scope || window.__md_scope).pathname + "." + key)); } catch (refused) { return null; }
  };
  window.__md_set = function (key, value, storage, scope) {
    try { (storage || localStorage).setItem((scope || window.__md_scope).pathname + "." + key, JSON.stringify(value)); } catch (refused) { /* forgotten */ }
  };

  var root = document.documentElement;
  var READERS = ["clinician", "trainee", "patient"];
  function show(reader) { root.dataset.reader = READERS.includes(reader) ? reader : READERS[0]; }
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
})();
