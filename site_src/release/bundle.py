"""Make a release: the site in a zip file, the wheel, the bill of materials, and their checksums.

Everything is made from one commit and names it. The same commit gives the same bytes: dates are those of the commit,
entries are sorted, and no path of the build machine is included.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import calculators
from site_src import build
from site_src.features.local_settings import LOCAL_FILES
from site_src.features.teaching.handouts import all_handouts
from site_src.node import ToolError
from site_src.paths import DOCS, ROOT, BuildError, display_path, read_json
from site_src.release import precompress
from site_src.release.sbom import Subject, sbom
from site_src.runtime.wheel import build_wheel

DIST = ROOT / "dist"
#: Files of a release that the built site does not have.
FILES = Path(__file__).parent / "files"
SITE = ROOT / "build" / "release"
LICENSES = ("LICENSE", "LICENSE-docs", "NOTICE", "THIRD-PARTY-NOTICES.md")
CHECKSUMS = "SHA256SUMS"
SBOM = "sbom.cdx.json"
#: The first line of the list of checksums; sha256sum skips it.
CHECKSUMS_HEAD = (
    f"# Not listed and not in the zip, because each organization makes its own: {' and '.join(LOCAL_FILES)}.\n".encode()
)
#: Files that are compressed already.
COMPRESSED = (".br", ".gz", ".pdf", ".png")


@dataclass(frozen=True)
class Commit:
    """The commit from which a release is made. `changed` if the work tree has other changes."""

    id: str
    when: datetime
    changed: bool

    def __str__(self) -> str:
        return self.id + (", with changes that are in no commit" if self.changed else "")


def commit(root: Path = ROOT, *, allow_dirty: bool = False) -> Commit:
    """Return the commit of the work tree.

    Raises `BuildError` if files differ from it, unless `allow_dirty`.
    """
    changed = _git(root, "status", "--porcelain").splitlines()
    if changed and not allow_dirty:
        some = ", ".join(line[3:] for line in changed[:3])
        raise BuildError(
            f"A release is made from a commit, and {len(changed)} files differ from it ({some}): "
            "commit them, or try with ALLOW_DIRTY=1."
        )
    seconds = int(_git(root, "log", "-1", "--format=%ct"))
    return Commit(_git(root, "rev-parse", "HEAD"), datetime.fromtimestamp(seconds, UTC), changed=bool(changed))


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise BuildError("A release is made from a commit, which requires git and the original repository.") from error
    return done.stdout.rstrip("\n")


def release(dist: Path = DIST, site: Path = SITE) -> list[Path]:
    """Build the site, make all files of the release in `dist`, and return their paths."""
    origin = commit(allow_dirty=bool(os.environ.get("ALLOW_DIRTY")))
    build.build(site, site.with_name(f"{site.name}-growing"), sheets=all_handouts(origin.id, origin.when))
    name, wheel = wheel_bytes(ROOT)
    bill_of_materials = sbom(Subject(calculators.VERSION, str(origin), origin.when, sha256(wheel)), site).encode()
    title = f"upper-back-pain-{calculators.VERSION}"
    dist.mkdir(exist_ok=True)
    for old in dist.iterdir():
        old.unlink()
    outputs = {
        f"{title}.zip": build_zip(title, bundle_files(site, origin, bill_of_materials), origin.when),
        name: wheel,
        f"{title}.cdx.json": bill_of_materials,
    }
    outputs[CHECKSUMS] = checksums(outputs)
    for file, data in outputs.items():
        (dist / file).write_bytes(data)
    return [dist / file for file in outputs]


def wheel_bytes(root: Path) -> tuple[str, bytes]:
    """Build the wheel and return its name and its bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        try:
            wheel = build_wheel(root, Path(scratch))
        except ToolError as fault:
            raise BuildError(str(fault)) from fault
        return wheel.name, wheel.read_bytes()


def bundle_files(site: Path, origin: Commit, bill_of_materials: bytes) -> dict[str, bytes]:
    """Return every file of the zip by its name, sorted.

    The two files of local settings are left out: a release must not overwrite them when it is unpacked over an older one.
    """
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    files = {name: data for name, data in files.items() if name not in LOCAL_FILES}
    files |= precompress.compressed_copies(files)
    files |= {name: (ROOT / name).read_bytes() for name in LICENSES} | third_party_licenses()
    files |= {"nginx.conf": (FILES / "nginx.conf").read_bytes(), SBOM: bill_of_materials}
    files["HOW-TO-OPEN.txt"] = how_to_open(origin).encode()
    files[CHECKSUMS] = CHECKSUMS_HEAD + checksums(files)
    return dict(sorted(files.items()))


def third_party_licenses() -> dict[str, bytes]:
    """Return the licenses that must be included, from the installed packages."""
    from_repository = (
        "cpython",
        "qrcode-generator",
    )  # their packages contain no license file
    found = {name: FILES / "licenses" / f"{name}.txt" for name in from_repository}
    for package in ("iframe-worker", "minisearch", "wink-porter2-stemmer"):
        found[package] = next((ROOT / "node_modules" / package).glob("LICENSE*"))
    for package in ("mkdocs", "mkdocs-material"):
        files = metadata.files(package) or []
        found[package] = next(Path(str(file.locate())) for file in files if file.name == "LICENSE")
    return {f"licenses/{name}.txt": path.read_bytes() for name, path in found.items()}


def how_to_open(origin: Commit) -> str:
    """Return the text of HOW-TO-OPEN.txt for this release."""
    title = f"Upper back pain {calculators.VERSION}"
    text = (FILES / "HOW-TO-OPEN.txt").read_text(encoding="utf-8")
    return text.format(
        version=calculators.VERSION,
        underline="=" * len(title),
        commit=origin,
        when=origin.when.strftime("%Y-%m-%d %H:%M UTC"),
        status=read_json(DOCS / "data" / "review.json")["status"],
    )


def build_zip(title: str, files: dict[str, bytes], when: datetime) -> bytes:
    """Return the files in one folder as a zip, with sorted entries, one date, and one mode."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"{title}/{name}", when.timetuple()[:6])
            entry.create_system = 3  # always Unix, so that the mode is used
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(COMPRESSED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def checksums(files: dict[str, bytes]) -> bytes:
    """Return checksums in the format of `sha256sum -c`."""
    return "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(files.items())).encode()


def sha256(data: bytes) -> str:
    """Return the SHA-256 hash in hex digits."""
    return hashlib.sha256(data).hexdigest()


def report(paths: list[Path]) -> str:
    """Return the size and the path of each file, a line each."""
    return "\n".join(f"{path.stat().st_size:>11,}  {display_path(path)}" for path in paths)
