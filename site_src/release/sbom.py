"""Make the bill of materials of a release in CycloneDX: the third-party software in the built site, with versions.

Names, licenses, and addresses come from THIRD-PARTY-NOTICES.md, versions and hashes from the installed packages.
"""

# The library's decorators hide its classes from pyright; mypy sees through them and checks every argument.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false

from __future__ import annotations

import base64
import json
import re
import uuid
from collections.abc import Iterator
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from site_src.paths import ROOT, read_json

NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"
ROW = re.compile(
    r"^\| \[(?P<name>[^\]]+)\]\((?P<address>[^)]+)\)[^|]*\| (?P<where>[^|]+) \| (?P<license>[^|]+) \| ", re.MULTILINE
)
# Software with a version of its own: npm packages and PyPI packages. The runtime knows the version of Python.
NPM = {
    "Pyodide": "pyodide",
    "iframe-worker": "iframe-worker",
    "MiniSearch": "minisearch",
    "qrcode-generator": "qrcode-generator",
    "wink-porter2-stemmer": "wink-porter2-stemmer",
}
PYPI = {"Material for MkDocs": "mkdocs-material", "MkDocs": "mkdocs"}


class Subject(NamedTuple):
    """The release that the bill of materials describes."""

    version: str
    commit: str
    when: datetime
    wheel_sha256: str


def notices() -> Iterator[dict[str, str]]:
    """Yield the third-party software of the built site: name, address, where, license."""
    text = NOTICES.read_text(encoding="utf-8")
    for row in ROW.finditer(text):
        yield row.groupdict()


def sbom(subject: Subject, site: Path) -> str:
    """Return the bill of materials as JSON, the same for the same commit."""
    licences = LicenseFactory()
    application = Component(
        name="upper-back-pain",
        type=ComponentType.APPLICATION,
        version=subject.version,
        bom_ref="upper-back-pain",
        licenses=[licences.make_from_string("Apache-2.0 AND CC-BY-4.0")],
        properties=[Property(name="commit", value=subject.commit)],
        components=[
            Component(
                name="calculators",
                version=subject.version,
                bom_ref="calculators",
                description="The decision module, as the wheel next to the release and inside the site",
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=subject.wheel_sha256)],
            )
        ],
    )
    others = [component(row, site, licences) for row in notices()]
    bom = Bom(
        components=others,
        # Derived from the commit, so that the same release has the same bill.
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"upper-back-pain/{subject.version}/{subject.commit}"),
        metadata=BomMetaData(component=application, timestamp=subject.when, tools=ToolRepository()),
    )
    bom.register_dependency(application, others)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def component(row: dict[str, str], site: Path, licences: LicenseFactory) -> Component:
    """Return one piece of software, with version and hash if it is a package."""
    name = row["name"]
    version, purl, hashes = None, None, []
    if name in NPM:
        package = read_json(ROOT / "package-lock.json")["packages"][f"node_modules/{NPM[name]}"]
        version = package["version"]
        purl = PackageURL("npm", None, NPM[name], version)
        digest = base64.b64decode(package["integrity"].removeprefix("sha512-"))
        hashes = [HashType(alg=HashAlgorithm.SHA_512, content=digest.hex())]
    elif name in PYPI:
        version = metadata.version(PYPI[name])
        purl = PackageURL("pypi", None, PYPI[name], version)
    elif name == "CPython":
        version = json.loads((site / "assets/ub/runtime/manifest.json").read_text(encoding="utf-8"))["python"]
    return Component(
        name=name,
        version=version,
        bom_ref=name.lower().replace(" ", "-"),
        purl=purl,
        hashes=hashes,
        licenses=[licences.make_from_string(row["license"].strip())],
        external_references=[ExternalReference(type=ExternalReferenceType.VCS, url=XsUri(row["address"]))],
        properties=[Property(name="where", value=row["where"].strip().replace("`", ""))],
    )
