// On a page without a calculator: says that answers are still held in this tab, leads back to them, and removes them.
(function () {
  "use strict";
  const UNDO_MS = 10000;
  const { kept } = window.UB;
  const place = document.querySelector("[data-held-case]");
  if (!place || document.querySelector("[data-calculator]")) return;
  const [held, gone] = ["held", "gone"].map((when) => place.querySelector(`[data-when="${when}"]`));
  let removed = null;
  let ending = 0;

  const some = () => Object.keys(kept.get()).length > 0;

  function show() {
    held.hidden = !some();
    if (some()) forget();
  }

  function forget() {
    clearTimeout(ending);
    removed = null;
    gone.hidden = true;
  }

  held.querySelector("button").addEventListener("click", () => {
    removed = kept.get();
    kept.set({});
    held.hidden = true;
    gone.hidden = false;
    gone.querySelector("button").focus();
    ending = setTimeout(forget, UNDO_MS);
  });
  gone.querySelector("button").addEventListener("click", () => {
    if (removed) kept.set(removed);
    show();
    held.querySelector("button").focus();
  });
  kept.on("back", show);
  kept.on("lost", show);
  show();
})();
