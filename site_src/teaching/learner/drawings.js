// What the build drew, to be copied: here once, and not in each of the pages.
(function () {
  "use strict";
  const { teach } = window.UB;
  if (document.querySelector("template[data-parts]")) return;
  const place = document.createElement("div");
  place.innerHTML = teach.drawings;
  document.body.append(...place.children);
})();
