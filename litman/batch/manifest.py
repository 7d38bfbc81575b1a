"""What a pool on disk says of itself: versions, counts, sources, and the digest of each of its files."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from litman.errors import PoolFolderError
from litman.files import write_file
from litman.matching.blocking_keys import KEYS_VERSION
from litman.regular_files import read_regular

NAME = "manifest.json"
FORMAT = 1
MOST_WRONG, LEAST_RIGHT = 0.005, 0.998


@dataclass(frozen=True, slots=True)
class Source:
    """A file that a pool was made from."""

    name: str
    digest: str  # SHA-256
    read: int  # records, damaged ones among them
    damaged: int  # set aside
    unnamed: int  # left out, since they have no DOI
    problem: str | None = None  # why it was not read to its end


@dataclass(frozen=True, slots=True)
class PoolPart:
    """A file of a pool."""

    name: str  # `keys/03.parquet`
    rows: int
    size: int  # bytes
    digest: str  # SHA-256


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


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest, whole or not at all.

    Raises:
        FileWriteError: it cannot be written.
    """
    said = {**asdict(manifest), "digest": manifest.digest}
    write_file(path, (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode())


def read_manifest(folder: Path) -> Manifest:
    """Return what a pool says of itself.

    Raises:
        PoolFolderError: the folder is no pool, not a whole one, or one whose keys were made in another way.
    """
    path = folder / NAME
    if not path.is_file():
        if (folder / "building").is_dir():
            raise PoolFolderError(folder, "its build has not ended: give the same `litman pool build` again")
        raise PoolFolderError(folder, "it is no pool: `litman pool build FILE… -o DIR` makes one")
    try:
        said = json.loads(read_regular(path))
        if said["format"] != FORMAT:
            raise PoolFolderError(folder, f"it is of format {said['format']}, this litman reads {FORMAT}")
        if said["key_functions"] != KEYS_VERSION:
            raise PoolFolderError(
                folder,
                f"its keys are of version {said['key_functions']}, this litman makes version {KEYS_VERSION}: "
                "build it anew from its files",
            )
        sources = tuple(Source(**one) for one in said["sources"])
        files = tuple(PoolPart(**one) for one in said["files"])
        measured = said.get("calibration")
        calibration = Calibration(**measured) if measured else None
        return Manifest(int(said["works"]), int(said["keys"]), sources, files, calibration=calibration)
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise PoolFolderError(folder, f"its {NAME} cannot be read") from exc
