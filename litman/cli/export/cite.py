"""`litman cite`: what was printed before is printed again without reading the library."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from litman.export.styles.cited import CiteMemory
    from litman.settings import Settings

_INLINE = ("text", "markdown", "html", "rtf", "latex")


@click.command()
@click.argument("keys", metavar="KEY…", nargs=-1, required=True)
@click.option(
    "--style", "style_name", metavar="STYLE", help="A style's name or .csl file; else that of litman.toml."
)
@click.option("--locale", metavar="LOCALE", help="The language, such as de-DE.")
@click.option(
    "--in-text", "in_text", is_flag=True, help="The citation that stands in the text: (Short, 2018)."
)
@click.option("--narrative", is_flag=True, help="The citation as part of a sentence: Short (2018).")
@click.option(
    "--locator", "locators", multiple=True, metavar="PLACE",
    help="A place in the work, such as 'p. 4'; of the first KEY, the second… Implies --in-text.",
)  # fmt: skip
@click.option(
    "--to", "output_name", type=click.Choice(_INLINE, case_sensitive=False), default="text", show_default=True,
    help="How it is written.",
)  # fmt: skip
@click.option("--clipboard", is_flag=True, help="Copy it to the clipboard as well.")
@click.option("--no-notices", is_flag=True, help="Do not mark retracted works.")
@click.pass_context
def cite(
    ctx: click.Context,
    keys: tuple[str, ...],
    style_name: str | None,
    locale: str | None,
    in_text: bool,
    narrative: bool,
    locators: tuple[str, ...],
    output_name: str,
    clipboard: bool,
    no_notices: bool,
) -> None:
    """Print one reference, or one citation of several works, for pasting."""
    from litman.export.styles.cited import CiteMemory
    from litman.library.locate import find_library
    from litman.privacy import keep_private
    from litman.read_settings import read_settings
    from litman.settings import SETTINGS_NAME

    if len(locators) > len(keys):
        raise click.UsageError("there are more places than works")
    form = "in-text" if narrative else "normal" if in_text or locators else ""
    root = find_library(ctx.find_object(Path), start=Path.cwd(), environment=os.environ)
    settings = read_settings(root / SETTINGS_NAME, os.environ)
    keep_private(root / settings.bibliography)
    memory = CiteMemory(root)
    asked = [
        *keys,
        "",
        style_name or "",
        locale or "-",
        form,
        *locators,
        "",
        output_name.lower(),
        str(no_notices),
    ]
    key = _key(root, settings, style_name, asked)
    text = memory.get(key) if key else None
    if text is None:
        text = _made(
            ctx, memory, key, keys, style_name, locale, form, locators, output_name.lower(), no_notices
        )
    click.echo(text)
    if clipboard:
        _copy(text)


def _key(root: Path, settings: Settings, style_name: str | None, asked: list[str]) -> str:
    """Return what the answer depends on: files as the system marks them; empty where that does not say all."""
    from litman.export.styles.cited import key_of
    from litman.export.styles.mark import mark_surroundings

    if settings.unknown:
        return ""  # a warning is due
    mark = mark_surroundings(root, settings, style_name, os.environ)
    return key_of("call", mark, *asked) if mark else ""


def _made(
    ctx: click.Context,
    memory: CiteMemory,
    key: str,
    keys: tuple[str, ...],
    style_name: str | None,
    locale: str | None,
    form: str,
    locators: tuple[str, ...],
    output_name: str,
    no_notices: bool,
) -> str:
    from litman.actions.export.cite_works import CiteRequest, cite_works
    from litman.actions.export.format_bibliography import engine_for
    from litman.actions.export.style_for import style_for
    from litman.cli.shared.context import open_library
    from litman.export.styles.locales import require_locale

    library = open_library(ctx)
    settings = library.settings
    request = CiteRequest(
        keys,
        locators,
        form or None,  # type: ignore[arg-type]
        require_locale(settings.locale if locale is None else locale),
        output_name,
        settings.reference_notices and not no_notices,
    )
    engine = engine_for(settings, library.root)
    style = style_for(style_name, settings=settings, root=library.root)
    text = cite_works(library, request, style=style, engine=engine, memory=memory)
    if key and not library.findings:  # what is wrong is said every time
        memory.put(key, text)
    return text


def _copy(text: str) -> None:
    from litman.actions.export.clipboard import copy_text
    from litman.cli.shared.output import notify

    notify(f"copied by {copy_text(text, environment=os.environ)}")
