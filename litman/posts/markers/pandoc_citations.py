"""Pandoc's citations in a Markdown text: `[@key, p. 4; see @other]`, `[-@key]`, `@key`, `[@evidence:key]`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.posts.post import Block, CitedItem, Hint
from litman.text.lazy_pattern import lazy_pattern
from litman.text.roman import ROMAN_PAGE

# Source: Pandoc User's Guide, section "Citation syntax".
# A DOI has brackets, which no other key may hold: `@doi:10.1016/S0006-3223(99)00230-9`.
_DOI = (
    r"(?:doi:)?10\.\d{4,9}/(?:[^\s;,()\[\]{}<>\"]|\([^\s;()\[\]{}]{1,60}\)|<[^<>\s]{1,40}>){1,200}(?<![.:!?])"
)
_KEY = (
    r"(?:\{[^{}\s]{1,200}\}|"
    + _DOI
    + r"|(?:url:)?https?://[^\s;,\[\]{}<>\"]{3,500}|[^\W_](?:[\w]|[:.#$%&+?<>~/-](?=[\w])){0,200}|_\w{1,100})"
)
_BRACKET = lazy_pattern(r"\[(?=[^\[\]@]{0,200}(?:[\s;(\[-]|(?<=\[))-?@)[^\[\]]{2,1000}\]")
_AT = lazy_pattern(rf"(?<![\w.@/\\])(?P<minus>-)?@(?P<key>{_KEY})")
_BARE = lazy_pattern(rf"(?<![\w.@/\\\[}}])-?@(?P<key>{_KEY})(?:\s\[(?P<locator>[^\[\]@]{{1,80}})\])?")
# Source: Quarto, "Cross-references"; pandoc-crossref's manual.
_CROSS_REFERENCE = lazy_pattern(
    r"(?:suppfig|fig|tbl|tab|sec|eq|eqn|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau|apx|chap?"
    r"|app)(?:-|:)[\w:.-]",
    re.IGNORECASE,
)
# Source: Pandoc's manual, "Citations in Markdown": braces say what is the place where that is not plain.
_BRACED = lazy_pattern(r"\s*+(?:,\s*+)?\{(?P<locator>[^{}]{0,80})\}(?P<suffix>.*)", re.DOTALL)
_LOCATOR = lazy_pattern(
    r"\s*+(?:,\s*+)?(?P<locator>(?:(?:pp?|pgs?|pages?|chap|chapters?|ch|secs?|sections?|paras?|figs?|figures?|vols?|tables?"
    r"|§|¶|l|ll|lines?|n|nn|no|art|col|bk|v|vv)\.?\s?)?"
    rf"[\divxlc]+[\w.–-]*(?:\s?,\s?(?:\d+[–-]?\d*|{ROMAN_PAGE}(?:[–-]{ROMAN_PAGE})?))*)(?P<suffix>.*)",
    re.IGNORECASE | re.DOTALL,
)
# Source: CiTO, the Citation Typing Ontology 2.8; Pandoc filters write its short names before the key.
_RELATIONS = frozenset(
    [
        "agrees_with",
        "agrees",
        "agreeswith",
        "citation",
        "cites",
        "citesas_authority",
        "citesasauthority",
        "authority",
        "as_authority",
        "citesasevidence",
        "evidence",
        "as_evidence",
        "citesasdatasource",
        "data_source",
        "citesforinformation",
        "information",
        "method",
        "uses_method_in",
        "usesmethodin",
        "uses_data_from",
        "usesdatafrom",
        "confirms",
        "confirmed",
        "corrects",
        "critiques",
        "credits",
        "derides",
        "disagrees",
        "disagrees_with",
        "disagreeswith",
        "disputes",
        "discusses",
        "documents",
        "extends",
        "includes_excerpt",
        "includesquotationfrom",
        "quotation",
        "quotes",
        "obtainsbackgroundfrom",
        "background",
        "obtains_background_from",
        "parodies",
        "qualifies",
        "refutes",
        "related",
        "rebuts",
        "replies",
        "repliesto",
        "reviews",
        "ridicules",
        "supports",
        "speculates",
        "speculateson",
        "updates",
        "uses",
        "refutation",
        "contradicts",
        "partly",
        "mentions",
    ]
)


def find_pandoc_citations(text: str, blocks: Sequence[Block]) -> list[Hint]:
    """Return the citations in the blocks as hints, in order, with what each says of each work.

    An address (`name@host`) is none, nor is a key after a backslash. `@relation:key` with a relation of CiTO gives
    the relation and the bare key. What a bracket parts with `and` alone, `[@key and @other]`, is two works as well.
    """
    hints: list[Hint] = []
    for block in blocks:
        if "@" not in text[block.start : block.end]:
            continue
        position = block.start
        for match in _BRACKET.finditer(text, block.start, block.end):
            items = _items(match.group()[1:-1])
            if items:
                hints += _bare(text, position, match.start())
                hints.append(Hint("citation", match.start(), match.end(), items=items))
                position = match.end()
        hints += _bare(text, position, block.end)
    return hints


def is_cross_reference(key: str) -> bool:
    """Whether a key is the label of a figure, table, section, equation or theorem: `fig-leaf`, `tbl:doses`."""
    return bool(_CROSS_REFERENCE.match(key))


def _bare(text: str, start: int, end: int) -> list[Hint]:
    found = []
    for match in _BARE.finditer(text, start, end):
        if is_cross_reference(match["key"]):
            continue
        relation, key = relation_and_key(match["key"])
        item = CitedItem(key, relation, locator=match["locator"])
        found.append(Hint("citation", match.start(), match.end(), items=(item,)))
    return found


def _items(inside: str) -> tuple[CitedItem, ...]:
    items = []
    for part in inside.split(";"):
        match = _AT.search(part)
        if match is None or is_cross_reference(match["key"].strip("{}")):
            continue
        found = [match, *_AT.finditer(part, match.end())]
        found = [one for one in found if not is_cross_reference(one["key"].strip("{}"))]
        ends = [one.start() for one in found[1:]] + [len(part)]
        before = part[: match.start()]
        for one, end in zip(found, ends, strict=True):
            items.append(_item(one, before, part[one.end() : end]))
            before = ""
    return tuple(items)


def _item(match: re.Match[str], before: str, rest: str) -> CitedItem:
    relation, key = relation_and_key(match["key"])
    located = (_BRACED.fullmatch(rest) or _LOCATOR.fullmatch(rest)) if rest.strip(" ,") else None
    locator = (located["locator"].strip() or None) if located else None
    suffix = (located["suffix"] if located else rest).strip(" ,") or None
    return CitedItem(key, relation, before.strip() or None, locator, suffix)


def relation_and_key(printed: str) -> tuple[str | None, str]:
    """Return the relation of CiTO before a key, if there is one, and the key: `evidence:short2018`."""
    key = printed[1:-1] if printed.startswith("{") else printed
    relation, colon, rest = key.partition(":")
    if colon and rest and relation.casefold() in _RELATIONS:
        return relation, rest
    return None, key
