"""nginx with the configuration of the release, under wrk: a page, and an empty file of the same size from a bare nginx."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from site_src.release.precompress import compressed_copies
from tools.bench.paths import ROOT, SITE, SkippedPart
from tools.bench.statistics import Measure, ratio, summary
from tools.setup import nginx, python

PAGE = "assess/red-flags.html"
SECONDS = 1
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)")
BARE = """
worker_processes auto;
events {{}}
http {{
    access_log off;
    sendfile on;
    server {{
        listen 127.0.0.1:{port};
        root {root};
    }}
}}
"""


def run(log: Callable[[str], None], repetitions: int) -> dict[str, Measure]:
    """Requests a second for both, in turns."""
    server, wrk = nginx.find_nginx(), ensure_wrk()
    if server is None:
        raise SkippedPart(f"No nginx was found, so its speed was not measured; for that type: {nginx.INSTALL_COMMAND}.")
    with tempfile.TemporaryDirectory(prefix="bench-nginx-") as folder:
        scratch = Path(folder)
        # Its workers may run as somebody else.
        scratch.chmod(0o755)
        size = write_files(scratch / "www")
        log(f"nginx: {PAGE} and an empty file of {size} bytes")
        with nginx_server(server, scratch, "ours") as ours, nginx_server(server, scratch, "bare") as bare:
            rates: dict[str, list[float]] = {"page": [], "empty": []}
            for _ in range(repetitions):
                rates["page"].append(request_rate(wrk, f"http://127.0.0.1:{ours}/site/{PAGE}"))
                rates["empty"].append(request_rate(wrk, f"http://127.0.0.1:{bare}/empty"))
    page, empty = (summary(rates[name], "requests/s") for name in ("page", "empty"))
    page |= {"to": "nginx.empty", "ratio": ratio(rates["page"], rates["empty"])}
    return {"nginx.page": page, "nginx.empty": empty}


def ensure_wrk() -> str:
    """The program, installed where that needs no question."""
    if not shutil.which("wrk") and python.can_use_apt():
        python.apt_install("wrk")
    found = shutil.which("wrk")
    if found is None:
        raise SkippedPart("No wrk was found, so the speed of nginx was not measured; type: sudo apt-get install wrk.")
    return found


def write_files(www: Path) -> int:
    """The page with its compressed twins as a release has them, and a file of as many zeros."""
    place = www / "site" / PAGE
    place.parent.mkdir(parents=True)
    shutil.copyfile(SITE / PAGE, place)
    made = compressed_copies({PAGE: place.read_bytes()})
    for name, data in made.items():
        (www / "site" / name).write_bytes(data)
    size = len(made[f"{PAGE}.br"])
    (www / "empty").write_bytes(bytes(size))
    return size


@contextmanager
def nginx_server(server: nginx.Nginx, scratch: Path, name: str) -> Iterator[int]:
    """An nginx of its own on a free port, in the foreground, with all its files in a folder."""
    port = free_port()
    if name == "ours":
        text = (ROOT / "site_src" / "release" / "files" / "nginx.conf").read_text(encoding="utf-8")
        text = text.replace("modules/", f"{server.modules}/").replace("listen 80;", f"listen 127.0.0.1:{port};")
        text = text.replace("root /srv/www;", f"root {scratch}/www;")
    else:
        text = BARE.format(port=port, root=scratch / "www")
    folder = scratch / name
    folder.mkdir()
    (folder / "nginx.conf").write_text(in_folder(text, folder), encoding="utf-8")
    command = [server.program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"]
    with subprocess.Popen([str(word) for word in command]) as process:
        try:
            wait_for_port(port, folder / "error.log", process)
            yield port
        finally:
            process.terminate()
            process.wait()


def in_folder(text: str, folder: Path) -> str:
    """The configuration with what nginx writes kept in a folder, for one who is not root too."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"    {kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    user = "user root;\n" if os.geteuid() == 0 else ""
    text = text.replace("http {\n", "http {\n" + temporary, 1)
    return f"daemon off;\npid {folder}/pid;\n{user}{text}"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_port(port: int, log_file: Path, process: subprocess.Popen[bytes]) -> None:
    """Until it answers, or its own words why it does not."""
    import time

    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    output = log_file.read_text(encoding="utf-8").strip() if log_file.is_file() else ""
    raise SkippedPart(f"nginx did not start, so its speed was not measured: {output}")


def request_rate(wrk: str, address: str) -> float:
    """Requests a second that were answered with the file."""
    command = [wrk, "-t1", "-c32", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", address]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = RATE.search(output)
    if found is None or FAILED.search(output):
        raise SkippedPart(f"wrk could not measure {address}: {' '.join(output.split())[-200:]}")
    return float(found[1])
