"""`different.txt`: pairs of works that look alike and that a person called different."""

from __future__ import annotations

from collections.abc import Callable

DIFFERENT_NAME = "different.txt"
_HEAD = b"""\
# Works that look alike and are not the same: two citation keys a line.
"""


def read_different(data: bytes, resolve: Callable[[str], str | None]) -> set[frozenset[str]]:
    """Return the pairs of citation keys; old keys count for the new ones, keys that are gone are passed over.

    Args:
        data: The bytes of the file; a line that is not two keys says nothing.
        resolve: Gives the citation key that a key stands for, None if it stands for none.
    """
    pairs = set()
    for line in data.decode("utf-8", "replace").splitlines():
        keys = line.partition("#")[0].split()
        if len(keys) == 2:
            one, other = (resolve(key) for key in keys)
            if one and other and one != other:
                pairs.add(frozenset((one, other)))
    return pairs


def with_different(data: bytes, one: str, other: str) -> bytes:
    """Return the file with one more pair at its end; what stands there stays as it is."""
    data = data or _HEAD
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    if not data.endswith((b"\n", b"\r")):
        data += newline
    return data + f"{one} {other}".encode() + newline
