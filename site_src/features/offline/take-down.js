/* Takes this site off every device that keeps a copy: put it in the place of sw.js, under that name, and leave it there.
 * A browser takes it only as a script from the site's own address, so that no error page and no sign-in page can do the same.
 */
"use strict";
const worker = /** @type {any} */ (self);
worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(leave()));

async function leave() {
  const { registration } = worker;
  const names = (await caches.keys()).filter((name) => name.startsWith(`upper-back-pain ${registration.scope} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
