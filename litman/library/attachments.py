"""Files that belong to works: where copies lie, what they are called, which may be opened."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from litman.errors import AttachmentError
from litman.text.lazy_pattern import lazy_pattern

FILES_FOLDER = "files"
_NOT_SAFE = lazy_pattern(r"[^A-Za-z0-9._+-]+")
_SUFFIX = lazy_pattern(r"\.[A-Za-z0-9]{1,10}")
# Names that Windows keeps for devices. Source: Microsoft, "Naming Files, Paths, and Namespaces".
_DEVICE = lazy_pattern(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
# What a program opens to show, and not to run.
_SHOWN = frozenset(
    ".pdf .epub .djvu .ps .txt .md .rst .html .htm .xhtml .xml .tex .bib .rtf .doc .docx .odt .ppt .pptx .odp "
    ".xls .xlsx .ods .csv .tsv .json .png .jpg .jpeg .gif .tif .tiff .svg .webp .mp3 .m4a .ogg .mp4 .webm".split()
)


def attachment_name(key: str, source: Path, number: int) -> str:
    """Return the name of a copy: the citation key, a number from the second on, the file's own suffix.

    What a file system or a shell could take for anything else than a name becomes `_`.
    """
    stem = _NOT_SAFE.sub("_", key).lstrip(".-") or "_"
    if _DEVICE.match(stem):
        stem = f"_{stem}"
    suffix = source.suffix.lower() if _SUFFIX.fullmatch(source.suffix) else ""
    return f"{stem[:120]}{f'-{number}' if number > 1 else ''}{suffix}"


def attachments_folder(root: Path) -> Path:
    """Return the folder of copies.

    Raises:
        AttachmentError: it lies outside the library, through a symbolic link.
    """
    folder = root / FILES_FOLDER
    if not folder.resolve().is_relative_to(root.resolve()):
        raise AttachmentError(
            str(folder), f"leads out of the library to {folder.resolve()}; make it a folder"
        )
    return folder


def locate_attachment(root: Path, path: str, *, outside: bool) -> Path:
    """Return where an attached file is.

    Args:
        root: The library's folder; paths of entries are seen from there.
        path: As the entry has it. Entries come from strangers.
        outside: Whether a file outside the library will do.

    Raises:
        AttachmentError: it is not there, lies outside the library, or is a program.
    """
    is_absolute = Path(path).is_absolute() or PureWindowsPath(path).is_absolute()
    found = Path(path) if is_absolute else root / PurePosixPath(path.replace("\\", "/"))
    try:
        real = found.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as exc:
        raise AttachmentError(path, "there is no such file") from exc
    if not outside and not real.is_relative_to(root.resolve()):
        raise AttachmentError(
            path, "lies outside the library; `--outside` opens it all the same, `litman attach` keeps a copy"
        )
    if not real.is_file():
        raise AttachmentError(path, "is no file")
    if real.suffix.lower() not in _SHOWN:
        raise AttachmentError(path, f"litman opens documents, not {real.suffix or 'files without a suffix'}")
    return real
