// Says aloud which script, style sheet or data of this page did not arrive, and what still works. It needs nothing else of
// the site: it runs as soon as it is here, also while the page waits for another file. Where this file is missing too, the
// style sheet shows the sentence that the page brought with it. Written so that an old browser can read it.
(function () {
  // A page asks for this twice: at once in its head, and, as Firefox keeps that back while a page loads, in its body too.
  if (window.UB && window.UB.guard) return window.UB.guard.here();
  var WORDS = window.UB_GUARD_WORDS;
  var WAIT_MS = 4000; // a sentence is due within 5 seconds
  var OURS = /\/assets\/(?:ub|javascripts)\/(?:runtime\/)?([\w-]+)(?:\.[0-9a-f]{8,10})?(?:\.min)?\.(js|css)$/;
  var INDEX = /\/search\/(search_index\.js)$/;
  var ANSWER = ["data-kind", "data-gate", "data-floor", "data-ceiling", "data-settled", "data-rules-hash"];

  var root = document.documentElement;
  var kind = /** @type {HTMLScriptElement} */ (document.currentScript).getAttribute("data-kind");
  /** What a page of a kind cannot do its work without, by its files; the rest of a page lacks only what LOST says. */
  var NEEDED = {
    calculator: ["house.js", "kept.js", "ub-data.js", "ub-engine.js", "ub.js", "ub.css", "bare.css"],
    exercise: ["house.js", "kept.js", "ub-data.js", "ub-engine.js", "ub.js", "cases.js", "teach.js", "ub.css"],
    gallery: ["house.js", "kept.js", "ub-data.js", "ub.js", "cases.js", "front.js", "gallery.js", "teach.js", "ub.css"],
    checks: ["house.js", "ub-engine.js", "admin.js"],
    session: ["house.js", "cases.js", "front.js"],
    questions: ["ask.js", "ask-engine.js"],
  };
  var LOST = {
    "house.js": "house",
    "kept.js": "held",
    "held-case.js": "held",
    "head.js": "reader",
    "menu.js": "menu",
    "offline.js": "offline",
    "bundle.js": "search",
    "search-later.js": "search",
    "file-search.js": "search",
    "search-keys.js": "search",
    "search_index.js": "search",
    "copy-link.js": "copy",
    "people.js": "picture",
    "lines.js": "lines",
    "embed.js": "frame",
    "ask.js": "questions",
    "ask-engine.js": "questions",
    "ub.css": "style",
    "bare.css": "style",
    "gallery.css": "style",
  };

  var lost = {}; // files that did not arrive or did not run to their end
  var broken = {}; // files in which something failed later
  var told = {}; // losses that another script noticed
  var parsed = false;
  var late = false;
  var engine = ""; // "failed", or "slow"
  var since = 0; // when the calculator began to start
  var slow = 0;
  var dead = false;
  /** @type {any} */
  var made = null;

  function fileOf(address) {
    var path = String(address || "").split(/[?#]/)[0];
    var found = OURS.exec(path);
    return found ? found[1] + "." + found[2] : (INDEX.exec(path) || [])[1] || "";
  }

  /** Whether a script has run to its end. The theme's own carry no mark of ours: its bundle sets this last. */
  function ran(file) {
    if (file === "bundle.js") return "component$" in window;
    if (file === "ub-data.js") return "UB_DATA" in window;
    return file === "search_index.js" || (window.UB_RAN || []).indexOf(file.slice(0, -3)) >= 0;
  }

  /** Whether a style sheet arrived completely: its last rule says so. One that is not of this site counts as whole. */
  function styled(link) {
    var file = fileOf(link.href);
    if (!file) return true;
    return Boolean(link.sheet && getComputedStyle(root).getPropertyValue("--" + file.slice(0, -4) + "-arrived"));
  }

  function each(selector, run) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), run);
  }

  /** What the parser has met and run, or not. */
  function look() {
    each("script[src]", function (script) {
      var file = fileOf(script.src);
      if (file && !script.async && !ran(file)) lost[file] = true;
    });
    each("link[rel=stylesheet]", function (link) {
      if (!link.dataset.again && !styled(link)) lost[fileOf(link.href)] = true;
    });
  }

  function keys(set) {
    return Object.keys(set).filter(function (key) {
      return set[key];
    });
  }

  function unique(list) {
    return list.filter(function (one, place) {
      return one && list.indexOf(one) === place;
    });
  }

  /** Place of one: what is said, and how loud. @returns {{says: string[], loud: boolean, dead?: boolean} | null} */
  function finding() {
    var files = keys(lost);
    var stopped = keys(broken);
    var all = files.concat(stopped);
    var needed = all.filter(function (file) {
      return (NEEDED[kind] || []).indexOf(file) >= 0;
    });
    var waiting = late && (!parsed || document.querySelector("link[data-again=waiting]"));
    var calculates = kind === "calculator" || kind === "exercise" || kind === "gallery";
    var works = calculates ? WORDS["works-calculator"] : WORDS.works;
    var way = location.protocol === "file:" ? WORDS.unpack : WORDS.again;
    var why = [];
    if (files.length) why.push(WORDS.files.replace("{files}", files.join(", ")));
    if (stopped.length) why.push(WORDS.stopped.replace("{files}", stopped.join(", ")));

    // A calculator that works already may not answer in a page without its styles.
    var bare = needed.some(function (file) {
      return /css$/.test(file);
    });
    // Without the engine alone the form is a checklist that keeps what is answered.
    var dies =
      calculates &&
      needed.some(function (file) {
        return file !== "ub-engine.js";
      });
    if (needed.length && !waiting)
      return { dead: dies, loud: true, says: [calculates ? WORDS.nothing : missing([kind])].concat(why, works, way) };
    if (waiting) return { dead: calculates && bare, loud: calculates, says: [calculates ? WORDS["late-calculator"] : WORDS.late] };
    if (engine === "failed") return { dead: false, loud: true, says: [WORDS.nothing, (window.UB.engine || {}).detail, works] };
    if (engine === "slow") return { dead: false, loud: true, says: [WORDS["late-calculator"]] };
    if (!all.length && !keys(told).length) return null;
    var losses = unique(
      keys(told).concat(
        all.map(function (file) {
          return LOST[file] || "rest";
        }),
      ),
    );
    return {
      dead: false,
      loud: losses.indexOf("questions") >= 0,
      says: [missing(losses), kind === "calculator" ? WORDS.calculates : works].concat(why, way),
    };
  }

  function missing(losses) {
    return WORDS.missing.replace(
      "{what}",
      losses
        .map(function (loss) {
          return WORDS["loss-" + loss];
        })
        .join(", "),
    );
  }

  /** The box of the page; one of our own while the page has none yet. */
  function box() {
    var own = document.querySelector("[data-guard]");
    if (own && made) {
      made.parentNode.removeChild(made);
      made = null;
    }
    if (own || made) return own || made;
    made = document.createElement("div");
    made.className = "ub-guard";
    made.setAttribute("role", "alert");
    (document.body || root).appendChild(made);
    return made;
  }

  function update() {
    if (late)
      each("link[data-again=waiting]", function (link) {
        lost[fileOf(link.href)] = true;
      }); // see head.js
    var found = finding();
    var own = document.querySelector("[data-guard]");
    if (found || own || made) {
      var place = box();
      var text = found ? found.says.filter(Boolean).join(" ") : "";
      place.hidden = !found;
      if (place.getAttribute("data-said") !== text) {
        place.setAttribute("data-said", text);
        place.textContent = text;
      }
    }
    root.setAttribute("data-guarded", !found ? "whole" : found.loud ? "loud" : "quiet");
    kill(Boolean(found && found.dead));
  }

  /** A calculator that cannot work shows no answer, and its form does not look alive. What comes late brings it back. */
  function kill(now) {
    if (now) {
      root.setAttribute("data-dead", "");
      each("[data-calculator] .ub-q input", function (input) {
        input.disabled = true;
      });
      each("[data-result]", function (region) {
        ANSWER.forEach(function (name) {
          region.removeAttribute(name);
        });
        region.setAttribute("data-state", "failed");
      });
      each("[data-result] [data-live]", function (live) {
        live.textContent = "";
      });
    }
    if (now === dead) return;
    dead = now;
    if (!now) {
      root.removeAttribute("data-dead");
      each("[data-calculator] .ub-q input", function (input) {
        input.disabled = false;
      });
    }
    var event = document.createEvent("Event");
    event.initEvent("ub:guard", false, false);
    document.dispatchEvent(event); // a calculator that runs stops, or asks anew
  }

  /** What the calculator says of itself: failed, or still starting after a while. */
  function watch() {
    var region = /** @type {HTMLElement} */ (document.querySelector("[data-result]"));
    if (!region || !window.MutationObserver) return;
    function state() {
      var says = region.getAttribute("data-state");
      clearTimeout(slow);
      engine = says === "failed" ? "failed" : "";
      if (says !== "loading" && says !== "starting") since = 0;
      else {
        since = since || Date.now();
        slow = setTimeout(
          function () {
            engine = "slow";
            update();
          },
          Math.max(0, WAIT_MS - (Date.now() - since)),
        );
      }
      update();
    }
    new MutationObserver(function () {
      if (!dead) state();
    }).observe(region, { attributes: true, attributeFilter: ["data-state"] });
    if (!dead) state();
  }

  window.addEventListener(
    "error",
    function (event) {
      var target = /** @type {any} */ (event.target);
      if (target && target !== window && /^(SCRIPT|LINK)$/.test(target.tagName || "")) {
        var file = fileOf(target.src || target.href);
        if (file) lost[file] = true;
        target.dataset.again = "failed";
      } else {
        var failed = fileOf(event.filename);
        if (failed && ran(failed)) broken[failed] = true;
        else if (failed) lost[failed] = true;
      }
      update();
    },
    true,
  );
  window.addEventListener("unhandledrejection", function (event) {
    var stack = String((event.reason && event.reason.stack) || "");
    var line = stack
      .split("\n")
      .map(function (text) {
        return (/(\S+?\.js)(?::\d+)+\)?$/.exec(text.trim()) || [])[1];
      })
      .filter(Boolean)[0];
    var file = fileOf(line);
    if (file && /\/assets\/ub\//.test(line)) {
      broken[file] = true;
      update();
    }
  });
  // A late or repeated file that is whole now.
  document.addEventListener(
    "load",
    function (event) {
      var target = /** @type {any} */ (event.target);
      var file = /^(SCRIPT|LINK)$/.test(target.tagName || "") ? fileOf(target.src || target.href) : "";
      if (!file) return;
      target.dataset.again = "came";
      lost[file] = target.tagName === "SCRIPT" ? !ran(file) : !styled(target);
      update();
    },
    true,
  );
  setTimeout(
    function () {
      late = true;
      update();
    },
    Math.max(0, WAIT_MS - performance.now()),
  );

  function arrived() {
    parsed = true;
    look();
    watch();
    update();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrived);
  else arrived();
  update();

  var UB = (window.UB = window.UB || /** @type {any} */ ({}));
  UB.guard = {
    /** Another script says that something of the page does not work, or works again. */
    lost: function (loss) {
      told[loss] = true;
      update();
    },
    found: function (loss) {
      told[loss] = false;
      update();
    },
    here: update,
    /** True while nothing may be calculated here. */
    dead: function () {
      return dead;
    },
  };
})();
