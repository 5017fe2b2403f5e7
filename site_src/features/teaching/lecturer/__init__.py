"""The lecturer's part of the teaching pages: sessions are built, presented, and printed.

main.js               the entry of the script
case-summaries.js     the summaries of the cases
session-text.js       the texts, with their values filled in
templates.js          copies of badges and ladders that the build drew
session-format.js     validates a session, and converts it to a link and back
custom-cases.js       a lecturer's own cases in a session, answered by the decision module in the page
draft.js              the session that is being built, stored on the device
part-row.js           one part of a session as a row of the form
session-form.js       the form of a session
compose.js            the page for building a session
print-sheets.js       worksheet and answer key in the page, for printing
qr-code.js            a link as a QR code
steps.js              a session as steps, one for each key press
running-session.js    the state of a running session, stored in its tab
votes.js              the votes of the class
slides.js             the content of each step
presenter-dialogs.js  the blank screen, and the confirmation before leaving the view
present.js            the presenter view: keys and current step
words.json            the texts
blocks                the HTML of the pages before a script runs
assets                the script, joined with their data
"""

from __future__ import annotations
