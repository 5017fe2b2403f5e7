"""Blocks of a page made from the data, one module for each kind."""
