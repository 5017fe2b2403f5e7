// The first script of every page, `assets/ub/kept.js`: the answers of a browser session, the idle time, and what a form contains.
import { UB } from "../shared/namespace.js";
import { idleMinutes, touch } from "./idle-timer.js";
import { on } from "./session-events.js";
import { answers, setAnswers } from "./session-store.js";
import "./field-defaults.js";
import "./scroll-keys.js";

const browserSession = { get: answers, set: setAnswers, on, idleMinutes, touch };
/** @typedef {typeof browserSession} BrowserSession */
UB.browserSession = browserSession;
