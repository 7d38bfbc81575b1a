"""Nature: formatting guide for authors, references."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litman.export.styles.manuals.common import (
    bare_version,
    is_doctoral,
    no_place,
    no_word_for_its_type,
    site_is_container,
    video_is_page,
    with_short_university,
)
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.patents import as_patent
from litman.export.styles.request import Item
from litman.export.styles.rich import Rich

_SUFFIX = re.compile(r"(?<=[^\W\d_]\.), (Jr|Sr)\.(?= (&)|,)?")


def _thesis(item: Mapping[str, Any]) -> dict[str, Any]:
    publisher = item.get("publisher")
    if item.get("type") != "thesis":
        return {}
    short = with_short_university(publisher, "Univ.") if isinstance(publisher, str) else None
    return {"publisher": short, "genre": "PhD thesis" if is_doctoral(item) else item.get("genre")}


def _patent(item: Mapping[str, Any]) -> dict[str, Any]:
    return as_patent(item, {"US": "US"})


def _reference(runs: Rich, item: Item) -> Rich:
    """No comma stands before `Jr`, and no full stop behind it but at the end of the names."""
    if not any(name.get("suffix") for name in item.get("author") or ()):
        return runs
    return tuple(
        replace(run, text=_SUFFIX.sub(lambda found: f" {found[1]}" + ("" if found[2] else "."), run.text))
        for run in runs
    )


_AUTHOR = '<text macro="author" suffix="."/>'
_YEAR = '<date variable="issued" prefix="(" suffix=")"><date-part name="year"/></date>'
_EDITION = """
    <choose>
      <if is-numeric="edition">
        <group delimiter=" "><number variable="edition" form="ordinal"/><text term="edition" form="short"/></group>
      </if>
      <else><text variable="edition"/></else>
    </choose>"""
_HOUSE = """
    <group delimiter=", " prefix="(" suffix=")">
      <text variable="publisher"/><date variable="issued"><date-part name="year"/></date>
    </group>"""
_NAMES = '<name and="symbol" delimiter-precedes-last="never" initialize-with=". " name-as-sort-order="all"/>'
_EDITORS = f'<names variable="editor" prefix="(" suffix=")"><label form="short" suffix=" "/>{_NAMES}</names>'
_LINK = """
    <choose>
      <if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if>
      <else><text variable="URL"/></else>
    </choose>"""
NATURE = Manual(
    items=(bare_version, no_word_for_its_type, no_place, video_is_page, site_is_container, _thesis, _patent),
    forms={
        'type="book"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <text variable="title" font-style="italic" text-case="title"/>
              {_EDITION}
              <text macro="volume"/>
              {_EDITORS}
              <names variable="translator" prefix="(transl. " suffix=")">{_NAMES}</names>
              <text variable="page"/>
              {_HOUSE}
            </group>""",
        'match="any" type="chapter paper-conference"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <text variable="title" suffix="."/>
              <group delimiter=" ">
                <text term="in"/><text variable="container-title" font-style="italic" text-case="title"/>
              </group>
              {_EDITION}
              {_EDITORS}
              <text macro="volume"/>
              <text variable="page"/>
              {_HOUSE}
            </group>""",
        'type="thesis"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <text variable="title" font-style="italic" text-case="title" suffix="."/>
              <group delimiter=", "><text variable="genre"/><text variable="publisher"/></group>
              {_YEAR}
            </group>""",
        # The style prints the address of a report and nothing where there is none.
        'type="report"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <text variable="title" font-style="italic" text-case="title" suffix="."/>
              <choose>
                <if match="any" variable="DOI URL">{_LINK}{_YEAR}</if>
                <else>
                  <group delimiter=" "><text variable="genre"/><text variable="number"/></group>
                  {_HOUSE}
                </else>
              </choose>
            </group>""",
        'match="any" type="webpage post post-weblog"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <text variable="title" suffix="."/>
              <text variable="container-title" font-style="italic"/>
              <text variable="URL"/>
              {_YEAR}
            </group>""",
        'type="article-newspaper"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <text variable="title" suffix="."/>
              <text variable="container-title" font-style="italic"/>
              <text variable="page"/>
              <date form="text" variable="issued" prefix="(" suffix=")"/>
            </group>""",
        'type="dataset"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <text variable="title" suffix="."/>
              <text variable="publisher" font-style="italic"/>
              {_LINK}
              {_YEAR}
            </group>""",
        'type="software"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <group delimiter=", " suffix=".">
                <text variable="title"/>
                <group delimiter=" "><text value="version"/><text variable="version"/></group>
              </group>
              <choose>
                <if match="any" variable="DOI URL">{_LINK}</if>
                <else><text variable="publisher"/></else>
              </choose>
              {_YEAR}
            </group>""",
        'type="patent"': f"""
            <group delimiter=" ">
              {_AUTHOR}
              <text variable="title" suffix="."/>
              <text variable="authority"/><text variable="genre"/><text variable="number"/>
              {_YEAR}
            </group>""",
    },
    # A DOI is printed as an address, and where there is nothing else to find a work by.
    macros={"access": '<text value=""/>'},
    reference=_reference,
)
