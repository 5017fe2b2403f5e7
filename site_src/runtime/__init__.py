"""Build Pyodide for the site: trimmed, compiled with the decision module, packed for http and for file://."""
