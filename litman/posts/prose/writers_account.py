"""What a writer says of their own doing, of their offers, and nothing more: no claim about the subject."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

_OPENING = (
    r"[\"'“‘(]*(?:(?i:and|but|so|then|also|first|finally|next|now|today|yesterday|later|anyway|still)[,\s]\s?){0,2}"
    r"(?:[^,;:.!?]{1,80},\s|(?i:for|on|in|at|over|during|after|before|since|each|every|last|this|next|as)\s[^,;:.!?]{1,40}?\s)?"
)
_FOUND = (
    r"(?:found|find|shows?|showed|learn(?:ed|t)?|notice[ds]?|discover(?:ed)?|sees?|saw|seen|observed?|knows?|knew|read|heard"
    r"|realis?z?ed?|believe|think|argue|suspect|conclude[ds]?|claim|doubt|mean)\b"
)
_OF_THEIR_OWN = lazy_pattern(
    rf"{_OPENING}(?:I(?:[’'](?:m|ve|d|ll))?\s(?!(?:\w+\s){{0,2}}?{_FOUND})"
    # Plans and conventions, which several writers have together.
    r"|we(?:[’'](?:ll|re\sgoing\sto)|\s(?:will|shall|plan\sto|intend\sto|are\sgoing\sto))\s"
    r"|we\s(?:now\s|then\s|first\s|only\s|also\s)?(?:repeat|denote|define|assume|restrict|abbreviate|turn\sto|write|omit"
    r"|start\s(?:with|by)|begin\s(?:with|by)|let)\b"
    r"|(?:let|lets|let[’']s|let\sus)\s)",
)
_AS_SAID = lazy_pattern(
    r"[\"“(]?as\s(?:(?:I|we)(?:[’']ve|\shave)?\s)?(?:already\s|just\s)?(?:mentioned|noted|said|discussed|described|explained)"
    r"(?:\s(?:above|before|earlier|already|previously))?,\s(?:I|we)\b",
    re.IGNORECASE,
)
_PRICES = tuple("$ € £ ¥ USD EUR GBP dollars euro %".split())
_PRICE = lazy_pattern(r"[$€£¥]\s?\d|\d\s?(?:[$€£¥]|USD\b|EUR\b|GBP\b|dollars\b|euros?\b)|\d\s?%\soff\b")
_OFFER = lazy_pattern(
    r"\b(?:subscri(?:be|ption)|one-time|discount|%\soff|free\s(?:trial|shipping|delivery)|coupon|promo|order\s(?:now|yours|today)"
    r"|(?:buy|book|shop|sign\sup)\s(?:now|today|here)|pre-?order|use\s(?:the\s)?code|for\sonly|starting\s(?:at|from)|save\s[$€£])",
    re.IGNORECASE,
)
_MAIL = lazy_pattern(r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]*\w")


def is_own_account(sentence: str) -> bool:
    """Whether its writer is what the sentence is about: what they did, do or plan, not what they found."""
    # Quick to ask, and most sentences have none of them.
    may_be = "I" in sentence or "we" in sentence or "let" in sentence
    return bool((may_be and _OF_THEIR_OWN.match(sentence)) or _AS_SAID.match(sentence))


def offers(sentence: str) -> bool:
    """Whether the sentence sells something, or gives an address to write to."""
    may_be_price = any(sign in sentence for sign in _PRICES)
    if may_be_price and _PRICE.search(sentence) and _OFFER.search(sentence):
        return True
    return "@" in sentence and bool(_MAIL.search(sentence))
