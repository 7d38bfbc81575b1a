"""AMA Manual of Style, 11th edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litman.export.styles.manuals.common import (
    COMMA_BEFORE_ET_AL,
    PATENT_OF_INVENTORS,
    bare_version,
    inventors_word,
    is_doctoral,
    no_stop_behind_suffixes,
    no_word_for_its_type,
    site_is_container,
)
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.patents import as_patent

_RELEASES = ("press release", "news release")


def _in_amas_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: sections 3.11.4 (preprints), 3.13.8 (theses), 3.13.10 (news releases: their author is the publisher)."""
    if is_doctoral(item):
        return {"genre": "Dissertation"}
    if item.get("type") == "article":
        return {"number": None}
    authors = list(item.get("author") or ())
    if (
        item.get("type") == "webpage"
        and str(item.get("genre") or "").lower() in _RELEASES
        and len(authors) == 1
    ):
        publisher = item.get("publisher") or authors[0].get("literal")
        return (
            {"author": None, "publisher": publisher}
            if publisher == authors[0].get("literal")
            else {"genre": None}
        )
    return {"genre": None} if item.get("type") == "webpage" else {}


def _site(item: Mapping[str, Any]) -> dict[str, Any]:
    return {} if item.get("genre") else site_is_container(item)


def _patent(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: section 3.13.13: `inventor; …, assignee. … US patent 20,020,103,498`."""
    made = as_patent(item, {"US": "US"})
    return made and made | {"medium": inventors_word(item)}


def _sentences(parts: str) -> str:
    """The form of a work whose parts are sentences, with where it is to be had behind them."""
    return f'<group delimiter=". "><group delimiter=". " suffix=".">{parts}</group><text macro="access"/></group>'


AMA = Manual(
    items=(bare_version, no_word_for_its_type, no_stop_behind_suffixes, _in_amas_words, _site, _patent),
    forms={
        'type="patent"': _sentences(PATENT_OF_INVENTORS),
        'type="software"': _sentences("""
            <text macro="author"/>
            <text font-style="italic" text-case="title" variable="title"/>
            <group delimiter=" "><text value="Version"/><text variable="version"/></group>
            <group delimiter="; ">
              <text variable="publisher"/><date date-parts="year" form="text" variable="issued"/>
            </group>"""),
        'type="dataset"': _sentences("""
            <text macro="author"/>
            <text variable="title"/>
            <group delimiter=" "><text value="Version"/><text variable="version"/></group>
            <text variable="publisher"/>
            <date form="text" variable="issued"/>"""),
        'type="report" variable="number"': _sentences("""
            <text macro="author"/>
            <text macro="title"/>
            <group delimiter="; ">
              <text variable="publisher"/><date date-parts="year" form="text" variable="issued"/>
            </group>
            <group delimiter=" "><text variable="genre"/><text variable="number"/></group>"""),
        'type="motion_picture" variable="URL"': _sentences("""
            <text macro="author"/>
            <text macro="title"/>
            <text variable="container-title"/>
            <text variable="publisher"/>
            <date form="text" variable="issued"/>"""),
        'type="webpage" variable="genre publisher"': _sentences("""
            <text macro="author"/>
            <text macro="title"/>
            <text variable="genre"/>
            <group delimiter="; "><text variable="publisher"/><date form="text" variable="issued"/></group>"""),
        'type="book" variable="translator"': _sentences("""
            <text macro="author"/>
            <text macro="title"/>
            <group delimiter=". ">
              <text macro="label-volume"/>
              <names variable="translator"><label form="short" prefix=", "/></names>
              <text macro="label-edition"/>
              <group delimiter="; ">
                <text variable="publisher"/><date date-parts="year" form="text" variable="issued"/>
              </group>
            </group>"""),
    },
    spellings=COMMA_BEFORE_ET_AL,
)
