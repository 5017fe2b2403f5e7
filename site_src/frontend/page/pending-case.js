// On a page without a calculator: says that answers are still held in this tab, leads back to them, and removes them.

function setUp() {
  const UNDO_MS = 10000;
  const { browserSession } = window.UB;
  const place = document.querySelector("[data-held-case]");
  if (!place || document.querySelector("[data-calculator]")) return;
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (place.querySelector(selector));
  const [pendingNotice, removedNotice] = ["held", "gone"].map((when) => part(`[data-when="${when}"]`));
  const [remove, undo] = ["held", "gone"].map((when) => part(`[data-when="${when}"] button`));
  /** @type {Object<string, string> | null} */
  let removed = null;
  let ending = 0;

  const some = () => Object.keys(browserSession.get()).length > 0;

  function show() {
    pendingNotice.hidden = !some();
    if (some()) forget();
  }

  function forget() {
    clearTimeout(ending);
    removed = null;
    removedNotice.hidden = true;
  }

  remove.addEventListener("click", () => {
    removed = browserSession.get();
    browserSession.set({});
    pendingNotice.hidden = true;
    removedNotice.hidden = false;
    undo.focus();
    ending = setTimeout(forget, UNDO_MS);
  });
  undo.addEventListener("click", () => {
    if (removed) browserSession.set(removed);
    show();
    remove.focus();
  });
  browserSession.on("back", show);
  browserSession.on("cleared", show);
  show();
}
setUp();
