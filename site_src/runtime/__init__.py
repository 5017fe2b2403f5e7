"""Pyodide for the site: trimmed, byte-compiled with the decision module, packed for http and for file://."""

from site_src.runtime.pack import pack

__all__ = ["pack"]
