// The script that ranks, as the page of the question box fetches it. The build writes UB_QUESTION_BOX_DATA in front of it.
import stem from "wink-porter2-stemmer";
import { ready } from "./rank.js";

globalThis.UB_QUESTION_BOX = { ready, stem, data: globalThis.UB_QUESTION_BOX_DATA };
