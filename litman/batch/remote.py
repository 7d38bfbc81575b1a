"""Where a pool lies: a folder of this machine, or an address on S3, whose server the variables of AWS name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litman.errors import PoolFolderError

_S3 = "s3://"
_VARIABLES = "AWS_REGION, AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY say where it is"


@dataclass(frozen=True, slots=True)
class RemotePool:
    """A pool on S3; it is matched against, and made elsewhere."""

    address: str  # `s3://bucket/pool`

    def __truediv__(self, name: str) -> str:
        return f"{self.address}/{name}"

    def __str__(self) -> str:
        return self.address


PoolPlace = Path | RemotePool


def read_place(text: str) -> PoolPlace:
    """Return where a pool lies.

    Raises:
        PoolFolderError: it is an address of a kind that was never tried.
    """
    if text.startswith(_S3):
        return RemotePool(text.rstrip("/"))
    if "://" in text:
        raise PoolFolderError(
            text, "a pool is a folder of this machine, or lies at an address `s3://BUCKET/POOL`"
        )
    return Path(text)


def is_remote(name: str | Path) -> bool:
    """Whether a file lies on S3."""
    return isinstance(name, str) and name.startswith(_S3)


def read_remote(address: str) -> bytes:
    """Return the bytes of a small file on S3.

    Raises:
        PoolFolderError: it cannot be read.
    """
    store, paths = files_on_s3([address])
    try:
        with store.open_input_stream(paths[0]) as stream:
            data: bytes = stream.read()
            return data
    except FileNotFoundError as exc:
        raise PoolFolderError(address, f"it is not there, so that this is no pool; {_VARIABLES}") from exc
    except OSError as exc:
        said = str(exc).partition("\n")[0][:200]
        raise PoolFolderError(address, f"it cannot be read: {said}; {_VARIABLES}") from exc


def files_on_s3(addresses: Sequence[str]) -> tuple[Any, list[str]]:
    """Return what reads files on S3, and their names for it."""
    from pyarrow.fs import S3FileSystem

    named = os.environ.get
    endpoint = named("AWS_ENDPOINT_URL_S3") or named("AWS_ENDPOINT_URL")
    region = named("AWS_REGION") or named("AWS_DEFAULT_REGION")
    store = S3FileSystem(region=region, endpoint_override=endpoint, connect_timeout=10)
    return store, [address.removeprefix(_S3) for address in addresses]
