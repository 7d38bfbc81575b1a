"""IEEE Reference Guide and IEEE Editorial Style Manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litman.export.styles.manuals.common import (
    article_number_is_number,
    bare_version,
    capital_after_colon,
    is_ahead_of_print,
    is_doctoral,
    is_technical_report,
    no_word_for_its_type,
    site_is_container,
    with_short_university,
)
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.patents import as_patent
from litman.export.styles.request import Item
from litman.export.styles.rich import Rich


def _in_ieees_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: IEEE Reference Guide, "Theses", "Reports", "Early access"."""
    if item.get("type") == "thesis":
        publisher = item.get("publisher")
        short = with_short_university(publisher, "Univ.") if isinstance(publisher, str) else None
        return {"publisher": short, "genre": "Ph.D. dissertation" if is_doctoral(item) else item.get("genre")}
    if is_technical_report(item):
        short = "Rep." if str(item.get("genre")).lower() == "report" else "Tech. Rep."
        return {"genre": short if item.get("number") else None}
    if is_ahead_of_print(item):
        return {"status": "early access"}
    return {"status": None} if item.get("type") == "article-journal" else {}


def _arxiv(item: Mapping[str, Any]) -> dict[str, Any]:
    """The number at arXiv leads there; nothing else of it is printed. Source: IEEE Reference Guide, "arXiv"."""
    is_there = item.get("type") == "article" and str(item.get("number") or "").startswith("arXiv:")
    return {"publisher": None, "DOI": None, "URL": None} if is_there else {}


def _patent(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: IEEE Reference Guide, "Patents": `U.S. Patent 3 624 125`."""
    made = as_patent(item, {}, kind="upper")
    return made and made | {"number": str(made["number"] or "").replace(",", " ") or None}


def _reference(runs: Rich, item: Item) -> Rich:
    """No comma stands behind a question mark."""
    return tuple(replace(run, text=run.text.replace("?,”", "?”").replace("!,”", "!”")) for run in runs)


_DOI = '<text variable="DOI" prefix="doi: "/>'
_AUTHOR = '<text macro="author" suffix=", "/>'
_ALONE = '<text macro="author" suffix=". "/>'  # in front of a title that ends a sentence


def _with_access(parts: str) -> str:
    """The parts with the DOI behind a comma, or the address behind a full stop."""
    return f"""
        <choose>
          <if variable="DOI"><group delimiter=", " suffix=".">{parts}{_DOI}</group></if>
          <else><group delimiter=", " suffix=".">{parts}</group><text macro="access"/></else>
        </choose>"""


_ARTICLE = """<text macro="title"/><text variable="container-title" font-style="italic" form="short"/>"""
IEEE = Manual(
    items=(
        bare_version,
        no_word_for_its_type,
        capital_after_colon,
        article_number_is_number,
        _in_ieees_words,
        site_is_container,
        _arxiv,
        _patent,
    ),
    forms={
        'type="article-journal" variable="number"': _AUTHOR
        + _with_access(_ARTICLE + '<text macro="locators"/><text macro="issued"/><text macro="page"/>'),
        'type="article-journal" variable="status"': _AUTHOR
        + _with_access(_ARTICLE + '<text variable="status"/><text macro="issued"/>'),
        'type="paper-conference" variable="container-title"': _AUTHOR
        + _with_access(
            """
            <text macro="title"/>
            <group delimiter=" ">
              <text term="in"/>
              <text variable="container-title" font-style="italic" text-case="title"/>
            </group>
            <text macro="editor"/>
            <text macro="locators"/>
            <text macro="issued"/>
            <text macro="page"/>"""
        ),
        'type="chapter"': f"""
            {_AUTHOR}
            <group delimiter=". " suffix=".">
              <group delimiter=", ">
                <text macro="title"/>
                <group delimiter=" ">
                  <text term="in"/>
                  <text variable="container-title" font-style="italic" text-case="title"/>
                </group>
                <text macro="locators"/>
                <text variable="collection-title"/>
                <text macro="editor"/>
              </group>
              <group delimiter=", ">
                <text macro="publisher"/>
                <text macro="issued"/>
                <group delimiter=" ">
                  <label variable="chapter-number" form="short"/><text variable="chapter-number"/>
                </group>
                <text macro="page"/>
              </group>
            </group>
            <text macro="access"/>""",
        'type="book" variable="translator"': f"""
            {_AUTHOR}
            <group delimiter=". " suffix=".">
              <group delimiter=", ">
                <text macro="title"/>
                <text macro="locators"/>
                <group delimiter=", ">
                  <names variable="translator"><name initialize-with=". " delimiter=", " and="text"/></names>
                  <text value="Transl."/>
                </group>
              </group>
              <group delimiter=", "><text macro="publisher"/><text macro="issued"/></group>
            </group>
            <text macro="access"/>""",
        'type="article"': _AUTHOR
        + _with_access(
            """
            <text macro="title"/>
            <date variable="issued"><date-part name="year"/></date>
            <group delimiter=": ">
              <text variable="publisher" font-style="italic"/><text variable="number" font-style="italic"/>
            </group>"""
        ),
        'type="dataset"': _AUTHOR
        + _with_access(
            """
            <date variable="issued"><date-part name="year"/></date>
            <text macro="title"/>
            <group delimiter=" "><text value="version"/><text variable="version"/></group>
            <text variable="publisher"/>"""
        ),
        'type="software"': f"""
            {_ALONE}
            <group delimiter=". " suffix=".">
              <text variable="title" font-style="italic" text-case="title"/>
              <group delimiter=", ">
                <choose>
                  <if variable="version">
                    <group delimiter=" " prefix="(" suffix=")"><text value="version"/><text variable="version"/></group>
                  </if>
                  <else><date variable="issued" prefix="(" suffix=")"><date-part name="year"/></date></else>
                </choose>
                <text variable="publisher"/>
              </group>
            </group>
            <text macro="access"/>""",
        'match="any" type="webpage post post-weblog"': f"""
            {_ALONE}
            <group delimiter=" ">
              <text variable="title" quotes="true" suffix="."/><text variable="container-title" suffix="."/>
            </group>
            <text macro="access"/>""",
        'type="patent"': f"""
            {_AUTHOR}
            <group delimiter=", " suffix=".">
              <text macro="title"/>
              <group delimiter=" ">
                <text variable="authority"/><text variable="genre"/><text variable="number"/>
              </group>
              <text macro="issued"/>
            </group>
            <text macro="access"/>""",
        'type="motion_picture" variable="URL"': f"""
            {_ALONE}
            <group delimiter=". " suffix=".">
              <text variable="title" font-style="italic" text-case="title"/><text macro="issued"/>
            </group>
            <text macro="access"/>""",
    },
    macros={
        # The manual capitalises the words of the titles of books.
        "title": """
            <choose>
              <if match="any"
                type="bill book graphic legal_case legislation motion_picture song standard software">
                <text variable="title" font-style="italic" text-case="title"/>
              </if>
              <else><text variable="title" quotes="true"/></else>
            </choose>""",
    },
    reference=_reference,
    spellings=(('form="numeric-leading-zeros"', 'form="numeric"'),),
)
