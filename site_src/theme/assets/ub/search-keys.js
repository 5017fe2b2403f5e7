// Tab leaves the search. The theme blurs its field before the browser moves on; WebKit then begins again at the top of the
// page, and nobody gets past the search. Here the list is closed, and the field keeps the focus until the browser moves it.
(function () {
  "use strict";
  window.addEventListener("keydown", function (event) {
    var field = event.target;
    if (event.key !== "Tab" || !(field instanceof HTMLInputElement) || field.name !== "query") return;
    event.stopImmediatePropagation();
    var open = document.querySelector("[data-md-toggle=search]");
    if (open instanceof HTMLInputElement && open.checked) open.click();
  }, true);
})();
