"""Texts: the wording of answers, rules, and plans."""
