"""A file that is whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from litman.errors import FileWriteError
from litman.files import discard_file, temporary_name
from litman.regular_files import open_regular, refuse_no_file


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give the name under which to write a file, which is put in its place, safe on the disk, when that went well.

    Raises:
        FileWriteError: it cannot be written.
    """
    temporary = temporary_name(path)
    try:
        with suppress(FileNotFoundError):
            refuse_no_file(path.stat().st_mode)
        yield temporary
        with open_regular(temporary) as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as exc:
        raise FileWriteError(path, exc) from exc
    finally:
        discard_file(temporary)
