"""Data files of the built site, and their schemas."""
