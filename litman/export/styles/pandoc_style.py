"""Styles and items as pandoc needs them: mended where pandoc reads them otherwise than citeproc-js."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from litman.export.styles.request import Item
from litman.export.styles.rich import Rich, joined

_NAMES = re.compile(r"(<names\b[^<>]*+(?<!/)>)(.*?)(?=</names>|\Z)", re.DOTALL)
_LABEL_FIRST = re.compile(r"\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<label\b", re.DOTALL)
_NAME = re.compile(r"<name[\s/>]")
_SUBSTITUTE = re.compile(r"<substitute>.*", re.DOTALL)
# `e00123-19` is the number of an article; pandoc makes a range of it.
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]+[0-9]+-[0-9]+")
_KEPT_HYPHEN = "\ue02d"  # for private use: no style and no rule of pandoc knows it
_MARK = "\ue02e"
_MARK_VARIABLE = "litman-mark"
_CSL = "{http://purl.org/net/xbiblio/csl}"
_MAYBE = re.compile(r"<group\b[^>]*>\s*<choose>")


def for_pandoc(text: str) -> str:
    """Return the style in a form that pandoc formats as citeproc-js does.

    Pandoc takes a label for one before the names where no `<name/>` stands before it (`, eds.Fiske ST` in AMA and NLM):
    an empty `<name/>` in front of it says what the style means. It also leaves out a group that holds words alone
    inside a group whose variables are empty (`[Online]` in IEEE): there the words get company of a variable that
    prints nothing.

    Source: CSL 1.0.2 specification, "Label in cs:names": a label stands where it is written, after names by default;
    "Group": a nested group that is not empty counts as a variable that is not empty.
    """
    return _with_marks(_NAMES.sub(_with_name, text))


def item_for_pandoc(item: Item, name: str) -> dict[str, Any]:
    """Return the item under another id, since citation keys may hold what pandoc takes for syntax."""
    mended = {**item, "id": name, _MARK_VARIABLE: _MARK}
    page = item.get("page")
    if isinstance(page, str) and _ARTICLE_NUMBER.fullmatch(page.strip()):
        mended["page"] = page.strip().replace("-", _KEPT_HYPHEN)
    return mended


def from_pandoc(runs: Rich) -> Rich:
    """Return the runs without what `item_for_pandoc` put in."""
    return joined(replace(run, text=run.text.replace(_KEPT_HYPHEN, "-").replace(_MARK, "")) for run in runs)


def _with_name(match: re.Match[str]) -> str:
    start, inner = match[1], match[2]
    if not _LABEL_FIRST.match(inner) or _NAME.search(_SUBSTITUTE.sub("", inner)):
        return match[0]
    return f"{start}<name/>{inner}"


def _with_marks(text: str) -> str:
    if not _MAYBE.search(text):
        return text
    from lxml import etree

    try:
        root = etree.fromstring(
            text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        )
    except etree.XMLSyntaxError:
        return text
    terms = [
        term
        for choose in root.iter(f"{_CSL}choose")
        if _is_alone_in_inner_group(choose)
        for branch in choose
        if _prints_words_only(branch)
        for term in branch.findall(f"{_CSL}text")[:1]
    ]
    for term in terms:
        group = etree.Element(f"{_CSL}group")
        parent = term.getparent()
        assert parent is not None, term
        parent.replace(term, group)
        mark = etree.SubElement(group, f"{_CSL}text")
        mark.set("variable", _MARK_VARIABLE)
        group.append(term)
    return etree.tostring(root, encoding="unicode") if terms else text


def _is_alone_in_inner_group(choose: Any) -> bool:
    group = choose.getparent()
    outer = group.getparent()
    return len(group) == 1 and group.tag == outer.tag == f"{_CSL}group"


def _prints_words_only(branch: Any) -> bool:
    words = (f"{_CSL}text", f"{_CSL}choose", f"{_CSL}if", f"{_CSL}else-if", f"{_CSL}else")
    return all(
        part.tag in words and (part.tag != words[0] or part.get("term") or part.get("value"))
        for part in branch.iterdescendants()
    )
