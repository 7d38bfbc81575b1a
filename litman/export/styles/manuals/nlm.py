"""Citing Medicine: the manual of the National Library of Medicine, 2nd edition, and so of Vancouver."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litman.bibtex.works.languages import language_name
from litman.export.styles.manuals.common import (
    COMMA_BEFORE_ET_AL,
    PAGES,
    PATENT_OF_INVENTORS,
    bare_version,
    inventors_word,
    is_doctoral,
    is_technical_report,
    no_stop_behind_suffixes,
    no_word_for_its_type,
    says_ahead_of_print,
)
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.patents import OFFICES, as_patent
from litman.export.styles.request import Item
from litman.export.styles.rich import Rich, Run, joined, text_of

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Pages behind volume and issue or `p.`; dashes in titles stay.
_RANGE = re.compile(r"((?:[\d)]:|\bp\. ?)[A-Za-z]?\d+)–([A-Za-z]?\d+\.)")

# A sentence of its own behind the DOI.
_NUMBERS = re.compile(r"(?<=[^.;]) (?=PubMed (?:PMID|Central PMCID): )")


def _in_nlms_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: NLM, Citing Medicine, 2nd ed., chapters 1 (article types), 2 and 25 (place unknown)."""
    mended: dict[str, Any] = {}
    if item.get("genre") == "Letter to the editor":
        mended["genre"] = "letter"
    if item.get("type") in PAGES:
        mended["genre"] = None  # `[Internet]` says what it is
        if not item.get("issued"):
            mended["issued"] = {"literal": "[date unknown]"}
        if item.get("container-title") and not item.get("publisher"):
            mended |= {"publisher": item["container-title"], "container-title": None}
        if (item.get("publisher") or mended.get("publisher")) and not item.get("publisher-place"):
            mended["publisher-place"] = "[place unknown]"
    return mended


def _kind(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: chapters 4 (reports: `Report No.`), 5 and 22 (`[dissertation on the Internet]`), 20 (data sets)."""
    if is_technical_report(item):
        return {"genre": None}
    if item.get("type") == "thesis":
        genre = str(item.get("genre") or "")
        kind = "dissertation" if is_doctoral(item) else genre[:1].lower() + genre[1:]
    elif item.get("type") == "dataset":
        kind = "dataset"
    else:
        return {}
    return {"genre": f"{kind} on the Internet" if kind and item.get("URL") else kind or None, "medium": None}


def _patent(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: chapter 9: `inventor; …, assignee. … United States patent US 20020103498. 2002 Aug 1.`"""
    made = as_patent(item, {"US": "United States"})
    if not made:
        return {}
    code = next((code for code, name in OFFICES.items() if name == as_patent(item, {}).get("authority")), "")
    number = " ".join(filter(None, (code, made["number"])))
    return made | {"number": number or None, "medium": inventors_word(item)}


def _reference(runs: Rich, item: Item) -> Rich:
    """Source: NLM, Citing Medicine, 2nd ed., chapters 1 (pagination, DOI, language) and 25 (date of publication)."""
    date = _day(item) if item.get("type") in (*PAGES, "motion_picture") else ""
    year = date.partition(" ")[0]
    mended = []
    for run in runs:
        text = _RANGE.sub(r"\1-\2", run.text).replace(" doi:10.", " doi: 10.")
        if date:
            text = re.sub(rf"; {year}(?=[ .])", f"; {date}", text, count=1)
        mended.append(replace(run, text=_NUMBERS.sub(". ", text)))
    language = language_name(str(item.get("language") or ""))
    notes = ["Epub ahead of print"] if says_ahead_of_print(item) else []
    notes += [language] if language not in ("", "English") else []
    if notes and mended:
        stop = " " if text_of(mended).endswith(".") else ". "
        mended.append(Run(stop + " ".join(f"{note}." for note in notes)))
    return joined(mended)


def _day(item: Mapping[str, Any]) -> str:
    """The day of publication as NLM prints it, `2019 Jul 31`; empty where no more than the year is known."""
    dates: list[list[Any]] = (item.get("issued") or {}).get("date-parts") or []
    if len(dates) != 1 or len(dates[0]) < 2:
        return ""
    year, month, *day = dates[0]
    return " ".join([str(year), _MONTHS[int(month) - 1], *map(str, day)])


_NO_MEDIUM = "chapter entry-dictionary entry-encyclopedia paper-conference"
NLM = Manual(
    items=(bare_version, no_word_for_its_type, no_stop_behind_suffixes, _in_nlms_words, _kind, _patent),
    forms={
        # Source: chapter 9.
        'type="patent"': f"""
            <group delimiter=". " suffix=".">{PATENT_OF_INVENTORS}</group>
            <text macro="availability" prefix=" "/>""",
        # Source: "Preprints" in the supplement to chapter 1.
        'type="article"': """
            <group delimiter=" ">
              <group delimiter=". " suffix=".">
                <text macro="author"/>
                <text variable="title"/>
                <group delimiter=" ">
                  <text variable="publisher"/><text term="preprint" text-case="capitalize-first" prefix="[" suffix="]"/>
                </group>
                <group delimiter=" "><date form="text" variable="issued"/><text macro="date-of-citation"/></group>
              </group>
              <text macro="availability"/>
            </group>""",
    },
    macros={
        # Words for the kind of a report stand with its number.
        "content-type": """
            <choose><if type="report" variable="number"/><else><text variable="genre"/></else></choose>""",
        "report-number": """
            <choose>
              <if type="report" variable="number">
                <group delimiter=": ">
                  <group delimiter=" ">
                    <choose>
                      <if variable="genre"><text text-case="capitalize-first" variable="genre"/></if>
                      <else><text term="report" text-case="capitalize-first"/></else>
                    </choose>
                    <text value="No."/>
                  </group>
                  <text variable="number"/>
                </group>
              </if>
            </choose>""",
        # A version stands where an edition does.
        "label-edition": """
            <group delimiter=" ">
              <choose>
                <if is-numeric="edition">
                  <number form="ordinal" variable="edition"/><label form="short" variable="edition"/>
                </if>
                <else-if variable="edition"><text variable="edition"/></else-if>
                <else-if variable="version"><text value="Version"/><text variable="version"/></else-if>
              </choose>
            </group>""",
        "secondary-authors": """
            <group delimiter=". ">
              <names variable="editor"><label prefix=", "/></names>
              <names variable="translator"><label prefix=", "/></names>
            </group>""",
    },
    spellings=(
        *COMMA_BEFORE_ET_AL,
        # Brackets are for a place that is inferred; that of a university is as known as any other.
        ('<text prefix="[" suffix="]" variable="publisher-place"/>', '<text variable="publisher-place"/>'),
        # `[dissertation on the Internet]` says both.
        (
            f'<else-if match="any" type="{_NO_MEDIUM}"/>',
            f'<else-if match="any" type="{_NO_MEDIUM} dataset thesis"/>',
        ),
    ),
    reference=_reference,
)
