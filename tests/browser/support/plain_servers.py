"""Python's own server, on machines with other file types."""

from http.server import SimpleHTTPRequestHandler


class WasmAsTextHandler(SimpleHTTPRequestHandler):
    """Python's own server on a machine that sends WebAssembly as text."""

    def guess_type(self, path: object) -> str:
        """Return the type for the file name extension, plain text for WebAssembly."""
        return "text/plain" if str(path).endswith(".wasm") else super().guess_type(str(path))

    def log_message(self, *_: object) -> None:
        """Suppress the log: tests have their own output."""
