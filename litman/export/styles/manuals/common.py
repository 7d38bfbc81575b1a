"""What several manuals ask alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from litman.text.page import is_article_number
from litman.text.plain import plain

# A word in small letters only: `mRNA` and `p53` stay, and so does what braces protect (it is in a tag).
_AFTER_COLON = re.compile(r"(?<=: )([a-z])(?=[a-z]*(?:[^\w<]|\Z))")
_TITLES = ("title", "container-title")
PAGES = ("webpage", "post", "post-weblog")
SERIALS = ("article-journal", "article-magazine", "review", "review-book")
# `et al.` of a list that the entry cuts short itself (`and others`) stands behind a comma as any other does.
COMMA_BEFORE_ET_AL = (
    ("<bibliography et-al-min", '<bibliography delimiter-precedes-et-al="always" et-al-min'),
)
# What AMA and NLM print of a patent, with `medium` as `inventors_word` gives it.
PATENT_OF_INVENTORS = """
            <group delimiter="; ">
              <group delimiter=", "><text macro="author"/><text variable="medium"/></group>
              <group delimiter=", "><names variable="contributor"/><text value="assignee"/></group>
            </group>
            <text variable="title"/>
            <group delimiter=" ">
              <text variable="authority"/><text variable="genre"/><text variable="number"/>
            </group>
            <date form="text" variable="issued"/>"""
_VERSION = re.compile(r"[Vv](?:ersion|er\.?|\.)? ?([0-9].*)")
_AHEAD = re.compile(
    r"(?:advance online publication|(?:e-?pub(?:lished)?|published(?: online)?|online) ahead of print|ahead of print"
    r"|early (?:access|view)|online first|first published online)\.?",
    re.IGNORECASE,
)
_IN_PRESS = ("in press", "forthcoming", "prepublished")
_TECHNICAL = re.compile(r"(?:technical |research )?report", re.IGNORECASE)
_DOCTORAL = re.compile(
    r"(?:ph\.? ?d\.?|doctoral|d\.? ?phil\.?) (?:thesis|dissertation)|dissertation", re.IGNORECASE
)


def capital_after_colon(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: Publication Manual of the APA, 7th ed., section 6.17; IEEE Editorial Style Manual, titles."""
    return {
        name: _AFTER_COLON.sub(lambda match: match[1].upper(), title)
        for name in _TITLES
        if isinstance(title := item.get(name), str)
    }


def no_publisher_that_is_the_author(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: Publication Manual of the APA, 7th ed., section 9.29."""
    return {"publisher": None} if is_published_by_author(item) else {}


def no_site_that_is_the_author(item: Mapping[str, Any]) -> dict[str, Any]:
    """The site of a page is not named behind its author of the same name."""
    is_twice = item.get("type") in PAGES and is_published_by_author(item)
    return {"publisher": None, "publisher-place": None} if is_twice else {}


def is_published_by_author(item: Mapping[str, Any]) -> bool:
    """Whether the only author is the organisation that published the work."""
    authors = [name.get("literal") for name in item.get("author") or ()]
    return item.get("publisher") in authors and len(authors) == 1


def inventors_word(item: Mapping[str, Any]) -> str:
    """Return what stands behind the inventors of a patent."""
    return "inventors" if len(item.get("author") or ()) > 1 else "inventor"


def site_is_container(item: Mapping[str, Any]) -> dict[str, Any]:
    """A page's publisher is its site, which these styles know as what the page stands in; its author is none."""
    site = item.get("publisher")
    if item.get("type") not in PAGES or not site or item.get("container-title"):
        return {}
    return {"publisher": None, "container-title": None if is_published_by_author(item) else site}


def video_is_page(item: Mapping[str, Any]) -> dict[str, Any]:
    """A video on the web is printed as a page of the site that shows it."""
    if item.get("type") != "motion_picture" or not item.get("URL"):
        return {}
    return {
        "type": "webpage",
        "container-title": item.get("container-title") or item.get("publisher"),
        "publisher": None,
    }


def article_number_is_number(item: Mapping[str, Any]) -> dict[str, Any]:
    """What stands where pages do and has the form of an article number is one: `e0193972`, `104512`."""
    page = plain(str(item.get("page") or ""))
    is_one = item.get("type") in SERIALS and not item.get("number") and is_article_number(page)
    return {"number": page} if is_one else {}


def proceedings_are_a_book(item: Mapping[str, Any]) -> dict[str, Any]:
    """Proceedings that have no volume or issue are a book, not a journal."""
    is_paper = item.get("type") == "paper-conference" and item.get("container-title")
    return {"type": "chapter"} if is_paper and not item.get("volume") and not item.get("issue") else {}


def is_ahead_of_print(item: Mapping[str, Any]) -> bool:
    """Whether an article says that it is published before its issue, in its state or a note, and has no place yet."""
    if item.get("type") not in SERIALS or item.get("volume") or item.get("page"):
        return False
    said = [plain(str(item.get(name) or "")).strip() for name in ("status", "note")]
    return said[0].lower() in _IN_PRESS or any(_AHEAD.fullmatch(words) for words in said)


def says_ahead_of_print(item: Mapping[str, Any]) -> bool:
    """Whether an article says so in words of its own, not only that it is in press."""
    said = [plain(str(item.get(name) or "")).strip() for name in ("status", "note")]
    return is_ahead_of_print(item) and any(_AHEAD.fullmatch(words) for words in said)


def is_technical_report(item: Mapping[str, Any]) -> bool:
    """Whether the work is called a report, and nothing more."""
    return item.get("type") == "report" and bool(_TECHNICAL.fullmatch(plain(str(item.get("genre") or ""))))


def is_doctoral(item: Mapping[str, Any]) -> bool:
    """Whether the work is a thesis for a doctorate by its own words."""
    return item.get("type") == "thesis" and bool(_DOCTORAL.fullmatch(plain(str(item.get("genre") or ""))))


def no_place(item: Mapping[str, Any]) -> dict[str, Any]:
    """The place of publication is not printed."""
    return {"publisher-place": None} if item.get("publisher-place") else {}


def with_short_university(name: str, university: str) -> str:
    """Return a name with its university shortened: `Univ. Westmark`, `U of Westmark`, `Uppsala Univ.`

    Args:
        name: Of a university.
        university: What stands for the word; with `of` where that stays.
    """
    short, _, rest = university.partition(" ")
    of = f"{short} {rest} ".replace("  ", " ")
    return name.replace("University of ", of).replace("University", short)


def bare_version(item: Mapping[str, Any]) -> dict[str, Any]:
    """The version without a `v`, since `Version` stands in front of it."""
    found = _VERSION.fullmatch(str(item.get("version") or ""))
    return {"version": found[1]} if found else {}


def no_word_for_its_type(item: Mapping[str, Any]) -> dict[str, Any]:
    """What only repeats the type of a data set or program is left to the style."""
    if item.get("type") not in ("dataset", "software"):
        return {}
    words = frozenset(
        {"data set", "dataset", "database", "software", "computer software", "computer program"}
    )
    return {name: None for name in ("genre", "medium") if str(item.get(name) or "").lower() in words}


def no_stop_behind_suffixes(item: Mapping[str, Any]) -> dict[str, Any]:
    """Where initials have no full stops, `Jr` has none."""
    mended = {}
    for role in ("author", "editor", "translator"):
        names = item.get(role) or ()
        if any(str(name.get("suffix") or "").endswith(".") for name in names):
            mended[role] = [
                {**name, "suffix": name["suffix"].rstrip(".")} if name.get("suffix") else name
                for name in names
            ]
    return mended
