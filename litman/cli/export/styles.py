"""`litman styles`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.output import alarm, bold, dim, good, say, say_json

if TYPE_CHECKING:
    from litman.cli.shared.output import Styled
    from litman.export.styles.engines import Found, Surroundings
    from litman.export.styles.listing import Listed

_SHOWN = 20
_KINDS = ("author-date", "numeric", "note", "author", "label")


@click.command()
@click.argument("words", metavar="[WORD]…", nargs=-1)
@click.option("--kind", type=click.Choice(_KINDS, case_sensitive=False), help="Only styles of this kind.")
@click.option("--field", metavar="FIELD", help="Only styles of this field of science, such as medicine.")
@click.option("--all", "everything", is_flag=True, help="All of them, and not only the first.")
@click.option("--engine", "engine", is_flag=True, help="Say which citation engine is used, and why.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list of styles, or of engines."
)
@click.pass_context
def styles(
    ctx: click.Context,
    words: tuple[str, ...],
    kind: str | None,
    field: str | None,
    everything: bool,
    engine: bool,
    as_json: bool,
) -> None:
    """Find a citation style by words of its name, title, field and kind.

    A style that leans on another (→) prints as that one does. Any .csl file can be used as well: give its path or
    URL where a style is asked for.

    Exit code 1: no style was found.
    """
    if engine:
        _say_engines(ctx, as_json)
        return
    found = _found(words, kind, field)
    if as_json:
        say_json([_object(style) for style in found])
    else:
        _say_styles(found, everything=everything or len(found) <= _SHOWN + 1)
    ctx.exit(0 if found else 1)


def _found(words: tuple[str, ...], kind: str | None, field: str | None) -> list[Listed]:
    from platformdirs import user_cache_path

    from litman.errors import NoStylesError
    from litman.export.styles.catalogue import styles_folder
    from litman.export.styles.listing import list_styles, search_styles

    if styles_folder() is None:
        raise NoStylesError(" ".join(words) or "apa")
    listed = list_styles(user_cache_path("litman"))
    words = tuple(word for text in words for word in text.split())
    return [
        style
        for style in search_styles(listed, words)
        if (not kind or style.kind == kind.lower()) and (not field or field.lower() in style.fields)
    ]


def _object(style: Listed) -> dict[str, object]:
    return {
        "name": style.name,
        "title": style.title,
        "aliases": list(style.aliases),
        "kind": style.kind or None,
        "fields": list(style.fields),
        "parent": style.parent or None,
    }


def _say_styles(found: list[Listed], *, everything: bool) -> None:
    if not found:
        say(dim("no style has these words; any .csl file can be used by its path or URL"), err=True)
    for style in found if everything else found[:_SHOWN]:
        kind = style.kind.replace("author-date", "author–date") or "kind unknown"
        parts: list[str | Styled] = [bold(style.name), dim(f"  {', '.join((kind, *style.fields))}")]
        parts += [dim(f"  also {', '.join(style.aliases)}")] if style.aliases else []
        parts += [dim(f"  → {style.parent}")] if style.parent else []
        say(*parts)
        say(f"    {style.title}")
    if not everything:
        say(dim(f"… and {len(found) - _SHOWN} more; --all shows them"), err=True)


def _say_engines(ctx: click.Context, as_json: bool) -> None:
    from litman.errors import NoEngineError
    from litman.export.styles.engines import choose_engine, look_for_engines

    where = _surroundings(ctx)
    found = look_for_engines(where)
    try:
        used = choose_engine(where).name
    except NoEngineError:
        used = ""
    wanted = where.settings.citation_engine
    if as_json:
        say_json([_engine_object(engine, used) for engine in found])
    else:
        for engine in found:
            say(*_engine_line(engine, used, wanted))
    ctx.exit(0 if used else 1)


def _engine_object(engine: Found, used: str) -> dict[str, object]:
    return {
        "name": engine.name,
        "found": engine.engine is not None,
        "used": engine.name == used,
        "reason": engine.reason,
    }


def _engine_line(engine: Found, used: str, wanted: str) -> list[str | Styled]:
    if engine.name == used:
        why = "litman.toml names it" if wanted else "the first that is there"
        return [good("✓ "), bold(engine.name), f" is used ({why}): {engine.reason}"]
    if engine.engine is not None:
        why = f"litman.toml names {wanted}" if wanted else f"{used} comes first"
        return ["  ", bold(engine.name), f" is there, not used ({why}): {engine.reason}"]
    return [alarm("✗ "), bold(engine.name), f" cannot be used: {engine.reason}"]


def _surroundings(ctx: click.Context) -> Surroundings:
    from litman.errors import NoLibraryError
    from litman.export.styles.engines import Surroundings
    from litman.library.locate import find_library
    from litman.read_settings import read_settings
    from litman.settings import SETTINGS_NAME, Settings

    try:
        root = find_library(ctx.find_object(Path), start=Path.cwd(), environment=os.environ)
    except NoLibraryError:
        return Surroundings(Settings(), Path.cwd(), os.environ)  # styles can be looked up without a library
    return Surroundings(read_settings(root / SETTINGS_NAME, os.environ), root, os.environ)
