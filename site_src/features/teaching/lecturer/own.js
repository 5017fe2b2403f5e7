// Cases of one's own in a session: read and put together as their own page does it, and answered by the guide here.
(function () {
  "use strict";
  const page = /** @type {any} */ (window);
  const { UB } = page;
  const { front, teach } = UB;
  const { word } = front;
  const MARK = "#own=";
  const MINUTES = 10;
  const [LEAST, MOST] = [3, 80];

  /** What the guide said to each case of one's own, in plain words. @type {Map<string, any>} */
  const learned = new Map();
  const key = (/** @type {any} */ own) => JSON.stringify(own);

  /** What is wrong with a case of one's own, one sentence each. @param {any} own @returns {string[]} */
  front.ownFaults = (own) => teach.readOwn(key(own)).faults;

  front.ownTitle = (/** @type {any} */ own) => String(own.title || "").trim() || word("own-untitled");

  /** The case of a part, in plain words: of this site, or one's own that the guide has answered. @param {any} part */
  front.caseOf = (part) => (part.own ? learned.get(key(part.own)) : part.case && front.cases.get(part.case)) || null;

  /** Whether a part is a case of either kind. @param {any} part */
  front.isCase = (part) => Boolean(part.case || part.own);

  /** A case of one's own as a part. @param {any} own */
  front.ownPart = (own) => ({ minutes: MINUTES, own: teach.tidyOwn(own) });

  /** A session of one case of one's own. @param {any} own */
  function alone(own) {
    const title = [...front.ownTitle(own)].slice(0, MOST).join("");
    return { title: title.length < LEAST ? word("own-untitled") : title, aims: [], parts: [front.ownPart(own)], rules: page.UB_FRONT.rules };
  }
  front.sessionOf = alone;

  /** Ask the guide about every case of one's own that it was not asked about yet; gives what is wrong. @param {any} session @returns {Promise<string[]>} */
  front.learn = async function (session) {
    const faults = [];
    for (const { own, minutes } of session.parts) {
      if (!own || learned.has(key(own))) continue;
      const title = front.ownTitle(own);
      try {
        const { one, faults: wrong } = await teach.checkOwn(teach.readOwn(key(own)).own);
        faults.push(...wrong.map((/** @type {string} */ says) => word("own-wrong", { title, says })));
        if (!wrong.length) learned.set(key(own), front.told({ ...one, minutes, difficulty: 0 }));
      } catch (error) {
        faults.push(word("own-unasked", { title, says: /** @type {Error} */ (error).message }));
      }
    }
    return faults;
  };

  /** Whether the guide has to be asked before a session can be shown. @param {any} session */
  front.unlearned = (session) => session.parts.some((/** @type {any} */ { own }) => own && !learned.has(key(own)));

  front.ownInLink = () => location.hash.startsWith(MARK);

  /** The case of one's own in the address of this page. @returns {{own?: any, faults: string[]}} */
  front.ownFromLink = function () {
    const text = teach.fromLink(location.hash.slice(MARK.length));
    return text === null ? { faults: [word("fault-own-link")] } : teach.readOwn(text);
  };
})();
