// Whether the answer is a bar over the form, and how it is closed. Separate from the bar itself, which imports what is drawn in it.

let close = () => {};

/** Whether the answer is a bar over the form. */
export const isBar = () => matchMedia("(max-width: 59.9em)").matches;

/** Go back to the questions, where the answer covers them. */
export const closeBar = () => close();

/** Set what closes the bar of this page. @param {() => void} run */
export function onCloseBar(run) {
  close = run;
}
