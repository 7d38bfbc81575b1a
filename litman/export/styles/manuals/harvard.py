"""Cite Them Right, 12th edition: Harvard as it is used in Britain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litman.export.styles.manuals.common import (
    PAGES,
    SERIALS,
    article_number_is_number,
    bare_version,
    no_place,
    no_publisher_that_is_the_author,
    no_word_for_its_type,
)
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.patents import as_patent


def _site(item: Mapping[str, Any]) -> dict[str, Any]:
    """A page has its author or its site, not both."""
    if item.get("type") not in PAGES or not item.get("author"):
        return {}
    return {"publisher": None, "container-title": None}


def _preprint(item: Mapping[str, Any]) -> dict[str, Any]:
    if item.get("type") != "article":
        return {}
    return {"container-title": item.get("publisher"), "publisher": None, "number": None}


def _patent(item: Mapping[str, Any]) -> dict[str, Any]:
    return as_patent(item, {"US": "US", "GB": "UK"}, kind="upper")


def _journal_only(item: Mapping[str, Any]) -> dict[str, Any]:
    """An article number is no page."""
    return {"page": None} if item.get("number") and item.get("type") in SERIALS else {}


_WHO = '<group delimiter=" "><text macro="author"/><text macro="year-date" prefix="(" suffix=")"/>'
_TITLE = '<text variable="title" font-style="italic"/>'
_VERSION = """
    <group delimiter=" " prefix="(" suffix=")"><text value="Version"/><text variable="version"/></group>"""
_ACCESS = '<text macro="access"/>'
HARVARD = Manual(
    items=(
        bare_version,
        no_word_for_its_type,
        no_place,
        no_publisher_that_is_the_author,
        _site,
        _preprint,
        article_number_is_number,
        _journal_only,
        _patent,
    ),
    forms={
        'type="dataset"': f"""
            <group delimiter=". ">
              {_WHO}{_TITLE}{_VERSION}<text value="[Dataset]"/></group>
              <text variable="publisher"/>
              {_ACCESS}
            </group>""",
        'type="software"': f"""
            <group delimiter=". ">
              {_WHO}{_TITLE}{_VERSION}<text value="[Computer program]"/></group>
              {_ACCESS}
            </group>""",
        'type="patent"': f"""
            <group delimiter=". ">
              {_WHO}{_TITLE}</group>
              <group delimiter=" ">
                <text variable="authority"/><text variable="genre"/>
                <group delimiter=" "><text value="no."/><text variable="number"/></group>
              </group>
              {_ACCESS}
            </group>""",
        'type="motion_picture" variable="URL"': f"""
            <group delimiter=". ">
              {_WHO}{_TITLE}</group>
              <date variable="issued"><date-part name="day" suffix=" "/><date-part name="month"/></date>
              {_ACCESS}
            </group>""",
        'type="webpage" variable="genre"': f"""
            <group delimiter=". ">
              {_WHO}<text variable="title" quotes="true"/><text variable="genre" prefix="[" suffix="]"/></group>
              <date variable="issued"><date-part name="day" suffix=" "/><date-part name="month"/></date>
              {_ACCESS}
            </group>""",
    },
    macros={
        "pages": """
            <choose>
              <if match="any" type="article-journal article-magazine review review-book">
                <choose>
                  <if variable="number">
                    <group delimiter=" "><text value="article number"/><text variable="number"/></group>
                  </if>
                  <else><group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></else>
                </choose>
              </if>
              <else-if match="any" type="chapter paper-conference article article-newspaper book report">
                <group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>
              </else-if>
            </choose>""",
    },
    spellings=(
        # No comma stands before `and`.
        (
            '<name and="text" initialize-with="."/>',
            '<name and="text" delimiter-precedes-last="never" initialize-with="."/>',
        ),
        # `in` stands before proceedings without an editor, too.
        (
            '<text variable="container-title" font-style="italic"/>',
            """
            <choose>
              <if match="any" type="chapter paper-conference">
                <choose><if match="none" variable="container-author editor translator"><text term="in"/></if></choose>
              </if>
            </choose>
            <text variable="container-title" font-style="italic"/>""",
        ),
        # An article that has a number has its place.
        ('<if match="none" variable="page volume">', '<if match="none" variable="number page volume">'),
    ),
    # The style names no language of its own.
    locale="en-GB",
)
