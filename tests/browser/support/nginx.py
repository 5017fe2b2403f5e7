"""Run nginx with the configuration of the release, on a port and in a folder of the test."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import calculators
from site_src.release import precompress
from tests.support.paths import ROOT
from tools.setup.nginx import MODULE, Nginx

#: Where the site is served, and the folder of its version.
PATH = "guidelines/upper-back-pain"
VERSION = f"upper-back-pain-{calculators.VERSION}"
#: A page of the organization next to the site that shows a calculator in a frame.
FRAME_PAGE = (
    '<!doctype html><title>Ward</title><link rel="icon" href="data:,"><h1>Ward</h1>'
    '<iframe src="upper-back-pain/embed/imaging.html" width="600" height="700"></iframe>'
)
CONFIGURATION = ROOT / "site_src" / "release" / "files" / "nginx.conf"
#: Temporary files that nginx would write to system folders.
TEMPORARY_FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
TIMEOUT_S = 10


class Ports(NamedTuple):
    """The ports on this machine; `https` is 0 where no certificate could be made."""

    http: int
    https: int


class Response(NamedTuple):
    """A response: status, headers, and body as sent."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def adapted_configuration(nginx: Nginx, folder: Path, ports: Ports, scratch: Path) -> str:
    """Return the configuration of the release with the paths and ports of the test."""
    listen = f"listen 127.0.0.1:{ports.http};"
    if ports.https:
        listen += f" listen 127.0.0.1:{ports.https} ssl;"
        listen += f" ssl_certificate {scratch / 'crt.pem'}; ssl_certificate_key {scratch / 'key.pem'};"
    temporary = "".join(f"{kind}_temp_path {scratch};" for kind in TEMPORARY_FOLDERS)
    text = CONFIGURATION.read_text(encoding="utf-8")
    for old, new in (
        (rf"modules/{MODULE};", f"{nginx.modules / MODULE};"),
        ("http {", f"http {{ {temporary}"),
        ("listen 80;", listen),
        ("root /srv/www;", f"root {folder};"),
    ):
        text, count = re.subn(rf"(?m)^(\s*(?:load_module )?){re.escape(old)}", rf"\g<1>{new}", text)
        assert count == 1, old
    return text


def release_folder(site: Path, folder: Path) -> None:
    """Write the site with the compressed files of a release."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    for name, data in (files | precompress.compressed_copies(files)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def free_port() -> int:
    """Return a port that is not in use."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def make_certificate(scratch: Path) -> bool:
    """Make a self-signed certificate. Return False where openssl is missing."""
    if not shutil.which("openssl"):
        return False
    files: list[str | Path] = ["-keyout", scratch / "key.pem", "-out", scratch / "crt.pem"]
    kind = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    done = subprocess.run(["openssl", "req", "-x509", *kind, *files], capture_output=True, check=False)
    return done.returncode == 0


@contextmanager
def run_nginx(nginx: Nginx, folder: Path, scratch: Path) -> Iterator[Ports]:
    """Serve a folder, and yield the ports."""
    ports = Ports(free_port(), free_port() if make_certificate(scratch) else 0)
    (scratch / "nginx.conf").write_text(adapted_configuration(nginx, folder, ports, scratch), encoding="utf-8")
    # As root, nginx would run its workers as user nobody, who may not read the folder of a test.
    whose = "user root;" if os.geteuid() == 0 else ""
    errors = scratch / "errors.log"
    places: list[str | Path] = ["-p", scratch, "-e", errors, "-c", scratch / "nginx.conf"]
    process = subprocess.Popen([nginx.program, *places, "-g", f"daemon off; pid {scratch / 'pid'}; {whose}"])
    try:
        wait_until_listening(process, ports.http, errors)
        yield ports
    finally:
        process.terminate()
        process.wait(TIMEOUT_S)


def wait_until_listening(process: subprocess.Popen[bytes], port: int, errors: Path) -> None:
    """Wait until nginx accepts connections; it sends no signal when it does."""
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nginx did not start: {errors.read_text(encoding='utf-8')}")


def request(url: str, name: str = "", accepts: str = "", **more: str) -> Response:
    """Send one request and return the response as sent."""
    place = urlsplit(url + name)
    host = (place.hostname or "", place.port)
    trusting = ssl._create_unverified_context()  # noqa: S323 the certificate is the test's own
    connection = (
        http.client.HTTPSConnection(*host, timeout=10, context=trusting)
        if place.scheme == "https"
        else http.client.HTTPConnection(*host, timeout=10)
    )
    connection.request("GET", place.path, headers={"Accept-Encoding": accepts, **more})
    response = connection.getresponse()
    sent = Response(response.status, response.headers, response.read())
    connection.close()
    return sent
