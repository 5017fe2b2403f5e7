"""Data that pages are made from: the decision module, the files in docs/data, and their checks."""
