"""Deliberate errors in the decision module, one at a time, by cosmic-ray: do its tests notice?"""
