// What the build drew, to be copied: here once, and not in each of the pages.
(function () {
  "use strict";
  const { teach } = window.UB;
  if (document.querySelector("template[data-parts]")) return;
  const parsed = new DOMParser().parseFromString(teach.drawings, "text/html");
  document.body.append(...parsed.querySelectorAll("template"));
})();
