"""MLA Handbook, 9th edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litman.export.styles.manuals.common import (
    PAGES,
    article_number_is_number,
    bare_version,
    is_published_by_author,
    no_place,
    no_word_for_its_type,
    proceedings_are_a_book,
    video_is_page,
    with_short_university,
)
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.patents import as_patent


def _organisation(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: section 5.18: an organisation that is author and publisher is named as the publisher.

    The site of a page is its container (section 5.31), but for such an organisation.
    """
    kind, publisher = item.get("type"), item.get("publisher")
    if kind in ("report", *PAGES) and is_published_by_author(item):
        return {"author": None}
    if kind not in PAGES or not publisher or item.get("container-title"):
        return {}
    return {"container-title": publisher, "publisher": None}


def _preprint(item: Mapping[str, Any]) -> dict[str, Any]:
    if item.get("type") != "article":
        return {}
    return {"container-title": item.get("publisher"), "publisher": None, "number": None}


def _short_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: appendix 1: `U` and `UP` in the names of publishers."""
    publisher = item.get("publisher")
    if not isinstance(publisher, str) or "University" not in publisher:
        return {}
    return {"publisher": with_short_university(publisher.replace("University Press", "UP"), "U of")}


def _patent(item: Mapping[str, Any]) -> dict[str, Any]:
    """The style would call who owns a patent a contributor."""
    made = as_patent(item, {"US": "US"}, kind="upper")
    return made and made | {
        "genre": " ".join(filter(None, (made["authority"], made["genre"]))),
        "contributor": None,
    }


_IN_QUOTES = "article dataset document interview manuscript paper-conference personal_communication speech"
MLA = Manual(
    items=(
        bare_version,
        video_is_page,
        no_word_for_its_type,
        no_place,
        _organisation,
        proceedings_are_a_book,
        article_number_is_number,
        _preprint,
        _short_words,
        _patent,
    ),
    forms={
        # Source: section 5.113: date, then university and kind, then where it can be had.
        'type="thesis"': """
            <group delimiter=". ">
              <text macro="author"/>
              <text font-style="italic" text-case="title" variable="title"/>
              <date date-parts="year" form="numeric" variable="issued"/>
              <group delimiter=", ">
                <text variable="publisher"/><text variable="genre"/><text macro="container1-location-URI"/>
              </group>
            </group>""",
        # An organisation is no title of a site.
        'match="all" type="webpage" variable="publisher"': """
            <group delimiter=". ">
              <text quotes="true" text-case="title" variable="title"/>
              <group delimiter=", ">
                <text variable="publisher"/>
                <date form="text" variable="issued"/>
                <text macro="container1-location-URI"/>
              </group>
              <text variable="genre"/>
              <text macro="supplemental-date-access"/>
            </group>""",
    },
    macros={
        # An article number is no page, and no number of the journal's.
        "label-page": """
            <choose>
              <if match="any" type="article-journal article-magazine review review-book">
                <choose>
                  <if variable="number"><text variable="number"/></if>
                  <else><group delimiter=" "><label form="short" variable="page"/><text variable="page"/></group></else>
                </choose>
              </if>
              <else><group delimiter=" "><label form="short" variable="page"/><text variable="page"/></group></else>
            </choose>""",
        "label-number": """
            <choose>
              <if match="any" type="article-journal article-magazine review review-book"/>
              <else-if match="any" type="patent standard"><text variable="number"/></else-if>
              <else>
                <group delimiter=" ">
                  <choose><if is-numeric="number"><label form="short" variable="number"/></if></choose>
                  <text variable="number"/>
                </group>
              </else>
            </choose>""",
    },
    # Source: section 5.24: the title of a page stands in quotation marks, whether its site is known or not.
    spellings=((f'type="{_IN_QUOTES}"', f'type="{_IN_QUOTES} webpage"'),),
)
