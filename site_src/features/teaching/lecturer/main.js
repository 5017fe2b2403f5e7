// The script of the lecturer's pages, `assets/ub/front.js`.
import { deviceStorage } from "../shared/storage.js";
import { caseSummaries } from "./case-summaries.js";
import { setUpSessionPage } from "./compose.js";
import { setUpPresenter } from "./present.js";
import { run } from "./running-session.js";
import { readSession, sessionFragment } from "./session-format.js";
import { slides } from "./slides.js";

/** What the gallery and the tests use of these pages. */
const lecturer = { caseSummaries, readSession, run, sessionFragment, slides };
/** @typedef {typeof lecturer} LecturerScript */
Object.assign(window.UB, { deviceStorage, lecturer });

if (document.querySelector("[data-session]")) setUpSessionPage();
if (document.querySelector("[data-present]")) setUpPresenter();
