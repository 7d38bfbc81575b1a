"""Text without the mark-up of CSL."""

from __future__ import annotations

from litman.text.lazy_pattern import lazy_pattern

# CSL-JSON allows these tags in text variables; every other `<` is a less-than sign.
# Source: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
_RICH_TAG = lazy_pattern(
    r"</?(?:i|b|sub|sup|sc)>|<span (?:class=\"nocase\"|style=\"font-variant:\s?small-caps;?\")>|</span>"
)
# A tag of HTML or JATS: what has attributes says so with `=`, so that `a <b and c> d` is none.
_TAG = lazy_pattern(r"</?[A-Za-z][\w:.-]*+(?:\s[^<>=]*+=[^<>]*+|\s*+/?)>")


def plain(rich: str) -> str:
    """Return a CSL text variable without its mark-up (`<i>`, `<b>`, `<sub>`, `<sup>`, `<sc>`, `<span …>`)."""
    return _RICH_TAG.sub("", rich) if "<" in rich else rich


def without_tags(text: str) -> str:
    """Return the text without tags of HTML and JATS, which abstracts bring along."""
    return _TAG.sub(" ", text) if "<" in text else text
