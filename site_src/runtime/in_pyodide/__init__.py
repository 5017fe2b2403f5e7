"""Code that runs inside Pyodide, in Node, while the site is built."""
