// Adds the badges, icons and ladders that the scripts copy. They are in this script once, and not in each page.
export function addTemplates() {
  if (document.querySelector("template[data-parts]")) return;
  const parsed = new DOMParser().parseFromString(window.UB_LEARNER.drawings, "text/html");
  document.body.append(...parsed.querySelectorAll("template"));
}
