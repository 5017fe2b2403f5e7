// The theme builds its search index as soon as a page is there, in a worker of its own, while a calculator needs the
// machine. Here that worker starts once somebody turns to the search; what it was sent until then is handed on.

function setUp() {
  if (location.protocol === "file:") return; // there the theme waits by itself
  var Native = window.Worker;
  var READY = 1; // the theme's message: the index is built
  var PATIENCE_MS = 4000;
  var SEARCH = /(^|\/)assets\/javascripts\/workers\/search\./;

  function toGuard(call) {
    const guard = window.UB && window.UB.pageGuard;
    if (guard) guard[call]("search");
  }

  class Later extends EventTarget {
    constructor(address) {
      super();
      this.address = address;
      this.worker = null;
      this.queued = [];
      this.ready = false;
      for (const event of ["focusin", "pointerover", "change", "input"]) document.addEventListener(event, this, true);
    }

    handleEvent({ target }) {
      if (!(target instanceof Element) || !target.closest("[data-md-component=search], [data-md-toggle=search], [for=__search]")) return;
      for (const event of ["focusin", "pointerover", "change", "input"]) document.removeEventListener(event, this, true);
      this.worker = new Native(this.address);
      this.worker.addEventListener("message", ({ data }) => {
        if (data.type === READY && !this.ready) {
          this.ready = true;
          toGuard("endLoss");
        }
        this.dispatchEvent(new MessageEvent("message", { data }));
      });
      // Without its worker or its index the theme's search begins for ever.
      this.worker.addEventListener("error", () => toGuard("reportLoss"));
      setTimeout(() => this.ready || toGuard("reportLoss"), PATIENCE_MS);
      for (const message of this.queued.splice(0)) this.worker.postMessage(message);
    }

    postMessage(message) {
      if (this.worker) this.worker.postMessage(message);
      else this.queued.push(message);
    }
  }

  window.Worker = /** @type {any} */ (
    function (address, options) {
      return SEARCH.test(address) ? new Later(address) : new Native(address, options);
    }
  );
}
setUp();
