"""The question box: it answers with the guideline's statements, ranked, or says that the guideline does not cover a subject.

engine              the script that ranks: two libraries, two scripts of this project, and the data
form                the box in a page
search_words        lay words from the list of synonyms, for the site's search
scores              the accuracy, as measured on a fixed set of questions
question-engine.js  the entry of the script that ranks
terms.js            what a text is about
rank.js             which statements answer, or none
question-box.js     the script of the page

docs/data/synonyms.json is the list that a clinician edits. Decision 0016 explains the method.
"""
