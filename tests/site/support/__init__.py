"""Helpers of this suite."""
