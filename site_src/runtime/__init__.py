"""Pyodide for the site: trimmed, byte-compiled with the decision module, packed for http and for file://."""
