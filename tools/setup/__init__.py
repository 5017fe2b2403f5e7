"""Brings a fresh clone to where it can build, serve and test: `python3 -m tools.setup site|release|test|lock`.

Standard library only, and quick the second time: each step leaves a stamp that names what it was made from.
"""
