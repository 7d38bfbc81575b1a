"""What a web page says of its work in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from litman.sources.reading.json_fields import list_of, mapping_of, text_of
from litman.sources.reading.markup import unescape
from litman.sources.web.said import MOST_AUTHORS, Said, language_of, named, page_range, read_date, told
from litman.text.folding import collapse_white_space, fold
from litman.work import Name

_ENOUGH = 25  # characters by which a title is known


def json_ld(item: Mapping[str, object], *, shown: Sequence[str]) -> Said:
    """Return what an object of JSON-LD says of the work that it is; nothing where it has no title.

    `shown` are the titles that people see, folded: a headline that is none of them may describe what `name` names.
    """
    titles = [text for key in ("headline", "name") if (text := text_of(item.get(key)))]
    if not titles:
        return {}
    title = next((text for text in titles if is_shown(text, shown)), titles[0])
    holders = list(_holders(item))
    pages = (text_of(item.get("pageStart")), text_of(item.get("pageEnd")))
    publisher = _names_of(item.get("publisher")) or _names_of(item.get("provider"))
    return told(
        title=collapse_white_space(unescape(title)),
        author=_creators(item.get("author")) or _creators(item.get("creator")),
        editor=_creators(item.get("editor")),
        issued=read_date(text_of(item.get("datePublished")) or text_of(item.get("dateCreated"))),
        container_title=next((name for holder in holders if (name := text_of(holder.get("name")))), None),
        volume=next((text for holder in holders if (text := text_of(holder.get("volumeNumber")))), None),
        issue=next((text for holder in holders if (text := text_of(holder.get("issueNumber")))), None),
        page=page_range(*pages) or text_of(item.get("pagination")),
        publisher=publisher[0] if publisher else None,
        language=language_of(text_of(item.get("inLanguage"))),
        ISSN=next((text for holder in holders if (text := text_of(holder.get("issn")))), None),
    )


def is_shown(title: str, shown: Sequence[str]) -> bool:
    """Return whether a title is one of those that people see, which are folded, as far as its beginning tells."""
    folded = fold(title)[:_ENOUGH]
    return bool(folded) and any(text.startswith(folded) for text in shown)


def _holders(item: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The issue, the volume and the journal that a work is part of, from the inside out; the whole page is none."""
    part: object = item
    for _ in range(5):
        part = next(iter(list_of(part)), part)
        part = mapping_of(part).get("isPartOf")
        holder = mapping_of(next(iter(list_of(part)), part))
        if not holder or "WebPage" in str(holder.get("@type")) or "WebSite" in str(holder.get("@type")):
            return
        yield holder


def _creators(value: object) -> tuple[Name, ...]:
    """The people and organisations of JSON-LD; what says that it is an organisation keeps its name whole."""
    names: dict[Name, None] = {}
    for member in list(list_of(value) or [value])[:MOST_AUTHORS]:
        bodies = "Organization" in str(mapping_of(member).get("@type"))
        texts = _names_of(member)
        names |= dict.fromkeys((Name(literal=text) for text in texts) if bodies else named(texts))
    return tuple(names)


def _names_of(value: object) -> list[str]:
    """The names of people and organisations of JSON-LD: objects, texts, or lists of them."""
    members = list_of(value) or [value]
    texts = (text_of(m.get("name")) if isinstance(m, Mapping) else text_of(m) for m in members)
    return [collapse_white_space(unescape(text)) for text in texts if text]
