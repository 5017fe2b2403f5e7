"""A recording proxy: it records every request of a browser and lets none leave this machine.

Playwright does not report what a worker requests, so tests of where requests go use this proxy.
"""

import http.client
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tests.browser.support.static_server import Server, run_server

# A worker's unfinished request can still arrive after its context was closed.
QUIET_S = 0.5
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
# Hosts that the browsers contact for themselves whatever the flags: components, accounts, time, form hints, settings.
# These requests are refused and not recorded; a test checks that no file of the site names these hosts.
BROWSERS_OWN = {
    "accounts.google.com",
    "clients2.google.com",
    "clientservices.googleapis.com",
    "content-autofill.googleapis.com",
    "content-signature-2.cdn.mozilla.net",
    "firefox.settings.services.mozilla.com",
    "optimizationguide-pa.googleapis.com",
    "safebrowsing.googleapis.com",
    "update.googleapis.com",
}
# Headers of one connection, which a proxy does not forward.
HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"}


class RecordedResponse(NamedTuple):
    """A response of a server; `size` is the size of the body as sent, in bytes."""

    url: str
    status: int
    encoding: str
    size: int


@dataclass
class Recorder:
    """The requests since the last `clear`, in order, and their responses.

    An encrypted request is recorded as `https://host:port`. `accept_encoding`, where set, replaces the browser's own header.
    """

    server: str
    accept_encoding: str = ""
    requests: list[str] = field(default_factory=list)
    responses: list[RecordedResponse] = field(default_factory=list)
    last: float = 0.0

    def record(self, url: str) -> None:
        """Record a request, unless the browser sends it for itself."""
        address = urlsplit(url)
        if address.hostname in BROWSERS_OWN:
            return
        self.last = time.monotonic()
        # Chromium requests the icon of a page late. Where nothing else was requested from that server, the icon belongs
        # to a page that was closed before.
        if address.path != "/favicon.ico" or any(urlsplit(one).netloc == address.netloc for one in self.requests):
            self.requests.append(url)

    def wait_until_quiet(self) -> None:
        """Wait until closed pages send no more requests."""
        while (rest := self.last + QUIET_S - time.monotonic()) > 0:
            time.sleep(rest)

    def clear(self) -> None:
        """Forget the requests and responses, and use the browser's own Accept-Encoding again."""
        self.accept_encoding = ""
        self.requests.clear()
        self.responses.clear()

    def error_responses(self) -> list[RecordedResponse]:
        """Return the responses with an error status."""
        return [answer for answer in self.responses if answer.status >= http.client.BAD_REQUEST]

    def outside_origin(self, origin: str) -> list[str]:
        """Return the requests that went to another origin."""
        home = urlsplit(origin)
        return [
            url for url in self.requests if (urlsplit(url).scheme, urlsplit(url).netloc) != (home.scheme, home.netloc)
        ]


class ProxyHandler(BaseHTTPRequestHandler):
    """Record a request, forward it if it is for this machine, and refuse it otherwise."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, recorder: Recorder) -> None:
        self.recorder = recorder
        super().__init__(*arguments)

    def do_CONNECT(self) -> None:
        """Record an encrypted request and refuse it: this project sends none."""
        self.recorder.record(f"https://{self.path}")
        self.refuse()

    def forward(self) -> None:
        """Record a plain request, and forward it to this machine."""
        self.recorder.record(self.path)
        address = urlsplit(self.path)
        if address.hostname not in LOOPBACK:
            self.refuse()
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        if self.recorder.accept_encoding:
            headers["Accept-Encoding"] = self.recorder.accept_encoding
        connection = http.client.HTTPConnection(address.hostname, address.port or 80, timeout=30)
        try:
            target = address._replace(scheme="", netloc="", fragment="").geturl() or "/"
            connection.request(self.command, target, body or None, headers)
            self.forward_response(connection.getresponse())
        finally:
            connection.close()

    def forward_response(self, response: http.client.HTTPResponse) -> None:
        """Send the response of the site to the browser."""
        content = response.read()
        encoding = response.getheader("Content-Encoding", "")
        self.recorder.responses.append(RecordedResponse(self.path, response.status, encoding, len(content)))
        self.send_response_only(response.status, response.reason)
        for name, value in response.getheaders():
            if name.lower() not in {*HOP_BY_HOP, "content-length"}:
                self.send_header(name, value)
        length = response.getheader("Content-Length") if self.command == "HEAD" else str(len(content))
        if length is not None and response.status != http.client.NOT_MODIFIED:
            self.send_header("Content-Length", length)
        self.end_headers()
        self.wfile.write(content)

    def refuse(self) -> None:
        """Refuse a request that would leave this machine."""
        self.close_connection = True
        self.send_error(502, "Only this machine can be reached")

    def log_message(self, *_: object) -> None:
        """Suppress the log: tests have their own output."""

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = forward


@contextmanager
def run_recording_proxy() -> Iterator[Recorder]:
    """Run the proxy and yield the recorder; a browser uses its `server` as proxy."""
    recorder = Recorder(server="")
    with run_server(Server(("127.0.0.1", 0), partial(ProxyHandler, recorder=recorder))) as port:
        recorder.server = f"127.0.0.1:{port}"
        yield recorder
