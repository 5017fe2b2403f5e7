// The menu by keyboard: where the theme has a label that no key reaches, a button. It leads into the drawer; Escape, or going
// elsewhere, closes that. Its sections are the theme's own checkboxes, which Space turns; here Enter does too.

function setUp() {
  const script = document.currentScript;
  const menu = document.querySelector("[data-md-toggle=drawer]");
  const label = document.querySelector(".md-header [for=__drawer]");
  const drawer = document.querySelector(".md-sidebar--primary");
  if (!(script instanceof HTMLScriptElement) || !(menu instanceof HTMLInputElement) || !label || !drawer) return;
  const button = document.createElement("button");
  for (const [name, value] of Object.entries({
    type: "button",
    class: "md-header__button md-icon ub-menu",
    "aria-label": script.dataset.name || "",
    "aria-expanded": "false",
  }))
    button.setAttribute(name, value);
  button.append(...label.childNodes);
  label.replaceWith(button);

  button.addEventListener("click", () => menu.click());
  menu.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(menu.checked));
    if (!menu.checked) return;
    const seen = (one) => one.getClientRects().length && getComputedStyle(one).visibility === "visible";
    const first = [...drawer.querySelectorAll("a[href], input")].find(seen);
    if (first instanceof HTMLElement) first.focus();
  });
  document.addEventListener("keydown", (event) => {
    const one = event.target;
    if (event.key === "Enter" && one instanceof HTMLInputElement && one.matches(".md-nav__toggle")) one.click();
    if (event.key !== "Escape" || !menu.checked) return;
    menu.click();
    button.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (menu.checked && target !== button && target instanceof Node && !drawer.contains(target)) menu.click();
  });
}
setUp();
