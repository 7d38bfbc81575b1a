"""The keys that a LaTeX document cites, by its .aux file or its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.errors import EmptyPostError, FileReadError, NothingCitedError
from litman.library.library import Library
from litman.regular_files import read_regular

# Source: latex.ltx (citations, inputs); biblatex.sty, which writes the number of its section before the key.
_CITATION = re.compile(rb"\\(?:citation|abx@aux@cite(?:\{\d+\})?|citation@\w+)\{([^{}]*)\}")
_INPUT = re.compile(rb"\\@input\{([^{}]+)\}")
_MOST_FILES = 1_000
ALL = "*"  # what \nocite{*} writes


@dataclass(frozen=True, slots=True)
class CitedKeys:
    """What documents cite, as far as the library goes."""

    keys: tuple[str, ...]  # citation keys of the library, in the order of the documents
    unknown: tuple[str, ...]  # keys that no entry has


def cited_by_documents(library: Library, aux: Sequence[Path], tex: Sequence[Path]) -> CitedKeys:
    """Return the keys that the documents cite; those that the library does not know apart.

    Args:
        library: Where the works are.
        aux: .aux files; those that they take in count too.
        tex: LaTeX sources; those that they take in count too, and `\\nocite`.

    Raises:
        FileReadError: a file cannot be read.
        NothingCitedError: the documents cite nothing.
        EmptyPostError, BinaryPostError, UndecodableError: a source is no text.
    """
    written = [key for path in aux for key in keys_of_aux(path)]
    written += [key for path in tex for key in keys_of_tex(path)]
    if not written:
        raise NothingCitedError((*aux, *tex)[0])
    keys: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for key in dict.fromkeys(written):
        if key == ALL:
            keys |= dict.fromkeys(library.document.keys())
        elif (found := library.document.resolve(key)) is not None:
            keys[found] = None
        else:
            unknown[key] = None
    return CitedKeys(tuple(keys), tuple(unknown))


def keys_of_aux(path: Path) -> list[str]:
    """Return the keys that an .aux file names, and those that it takes in, in their order.

    Raises:
        FileReadError: the file cannot be read; one that it takes in and that is not there says nothing.
    """
    try:
        content = read_regular(path)
    except OSError as exc:
        raise FileReadError(path, exc) from exc
    found: list[str] = []
    waiting, seen = [content], {path}
    while waiting and len(seen) < _MOST_FILES:
        content = waiting.pop()
        for match in _CITATION.finditer(content):
            found += [key.strip() for key in match[1].decode("utf-8", "replace").split(",") if key.strip()]
        for match in _INPUT.finditer(content):
            inner = path.parent / match[1].decode("utf-8", "replace")
            if inner in seen:
                continue
            seen.add(inner)
            try:
                waiting.append(read_regular(inner))
            except (OSError, ValueError):
                continue
    return found


def keys_of_tex(path: Path) -> list[str]:
    """Return the keys that a LaTeX source cites, with those that `\\nocite` names.

    Raises:
        FileReadError: the file cannot be read.
        EmptyPostError, BinaryPostError, UndecodableError: it is no text.
    """
    from litman.posts.readers.latex import read_latex_post
    from litman.posts.readers.latex_source import not_cited_in_text
    from litman.posts.readers.taken_in import files_taken_in

    try:
        data = read_regular(path)
    except OSError as exc:
        raise FileReadError(path, exc) from exc
    listed = [key for file in (path, *files_taken_in(path, data)) for key in not_cited_in_text(file)]
    try:
        post = read_latex_post(path, data)
    except EmptyPostError:
        if listed:
            return listed
        raise
    hints = (hint for hint in post.hints if hint.kind == "citation")
    return [item.key for hint in hints for item in hint.items if item.key] + listed
