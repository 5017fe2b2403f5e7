// A calculator inside another page: it asks for the height it needs, and its links leave the frame. Needs nothing of that page.

function setUp() {
  /** How much of the window a frame may take: some of the page around stays, to scroll it by. */
  const SHARE = 0.9;
  document.documentElement.classList.replace("no-js", "js"); // as the theme's script does on other pages

  // Links into the site and out of it open beside the page around; an anchor stays here, a number is dialled from here.
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element && target.closest("a[href]");
      if (!(link instanceof HTMLAnchorElement)) return;
      const [there] = link.href.split("#");
      link.target = there === location.href.split("#")[0] || !/^(https?|file):/.test(link.href) ? "_self" : "_blank";
    },
    true,
  );

  if (parent === window) return; // opened by itself
  const end = /** @type {HTMLElement} */ (document.querySelector("[data-frame-end]"));
  let sentHeight = 0;

  const below = (/** @type {Element | null} */ part) => (part ? parseFloat(getComputedStyle(part).paddingBottom) : 0);

  /** Up to the end of what stands in the frame, and the room that the bar of a phone takes. What is around stretches, and tells nothing. */
  const needed = () => Math.ceil(end.getBoundingClientRect().bottom + scrollY + below(end.parentElement) + below(document.body));

  /** The frame in the page around, where both are of one server; null anywhere else. */
  function frame() {
    try {
      return /** @type {HTMLElement | null} */ (window.frameElement);
    } catch {
      return null;
    }
  }

  function grow() {
    const height = needed();
    if (height === sentHeight) return;
    sentHeight = height;
    const own = frame();
    // Never taller than the reader's window: an answer or its bar below the fold would change unseen.
    if (own) own.style.height = `${Math.min(height, Math.round(SHARE * parent.innerHeight))}px`;
    else parent.postMessage({ upperBackPain: height }, "*");
  }

  const watch = new ResizeObserver(grow);
  for (const part of [document.body, end, ...document.querySelectorAll(".md-banner, .md-content__inner")]) watch.observe(part);
  addEventListener("load", grow);
}
setUp();
