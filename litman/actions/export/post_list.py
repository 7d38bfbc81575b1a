"""The references of a post in a style, under the numbers and in the order that the post gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.actions.claims.post_of_file import post_of_file
from litman.actions.export.format_bibliography import items_of
from litman.actions.standing.settled import settled
from litman.claims.collection import claims_path
from litman.claims.sound import read_sound
from litman.errors import NoBibliographyError
from litman.export.styles.formatting import run_request
from litman.export.styles.request import Cite, Engine, Request
from litman.export.styles.rich import Entry, Rich, Run
from litman.export.styles.style_file import Style
from litman.files import read_seen
from litman.library.library import Library
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.post import Span
from litman.posts.readers.read import read_post
from litman.standing.known import known_of
from litman.standing.model import Standing
from litman.standing.stand import stand
from litman.text.folding import collapse_white_space


@dataclass(frozen=True, slots=True)
class Listed:
    """One reference of a post."""

    label: str  # as the post prints it; empty where it prints none
    key: str | None  # None: it is no work of the library, and stays as it is printed
    body: Rich  # in the style, else as printed
    span: Span  # of the post's text


@dataclass(frozen=True, slots=True)
class PostList:
    """The references of a post."""

    analysis: Analysis
    listed: tuple[Listed, ...]  # those that it prints, in its order
    cited: tuple[Entry, ...]  # of a post that prints none: what it cites, in the order of the style

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The references as they are to be printed."""
        if not self.listed:
            return self.cited
        return tuple(
            Entry(item.key or "", (Run(_label(item.label)),) if item.label else (), item.body)
            for item in self.listed
        )

    @property
    def as_printed(self) -> int:
        """How many stay as they are printed, since they are no works of the library."""
        return sum(item.key is None for item in self.listed)


def list_of_post(
    library: Library,
    path: Path,
    style: Style,
    *,
    engine: Engine,
    locale: str = "",
    with_notices: bool = True,
    data: bytes | None = None,
) -> PostList:
    """Return the references of a post in a style.

    Raises:
        NoBibliographyError: the style has citations only.
        EngineError: the engine fails, hangs or is killed.
        LitmanError: the post or its claims file cannot be read.
    """
    if not style.has_bibliography:
        raise NoBibliographyError(style.name)
    analysis = settled(analyse_post(read_post(path, data=data)), library)
    post_id = post_of_file(library, path)
    claims = None if post_id is None else read_seen(claims_path(library.claims_folder, post_id))
    file = read_sound(claims.path, claims.data) if claims else None
    standing = stand(analysis, file, known_of(library))
    keys = _printed_keys(analysis, standing)
    cited = () if keys else standing.keys
    wanted = list(dict.fromkeys(key for key in (*keys.values(), *cited) if key is not None))
    formatted = run_request(
        engine,
        Request(
            style,
            locale,
            items_of(library, wanted, with_notices=with_notices),
            tuple((Cite(key),) for key in wanted),
        ),
    )
    return PostList(analysis, _listed(analysis, keys, formatted.entries), () if keys else formatted.entries)


def _printed_keys(analysis: Analysis, standing: Standing) -> dict[int, str | None]:
    """Return the citation keys of the references that the post prints as a list, by their numbers."""
    return {
        item.printed: item.key
        for item in standing.references
        if item.printed is not None and not _is_apart(analysis, item.printed)
    }


def _is_apart(analysis: Analysis, at: int) -> bool:
    return analysis.references[at].footnote or analysis.references[at].beside


def _listed(analysis: Analysis, keys: dict[int, str | None], entries: Sequence[Entry]) -> tuple[Listed, ...]:
    bodies = {entry.id: entry.body for entry in entries}
    found = []
    for at in sorted(keys):
        item, key = analysis.references[at], keys[at]
        body = bodies.get(key or "")
        printed = (Run(collapse_white_space(item.text)),)
        label = item.label or analysis.numbers.get(at, "")
        found.append(Listed(label, key if body else None, body or printed, Span(item.start, item.end)))
    return tuple(found)


def _label(printed: str) -> str:
    return f"{printed}." if printed.isdigit() else f"[{printed}]"
