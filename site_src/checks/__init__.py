"""Checks of the data and of the built pages that need all blocks."""
