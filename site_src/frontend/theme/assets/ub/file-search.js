// From a folder a browser starts no worker from a file, and the theme's search is one: there it runs in a hidden frame.
// Before this stands iframe-worker, kept from replacing Worker for everyone; the calculators' own worker stays a worker.
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  var Native = window.Worker;
  var Frame = window.UB_SHIM.IFrameWorker;
  window.Worker = function (address, options) {
    return /^(data|blob):/.test(address) ? new Native(address, options) : new Frame(address);
  };
})();
