"""What a line of text without mark-up is, as far as its own shape tells."""

from __future__ import annotations

import re
from functools import lru_cache

from litman.text.cjk import may_hold_cjk
from litman.text.folding import collapse_white_space
from litman.text.lazy_pattern import lazy_pattern
from litman.text.raised import RAISED_DIGITS

TERMINAL = lazy_pattern(
    rf"[.!?…。！？؟।](?:[ \u00a0\u202f]»)?[\"'”’»«“」』)\]]*"
    rf"(?:\s*\[[^\]]{{1,40}}\]|\^?\d{{1,3}}+(?:\s?[,;–-]\s?\d{{1,3}}+)*+\^?|[{RAISED_DIGITS}]++)*+\Z"
)
# A marker in place of the mark: `in men and in women [2]`.
_ENDS_IN_MARKER = lazy_pattern(
    r"\w\s?(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}\]|(?<=[^\W\d_])\^\d{1,3}(?:[,;–-]\d{1,3}){0,9}\^?)\Z"
)
_QUESTION = lazy_pattern(r"[?？؟][\"'”’)]*\Z")
BULLET = lazy_pattern(
    r"(?P<indent>[ \t\u00a0]*)(?P<marker>[-–—*+•‣◦▪▫●○·⁃►▶✓✔➤➢]|(?:o(?=\s{2})))[\s\u00a0]+(?=\S)"
)
NUMBERED = lazy_pattern(
    r"(?P<indent>[ \t\u00a0]*+)(?P<marker>\(?(?P<number>\d{1,3}|[a-z]|[ivx]{1,4})[.)])[\s\u00a0]+(?=\S)"
)
_NAVIGATION = lazy_pattern(
    r"""(?:
      (?:top|bottom|end)\ of\ page | (?:scroll|back|return|jump|go)\ (?:to\ )?(?:the\ )?(?:top|main|home|blog
      |content)\b.{0,20}
    | skip\ (?:to|navigation).{0,30} | (?:blog|all|recent|related|previous|next|latest|older|newer
    |popular)\ (?:posts?|articles?|stories)
    | home | blog | search | menu | about(?:\ us)? | contact(?:\ us)? | share(?:\ (?:this|on|via)\b.{0,40})? | tweet
    | print | e-?mail
    | log\ ?in | log\ ?out | sign\ (?:in|up|out) | subscribe(?:\ .{0,40})? | register | read\ more | learn\ more
    | see\ all
    | load\ more | leave\ a\ (?:comment|reply) | \d*\s?comments? | (?:you\ (?:may|might)\ also\ like
    |recommended\ for\ you).{0,10}
    | follow\ us.{0,30} | table\ of\ contents | contents | in\ this\ (?:article|post|section) | advertisement
    | sponsored
    | book\ (?:now|an?\ appointment|a\ consultation).{0,20} | get\ started | categories | tags | archives? | newsletter
    | facebook | twitter | x | instagram | linkedin | pinterest | youtube | whatsapp | previous | next | close
    | toggle\ .{0,20}
    | (?:shop|cart|checkout|faqs?|privacy(?:\ policy)?|terms(?:\ of\ (?:use|service))?|sitemap|cookies?|careers|donate)
    | post\ navigation | accept\ (?:all)?\ ?cookies
    )[\s.:!»›→>]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BOILERPLATE = lazy_pattern(
    r"""(?:
      (?:copyright|©|\(c\))\s.{0,20}\d{4} | .{0,80}\ball\ rights\ reserved\b
    | (?:(?:medical\ |legal\ )?disclaimer\b\s*[:.–—-]) | (?:we|this\ (?:web)?site)\ uses?\ cookies\b
    | (?:the\ (?:information|content|material)s?|this\ (?:article|post|page|content|blog|information|web\ ?site|site))
      \b.{0,120}\b(?:not\ (?:intended|meant|a\ substitute|medical\ advice)|(?:for|only\ for)\ (?:informational
      |educational|general)
      |(?:informational|educational)\ purposes)
    | (?:disclosure|affiliate)s?\ ?(?:disclosure|notice|statement|links?)?:
    | .{0,40}\bmay\ earn\ (?:an?\s)?(?:\w+\s)?commission
    | (?:image|photo(?:graph)?|picture)\ (?:credits?|by|courtesy|source)\b | (?:image|photo|credits?):
    | (?:editor['’]?s?['’]?\ note|correction|clarification|update|related(?:\ \w+)?|see\ also|read\ next)\s?:
    | originally\ (?:published|appeared)\b | (?:sign\ up|subscribe)\ (?:to|for)\ (?:our|the|my)\b | (?:tags
    |filed\ under|categories):
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BYLINE = lazy_pattern(
    r"""(?:
      (?:by|from|words\ by|text\ by|story\ by)\s+(?=(?-i:[A-Z])) | writer['’]s\ picture | (?:author|source
      |contributors?|editor|reporter)s?:\s
    | (?:(?:medically|clinically|scientifically|fact|peer)[-\s])?(?:written|reviewed|posted|published|updated|edited
    |checked|modified|created)
      \s(?:and\s\w+\s)?(?:by|on|in|at|:|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)
    | last\ (?:updated|reviewed|modified|edited)\b | date: | \d{1,3}\s?min(?:ute)?s?\.?\ read\b | reading\ time\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE_LINE = lazy_pattern(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
    rf"|\d{{1,2}}\.?\s{_MONTH},?\s\d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})(?:\b.{{0,40}})?",
    re.IGNORECASE,
)
_CREDENTIALS = (
    r"(?:M\.?D|D\.?O|Ph\.?\s?D|Psy\.?D|Pharm\.?D|M\.?S\.?c?|M\.?A|M\.?B\.?A|B\.?S\.?c?|B\.?A|R\.?N|R\.?D\.?N?"
    r"|L\.?C\.?S\.?W|M\.?P\.?H|"
    r"D\.?N\.?P|N\.?P|P\.?A(?:-C)?|FNP|PMHNP|CRNA|LMFT|LPC|MBBS|MRCP|FRCP|FACP|DPhil|Ed\.?D|J\.?D|Dr|MSW|MFT|CNS"
    r"|CPT|DC|ND|DVM)"
)
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’-]*\.?|van|von|de|der|den|del|di|da|la|le|bin|al)"
_NAME_LINE = lazy_pattern(
    rf"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s)?(?P<name>[A-ZÀ-Þ][\w'’-]*\.?(?:\s{_NAME_WORD}){{1,4}})"
    rf"(?P<credentials>(?:,\s?{_CREDENTIALS}\.?){{1,5}})?"
)
_LINK_ROW = lazy_pattern(
    r"[^|›»>·•/]{1,40}+\s*+[|›»>·•/](?:(?:\s*+[^|›»>·•/\s][^|›»>·•/]{0,39}+\s*+|\s++)[|›»>·•/])++\s*+[^|›»>·•/]{0,60}+"
)
_SLASH = lazy_pattern(r"(?<=\S)/(?=\S)")  # `g/kg` is no row of links
_SELF_CITATION = lazy_pattern(
    r"""(?:
      (?:apa|mla|chicago|harvard|vancouver|ama|bibtex)\s(?:style\s)?(?:reference|citation|format)s?
    | (?:how\ to\ )?(?:please\ )?cite\ (?:this|as|us|our)\b.{0,40} | how\ to\ cite\b.{0,30} | to\ cite\ this\b.{0,40}
    | (?:suggested|recommended|preferred|page|article|post)\ (?:citation|reference) | cite\ this | citation(?=:)
    )\s*+(?::\s*+)?""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT_AUTHOR = lazy_pattern(
    r"(?:about|meet)\s(?:the\s|our\s)?(?:authors?|writers?|contributors?|editors?|reviewers?)\b.{0,40}"
    r"|author\s(?:bio|information|details)\w*:?"
    r"|(?:author|writer)['’]?s?\sbio\w*:?",
    re.IGNORECASE,
)
_CJK = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_VERB = lazy_pattern(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|will|would|should|must|does|do|did|isn[’']t|aren[’']t)\b",
    re.I,
)


_LINES_KEPT = 256  # the same line is asked about from several sides


def flat(text: str) -> str:
    """Return the text as shapes look at it: single spaces, no zero-width characters."""
    return collapse_white_space(text.replace("\u200b", "").replace("\ufeff", ""))


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, a citation marker after its last mark or in its place."""
    if TERMINAL.search(line[-80:]):
        return True
    return bool(_ENDS_IN_MARKER.search(line[-80:])) and len(line.split(maxsplit=6)) > 6


def is_question(line: str) -> bool:
    """Whether the line is one question."""
    return bool(_QUESTION.search(line)) and not re.search(r"[.!]\s+\S", line)


def word_count(line: str) -> int:
    """Return the number of words; in scripts without spaces two characters count as a word."""
    words = len(line.split())
    return words + len(_CJK.findall(line[:2000])) // 2 if may_hold_cjk(line[:2000]) else words


@lru_cache(_LINES_KEPT)
def is_navigation(line: str) -> bool:
    """Whether the line leads elsewhere: a menu's word, a row of links."""
    if len(line) > 160 or (line[-1:] in ".?!" and word_count(line) > 4):
        return False
    return bool(_NAVIGATION.fullmatch(line)) or (
        bool(_LINK_ROW.fullmatch(_SLASH.sub("-", line))) and not ends_sentence(line)
    )


def is_boilerplate(line: str) -> bool:
    """Whether the line is about rights, cookies, liability or money rather than about the subject."""
    return bool(_BOILERPLATE.match(line)) and len(line) < 900


def is_about_itself(line: str) -> bool:
    """Whether the line is about rights and money, or says how the post itself is to be cited."""
    return is_boilerplate(line) or starts_self_citation(line) or is_self_citation_heading(line)


@lru_cache(_LINES_KEPT)
def is_byline(line: str) -> bool:
    """Whether the line says who wrote the post, or when."""
    if len(line) > 160 or word_count(line) > 20:
        return False
    if _DATE_LINE.fullmatch(line):
        return True
    return bool(_BYLINE.match(line)) and not (ends_sentence(line) and _VERB.search(line))


def named_person(line: str, *, credentials: bool = True) -> str | None:
    """Return the name that the whole line is, by default only with degrees after it."""
    match = _NAME_LINE.fullmatch(line) if len(line) < 100 else None
    if match is None or (credentials and not match["credentials"]):
        return None
    return match["name"]


def is_self_citation_heading(line: str) -> bool:
    """Whether the line announces how the post itself is to be cited."""
    return len(line) < 80 and bool(_SELF_CITATION.fullmatch(line))


def starts_self_citation(line: str) -> bool:
    """Whether the line says how the post is to be cited and goes on with it (`Cite this article: …`)."""
    match = _SELF_CITATION.match(line)
    return (
        bool(match) and match is not None and match.group().rstrip().endswith(":") and len(line) > match.end()
    )


def is_about_author(line: str) -> bool:
    """Whether the line is the heading of a biography."""
    return len(line) < 80 and bool(_ABOUT_AUTHOR.fullmatch(line))


def looks_like_heading(line: str) -> bool:
    """Whether the line alone could be a heading: short, no sentence's end, a capital or a digit in front."""
    if not line or len(line) > 110 or word_count(line) > 16 or "://" in line or "www." in line:
        return False
    first = next((char for char in line if char.isalnum()), "")
    if not first or first.islower():
        return False
    if is_question(line):
        return True
    if ends_sentence(line) or line[-1] in ",;–—-":
        return False
    return line[-1] != ":" or word_count(line) <= 6
