// The first script of every page: what a form holds, from page to page and on each of them.
import { UB } from "../shared/namespace.js";
import { idleMinutes, touch } from "./idle-timer.js";
import { on } from "./session-events.js";
import { answers, setAnswers } from "./session-store.js";
import "./field-defaults.js";
import "./scroll-keys.js";

const kept = { get: answers, set: setAnswers, on, idleMinutes, touch };
/** @typedef {typeof kept} Kept */
UB.kept = kept;
