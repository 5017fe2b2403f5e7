// What the build drew, to be copied: here once, and not in each of the pages.
export function addDrawings() {
  if (document.querySelector("template[data-parts]")) return;
  const parsed = new DOMParser().parseFromString(window.UB_LEARNER.drawings, "text/html");
  document.body.append(...parsed.querySelectorAll("template"));
}
