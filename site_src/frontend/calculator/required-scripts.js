// Stops this script where another one of the page is missing. Without its words a calculator would show the names of findings;
// without the others it would stop halfway.
const ran = [window.UB_DATA && "ub-data", ...(window.UB_RAN || [])];
for (const needed of ["ub-data", "house", "kept"]) {
  if (!ran.includes(needed)) throw new Error(`${needed}.js could not be loaded: nothing is calculated here.`);
}
