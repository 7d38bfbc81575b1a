"""One reference or one in-text citation, for pasting."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.export.styles.cited import CiteMemory, key_of
from litman.export.styles.locator import Locator, read_locator
from litman.export.styles.outputs.inline import inline_writer
from litman.export.styles.request import Cite, CiteForm, Engine
from litman.export.styles.rich import Rich
from litman.export.styles.style_file import Style
from litman.library.library import Library

_JOINT = "\n"


@dataclass(frozen=True, slots=True)
class CiteRequest:
    """What is to be cited, and how."""

    keys: Sequence[str]
    locators: Sequence[str] = ()  # `p. 4`: of the first work, the second…
    form: CiteForm | None = None  # of an in-text citation; None: the references
    locale: str = ""
    output: str = "text"  # a name of `INLINE`
    with_notices: bool = True


def cite_works(
    library: Library, request: CiteRequest, *, style: Style, engine: Engine, memory: CiteMemory
) -> str:
    """Return the references of the works, a line each in the order of the style, or one citation of them all.

    A style without a bibliography gives the citation. The engine is asked only if the memory does not know the
    answer for these very items, this style and this engine.

    Raises:
        UnknownKeyError: a key names no entry.
        LocatorError: a locator is none.
        EngineError, UnknownLocaleError, UnknownOutputError.
    """
    write = inline_writer(request.output)
    items = items_of(library, list(dict.fromkeys(request.keys)), with_notices=request.with_notices)
    form = request.form or (None if style.has_bibliography else "normal")
    cites = _cites([str(item["id"]) for item in items], [*map(read_locator, request.locators)], form)
    asked = [
        items,
        style.text,
        style.locale,
        style.is_note,
        request.locale,
        request.output,
        str(cites),
        engine.version,
    ]
    key = key_of("answer", json.dumps(asked, sort_keys=True))
    known = memory.get(key)
    if known is not None:
        return known
    made = format_bibliography(
        items,
        style,
        locale=request.locale,
        citations=[cites] if cites else [],
        with_entries=not cites,
        engine=engine,
    )
    texts: Sequence[Rich] = made.citations if cites else [entry.body for entry in made.entries]
    text = _JOINT.join(map(write, texts))
    memory.put(key, text)
    return text


def _cites(ids: Sequence[str], locators: Sequence[Locator], form: CiteForm | None) -> tuple[Cite, ...]:
    if form is None:
        return ()
    places = [*locators, *[Locator()] * (len(ids) - len(locators))]
    return tuple(
        Cite(id, place.place, place.label, form=form) for id, place in zip(ids, places, strict=False)
    )
