"""Features with a script of their own: Python, script, and style side by side."""
