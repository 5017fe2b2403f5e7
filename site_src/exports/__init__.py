"""Data files of the built site."""
