// The script of every page that shows local settings, `assets/ub/house.js`.
import { UB } from "../../frontend/shared/namespace.js";
import { checkLocal, localText, readLocal } from "./check.js";
import { dialable } from "./phone-number.js";
import { readFile } from "./read.js";
import { forBoth, isPast, localLink, localMark, phoneNumber, showEverywhere } from "./show.js";
import { state } from "./state.js";

/** What other scripts of a page use of the local settings. */
const localSettings = Object.assign(state, {
  checkLocal,
  dialable,
  forBoth,
  isPast,
  localLink,
  localMark,
  localText,
  phoneNumber,
  readLocal,
});
/** @typedef {typeof localSettings} LocalSettingsScript */
UB.localSettings = localSettings;

readFile();
showEverywhere();
