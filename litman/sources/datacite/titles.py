"""The title of a DataCite record: in the language of the work, with its subtitle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litman.sources.datacite.values import rich_value
from litman.sources.reading.json_fields import list_of, mapping_of, text_of
from litman.sources.reading.subtitles import with_subtitle


def title_of(attributes: Mapping[str, object]) -> str | None:
    """Return the title without a type, in the language of the work where there are several, with its subtitle."""
    titles = [mapping_of(member) for member in list_of(attributes.get("titles"))]
    own = [t for t in titles if not text_of(t.get("titleType")) and rich_value(t.get("title"))]
    if not own:
        return next((found for t in titles if (found := rich_value(t.get("title")))), None)
    main = _in_language(own, text_of(attributes.get("language"))) or own[0]
    title = rich_value(main.get("title")) or ""
    subtitles = [t for t in titles if t.get("titleType") == "Subtitle" and rich_value(t.get("title"))]
    fitting = _in_language(subtitles, text_of(main.get("lang")))
    found = (
        rich_value((fitting or subtitles[0]).get("title"))
        if fitting or _say_no_language(subtitles, main)
        else None
    )
    return with_subtitle(title, [found] if found else [], publisher="") or None


def _in_language(titles: Sequence[Mapping[str, object]], language: str | None) -> Mapping[str, object] | None:
    """The first title in a language; `en-GB` is English."""
    wanted = (language or "").lower().replace("_", "-").split("-")[0]
    of = ((text_of(title.get("lang")) or "").lower().split("-")[0] for title in titles)
    return next((title for title, said in zip(titles, of, strict=True) if said == wanted), None)


def _say_no_language(subtitles: Sequence[Mapping[str, object]], main: Mapping[str, object]) -> bool:
    """Whether the title or its subtitle is in no stated language, so that nothing keeps them apart."""
    return bool(subtitles) and not (text_of(main.get("lang")) and text_of(subtitles[0].get("lang")))
