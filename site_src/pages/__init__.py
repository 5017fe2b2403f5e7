"""The Markdown extension: which blocks a page may contain, and what they become."""
