"""Set up a fresh clone for building, serving, and testing: `python3 -m tools.setup site|release|test|lock`.

Uses the standard library only. Each finished step writes a stamp with a hash of its input, so that a second run is quick.
"""
