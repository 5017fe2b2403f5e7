"""Verification of the rules: proof records, mutation tests, clinical differences, population, and question box."""
