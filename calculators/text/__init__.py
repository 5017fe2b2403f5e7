"""Texts: everything that words an answer, a rule, or a plan."""
