"""The Markdown extension: which block a page may contain, and what it becomes."""
