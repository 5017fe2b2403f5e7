// The colour scheme, before the page is drawn: the one that was chosen, else the one that the system asks for.
(function () {
  "use strict";
  var kept = window.__md_get("__palette");
  var color = kept && kept.color;
  if (!color) {
    var wanted = Array.from(document.querySelectorAll("input[data-md-color-media]")).find(function (input) {
      return matchMedia(input.getAttribute("data-md-color-media")).matches;
    });
    if (!wanted) return;
    color = {};
    ["scheme", "primary", "accent"].forEach(function (name) { color[name] = wanted.getAttribute("data-md-color-" + name); });
  }
  Object.keys(color).forEach(function (name) { document.body.setAttribute("data-md-color-" + name, color[name]); });
})();
