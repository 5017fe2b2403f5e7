"""Mutation tests: cosmic-ray puts deliberate errors into the decision module, one at a time, to see whether the tests notice."""
