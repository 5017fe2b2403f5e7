"""The lecturer's side: sessions put together, presented at the front, and printed.

told.js      the cases in plain words
format.js    is it a session, and what is wrong with it; as a link and out of one
own.js       cases of one's own in a session, answered by the guide in the page
draft.js     the session that is being put together, kept on the device
compose.js   the page on which a session is put together
paper.js     worksheet and key in the page, for the printer
qr.js        a link as a QR code
steps.js     a session as steps, one a key press
run.js       what a running session has so far, kept in its tab
slides.js    what each step shows
curtain.js   the blank screen, and the question before the view is left
present.js   the presenter view: keys, and where it stands
words.json   their words
blocks       what stands in the pages before a script runs
assets       the scripts, joined with what they have to know
"""

from __future__ import annotations
