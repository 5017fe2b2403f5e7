// From a folder a browser starts no worker from a file, and the theme's search is one: there it runs in a hidden frame. The build
// writes iframe-worker in front of this, kept from replacing Worker for everyone; the calculators' own worker stays a worker.
if (location.protocol === "file:") {
  const Native = window.Worker;
  const Frame = window.UB_SHIM.IFrameWorker;
  window.Worker = /** @type {any} */ (
    function (address, options) {
      return /^(data|blob):/.test(address) ? new Native(address, options) : new Frame(address);
    }
  );
}
