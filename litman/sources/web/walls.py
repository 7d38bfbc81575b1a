"""Pages that tell people from programs, and stand in place of what was asked for."""

from __future__ import annotations

import re

_TITLE = re.compile(rb"<title[^>]{0,200}>\s*([^<]{0,200})", re.IGNORECASE)
_WALLS = re.compile(
    rb"just a moment|attention required|access (?:to this page has been )?denied|checking your browser|security check"
    rb"|are you (?:a )?(?:robot|human)|not a robot|robot or human|verify(?:ing)? (?:that )?you|human verification"
    rb"|pardon our interruption|one more step|ddos[- ]guard|request blocked|captcha|client challenge"
    rb"|bot (?:check|manager)|you have been blocked|unusual traffic|\Aplease wait\b|\Avalidate user\Z"
    rb"|\Aredirecting\b|\Ablocked\Z",
    re.IGNORECASE,
)
_MARKS = (b"cf_chl_", b"cf-browser-verification", b"_incapsula_resource", b"px-captcha", b"captcha-delivery.com",
          b"enable javascript and cookies to continue", b"please enable js and disable any ad blocker")  # fmt: skip
_SAYS_WHAT_IT_IS = (b"citation_title", b"og:title", b"dc.title", b"application/ld+json")
_LOOKED_AT = 200_000  # bytes


def is_wall(body: bytes) -> bool:
    """Return whether a page is one of those; a page that says of what work it is, is none for a mark alone."""
    start = body[:_LOOKED_AT]
    lowered = start.lower()
    title = _TITLE.search(start)
    is_described = any(tag in lowered for tag in _SAYS_WHAT_IT_IS)
    if title is not None and _WALLS.search(title[1].strip()):
        return not is_described
    return not is_described and any(mark in lowered for mark in _MARKS)
