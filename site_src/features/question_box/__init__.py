"""The question box: it answers with the guideline's own statements, ranked, or says that the guideline does not say.

engine     the script that ranks: two libraries, our two scripts, the statements and the list of synonyms as data
form       the box in a page
search     the words of the list of synonyms, for the search of the site
scores     how well it finds, as measured on a fixed set of questions
terms.js   what a text is about
rank.js    which statements answer, or none
ask.js     the page's side

docs/data/synonyms.json is the list that a clinician edits; decision 0016 says why it works the way it does.
"""
