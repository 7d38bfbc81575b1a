"""Export works as a bibliography in a style."""

from __future__ import annotations

from dataclasses import dataclass

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.actions.selection import Selection, selected_entries
from litman.errors import NoBibliographyError
from litman.export.styles.outputs.table import writer_of
from litman.export.styles.request import Engine
from litman.export.styles.style_file import Style
from litman.library.library import Library

_NO_WORKS = frozenset({"xdata", "set"})


@dataclass(frozen=True, slots=True)
class StyledBibliography:
    """A finished bibliography."""

    data: bytes  # the whole file
    count: int  # references in it


def export_styled(
    library: Library,
    selection: Selection,
    *,
    style: Style,
    engine: Engine,
    output: str = "text",
    locale: str = "",
    title: str = "",
    with_notices: bool = True,
) -> StyledBibliography:
    """Return the bibliography of the works that are meant, complete.

    Args:
        library: Where the works are.
        selection: Which of them.
        style: How they are printed, and in which order.
        engine: Formats them.
        output: A name of `OUTPUTS`.
        locale: Such as `de-DE`; empty: the style's own.
        title: The heading; empty for none.
        with_notices: Whether references of retracted works say so.

    Raises:
        UnknownKeyError, UnknownPostError, UnknownClaimError: something of the selection is not there.
        NoBibliographyError: the style has citations only.
        EngineError, UnknownLocaleError, UnknownOutputError.
    """
    writer = writer_of(output)
    if not style.has_bibliography:
        raise NoBibliographyError(style.name)
    entries = selected_entries(library, selection)
    # A key that is there twice stands for its first entry.
    keys = list(dict.fromkeys(entry.key for entry in entries if entry.type not in _NO_WORKS))
    items = items_of(library, keys, with_notices=with_notices)
    made = format_bibliography(items, style, locale=locale, engine=engine)
    data = writer.write(made.entries, title=title, language=locale or style.locale or "en-US")
    return StyledBibliography(data, len(made.entries))
