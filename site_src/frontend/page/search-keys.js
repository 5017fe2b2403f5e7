// What the theme's search leaves out for some readers. Its own script is not changed.

// Tab leaves the search. The theme blurs its field before the browser moves on; WebKit then begins again at the top of the
// page, and nobody gets past the search. Here the list is closed, and the field keeps the focus until the browser moves it.
window.addEventListener(
  "keydown",
  function (event) {
    var field = event.target;
    if (event.key !== "Tab" || !(field instanceof HTMLInputElement) || field.name !== "query") return;
    event.stopImmediatePropagation();
    var open = document.querySelector("[data-md-toggle=search]");
    if (open instanceof HTMLInputElement && open.checked) open.click();
  },
  true,
);
// The theme's single letters lead to other pages and into the search. A name that is typed, dictated or scanned on a page is no
// command (WCAG 2.1.4). The theme listens on the window; / still opens the search.
document.addEventListener("keydown", function (event) {
  if (/^[a-z.,]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
});
// Text that comes without a key, pasted by mouse or dictated: the theme listens to keys alone, so it gets one.
document.addEventListener("input", function (event) {
  var field = event.target;
  if (field instanceof HTMLInputElement && field.name === "query") field.dispatchEvent(new KeyboardEvent("keyup"));
});
// A page that was found by its parts alone leads on without the words to mark. It gets those of its parts.
var words = function (link) {
  return new URL(link.href).searchParams.get("h");
};
var complete = function (event) {
  var link = event.target instanceof Element && event.target.closest("a.md-search-result__link");
  if (!(link instanceof HTMLAnchorElement) || words(link) !== "") return;
  var parts = Array.from(/** @type {Element} */ (link.closest(".md-search-result__item")).querySelectorAll("a.md-search-result__link"));
  var found = new Set(parts.map(words).join(" ").split(" ").filter(Boolean));
  if (!found.size) return;
  var address = new URL(link.href);
  address.searchParams.set("h", Array.from(found).join(" "));
  link.href = address.href;
};
// Before it is followed, by whatever means, or its address copied.
["pointerover", "focusin", "click"].forEach(function (event) {
  document.addEventListener(event, complete, true);
});
