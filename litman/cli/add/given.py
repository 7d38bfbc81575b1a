"""Which command of `litman add` takes what somebody gives it: files by their endings and what is in them, or `any`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import click

from litman.actions.add.things import guess_thing
from litman.formats.taken_over import ENDINGS as FILE_ENDINGS
from litman.formats.taken_over import formats_said, start_of, taken_over_as
from litman.identifiers.isbn import isbn_problem
from litman.shell import command, option

ENDINGS = FILE_ENDINGS | {".pdf"}


def way_of(given: Sequence[str], commands: Collection[str]) -> str | None:
    """Return the name of the command that takes all of the words; None where the first is nothing that is added.

    Raises:
        UsageError: there are files among other things, or the first is a file that nothing here reads.
    """
    ways = {word: _way(word, commands) for word in given}
    first = ways[given[0]]
    if first is None:
        _refuse(given[0], commands)
        return None
    other = next((word for word, way in ways.items() if way not in (first, None)), None)
    if other is not None:
        raise click.UsageError(
            f"{given[0]} is for `litman add {first}` and {other} for `litman add {ways[other]}`: give them one by one"
        )
    return first


def _way(word: str, commands: Collection[str]) -> str | None:
    if word == "-":
        return "any"
    thing = guess_thing(word, endings=ENDINGS)
    if thing.kind != "file":
        is_told = thing.kind != "unknown" or isbn_problem(word) is not None
        return "any" if "any" in commands and is_told else None
    path = Path(word)
    if path.suffix.lower() == ".pdf":
        return "pdf"
    return taken_over_as(path)


def _refuse(word: str, commands: Collection[str]) -> None:
    """Say what is read, where the word is a file and not a mistyped command."""
    path = Path(word)
    if not (path.suffix or path.exists()) or word in commands:
        return
    raise click.UsageError(instead_of(word))


def instead_of(word: str) -> str:
    """Return what is said of a file that is not taken: what takes it, or what is read."""
    path = Path(word)
    way = _way(word, ())
    instead = f"`{command(f'add {way}', word)}` takes it over" if way else _elsewhere(path)
    if instead:
        return f"{word}: {instead}"
    begins = f"{word} is" if path.exists() else f"there is no file {word}, and it is"
    return (
        f"{begins} neither a DOI nor a bibliography that is read, which are: {formats_said()}; "
        "`litman add FORMAT FILE` says which it is"
    )


def _elsewhere(path: Path) -> str | None:
    """Return which command takes a file that is no bibliography."""
    from litman.posts.readers.table import format_of

    ending = path.suffix.lower()
    if not format_of(path) or ending in (".txt", ".text"):
        from litman.formats.recognise import other_kind

        data = start_of(path)
        if data is not None and (kind := other_kind(path, data, "")):
            return kind
    if ending in (".txt", ".text"):
        source = option("--from", path)
        dois, anything = command("add doi", options=source), command("add any", options=source)
        post = command("scan", path)
        return f"`{dois}` reads DOIs, one a line, `{anything}` whatever is there; `{post}` reads a post"
    return f"is a post: `{command('scan', path)}` reads it" if format_of(path) else None
