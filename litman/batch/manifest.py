"""What a pool on disk says of itself: versions, counts, sources, and the digest of each of its files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from litman.batch.remote import PoolPlace, RemotePool, read_remote
from litman.errors import PoolFolderError
from litman.files import write_file
from litman.matching.blocking_keys import KEYS_VERSION
from litman.regular_files import read_regular

NAME = "manifest.json"
BUILDING = "building"  # the folder in which a build keeps what it has done
FORMAT = 2  # 1: keys and numbers of 64 bits, each record packed alone, file names that stayed
MOST_WRONG, LEAST_RIGHT = 0.005, 0.998
_DIGITS = 12  # of the digest of a file, in its name
_NAMED = re.compile(r"(?:records|keys|others|deletions)/[0-9]{2}-[0-9a-f]{12}\.parquet")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that a pool was made from."""

    name: str
    digest: str  # SHA-256
    read: int  # records, damaged ones among them
    damaged: int = 0  # set aside
    unnamed: int = 0  # left out, since they have no DOI
    problem: str | None = None  # why it was not read to its end
    deletions: int = 0  # records that PubMed took back


@dataclass(frozen=True, slots=True)
class PoolPart:
    """A file of a pool."""

    name: str  # `keys/03-0f9a41c2d7e8.parquet`: kind, part, and how its digest begins
    rows: int
    size: int  # bytes
    digest: str  # SHA-256

    @property
    def kind(self) -> str:
        """`records`, `keys`, `others` or `deletions`."""
        return self.name.partition("/")[0]

    @property
    def part(self) -> int:
        """Which part of its kind."""
        return int(self.name.partition("/")[2][:2])


def named_part(kind: str, part: int, rows: int, size: int, digest: str) -> PoolPart:
    """Return a file of a pool under the name that it has there: another content has another name."""
    return PoolPart(f"{kind}/{part:02}-{digest[:_DIGITS]}.parquet", rows, size, digest)


@dataclass(frozen=True, slots=True)
class Calibration:
    """From which score a candidate of this pool is accepted, and what was measured with made strings.

    Rates are 0–1; those of `wrong` are of strings whose works were held out, with what is akin to them.
    """

    accept_at: float
    margin: float  # log-odds between the best and the next distinct work
    works: int  # of the pool at that time
    strings: int
    recall: float  # of strings whose works are there: accepted, and right
    precision: float  # of what was accepted of these
    wrong: float
    # Of strings whose works alone were held out: a part, a version or a correction may be taken.
    wrong_kin: float
    recall_before: float  # at the bounds of a pool that was not measured
    wrong_before: float
    missed: float  # of strings whose works are there: the keys do not lead to it

    @property
    def is_enough(self) -> bool:
        """Whether the pool lies within what is promised."""
        return self.wrong <= MOST_WRONG and self.precision >= LEAST_RIGHT


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in `manifest.json`."""

    works: int
    keys: int
    sources: tuple[Source, ...]
    files: tuple[PoolPart, ...]
    key_functions: int = KEYS_VERSION
    format: int = FORMAT
    calibration: Calibration | None = None

    @property
    def digest(self) -> str:
        """One digest for all that is matched against, whatever the sources were called."""
        lines = [f"{part.digest}  {part.name}\n" for part in sorted(self.files, key=lambda part: part.name)]
        return sha256("".join(lines).encode()).hexdigest()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(part.size for part in self.files)

    def of_kind(self, kind: str) -> dict[int, PoolPart]:
        """Return the files of a kind, by their part."""
        return {file.part: file for file in self.files if file.kind == kind}


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest, whole or not at all.

    Raises:
        FileWriteError: it cannot be written.
    """
    said = {**asdict(manifest), "digest": manifest.digest}
    write_file(path, (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode())


def read_manifest(folder: PoolPlace) -> Manifest:
    """Return what a pool says of itself.

    Raises:
        PoolFolderError: the folder is no pool, not a whole one, one of another litman, or one whose keys were made in
            another way.
    """
    data = read_remote(folder / NAME) if isinstance(folder, RemotePool) else _read(folder)
    return _manifest_of(data, str(folder))


def _read(folder: Path) -> bytes:
    path = folder / NAME
    if not path.is_file():
        if (folder / BUILDING).is_dir():
            raise PoolFolderError(folder, "its build has not ended: give the same `litman pool build` again")
        raise PoolFolderError(folder, "it is no pool: `litman pool build FILE… -o DIR` makes one")
    try:
        return read_regular(path)
    except OSError as exc:
        raise PoolFolderError(folder, f"its {NAME} cannot be read") from exc


def _manifest_of(data: bytes, folder: str) -> Manifest:
    try:
        said = json.loads(data)
        _refuse_others(folder, int(said["format"]), int(said["key_functions"]))
        sources = tuple(source_said(one) for one in said["sources"])
        files = tuple(PoolPart(**_known(PoolPart, one)) for one in said["files"])
        if not all(_NAMED.fullmatch(file.name) for file in files):
            raise ValueError("a file that is none of a pool")
        measured = said.get("calibration")
        calibration = Calibration(**_known(Calibration, measured)) if measured else None
        manifest = Manifest(int(said["works"]), int(said["keys"]), sources, files, calibration=calibration)
        is_whole = said["digest"] == manifest.digest
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise PoolFolderError(folder, f"its {NAME} cannot be read") from exc
    if not is_whole:
        raise PoolFolderError(folder, f"its {NAME} was changed: it has another digest than it says")
    return manifest


def source_said(said: Mapping[str, Any]) -> Source:
    """Return a source from what a manifest says of it."""
    return Source(**_known(Source, said))


def _known(kind: type[Source | PoolPart | Calibration], said: Mapping[str, Any]) -> dict[str, Any]:
    return {field.name: said[field.name] for field in fields(kind) if field.name in said}


def _refuse_others(folder: str, version: int, key_functions: int) -> None:
    if version > FORMAT:
        raise PoolFolderError(
            folder, f"a newer litman made it (format {version}, this one reads {FORMAT}): update litman"
        )
    if version < FORMAT:
        raise PoolFolderError(
            folder, f"an older litman made it (format {version}, this one reads {FORMAT}): {_ANEW}"
        )
    if key_functions != KEYS_VERSION:
        raise PoolFolderError(
            folder,
            f"its keys are of version {key_functions}, this litman makes version {KEYS_VERSION}: {_ANEW}",
        )


_ANEW = "build it anew from its files, in another folder"
