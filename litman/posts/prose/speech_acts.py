"""What a sentence does instead of asserting: it asks, announces what the post will do, or advises the reader."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

_IGNORE = re.IGNORECASE


def _any(words: str) -> str:
    """Return a pattern for any of the words; `_` stands for white space within one."""
    return "(?:" + "|".join(word.replace("_", r"\s") for word in words.split()) + ")"


_POST = _any(
    "post article guide blog piece page section chapter essay review series newsletter overview tutorial episode entry"
)
_TREATS = _any(
    """explains? looks? covers? explores? describes? discuss(?:es)? reviews? outlines? examines? address(?:es)? answers?
    breaks? offers? provides? summari[sz]es? is_about aims? goes considers? shows_you walks? dives?"""
)
_WILL_TREAT = _any(
    """look explain discuss explore share cover review answer address describe break take dive show walk talk return
    outline consider focus see examine summari[sz]e begin start end close turn go list present"""
)
_ANNOUNCES = [
    # In this post, we …
    rf"(?:in|throughout|with)\s(?:this|our|the\s(?:following|next))\s(?:\w+\s){{0,2}}?{_POST}s?\b.{{0,60}}"
    r"\b(?:I|we|you|let)(?:[’']\w+|\b)",
    # This article looks at …
    rf"(?:this|our|the\sfollowing|the\snext)\s(?:\w+\s){{0,2}}?{_POST}\s(?:will\s)?{_TREATS}\b",
    # Below, we list …
    r"(?:below|here|next|first|now|today|then|later),?\s(?:I|we)"
    rf"(?:[’'](?:ll|ve|re|d)|\s(?:will|want|have|{_WILL_TREAT}))\b",
    # We’ll look at …
    rf"(?:I|we)(?:[’']ll|\swill|\s(?:am|are)\sgoing\sto|\swant\sto)\s(?:\w+\s)?{_WILL_TREAT}\b",
    r"(?:let[’']s|let\sus|lets|here\s(?:is|are)\swhat|here[’']s\s(?:what|how|why|everything)|read\son|keep\sreading)\b",
    r"(?:stay\stuned|scroll\sdown|click|(?:I|we)\shope|thank\syou|welcome)\b",
    r"(?:(?:many|special|big)\s)?thanks\s(?:to|for)\b(?![^,.]{1,120},\s)",
    r"(?:I|we)\s(?:am|are|would\slike\sto|want\sto|wish\sto|gratefully)\s(?:very\s|also\s)?(?:grateful|thank|acknowledge|indebted)\b",
    r"(?:please\s)?(?:sign\sup|subscribe)\s(?:for|to|here|now|below)\b",
    r"(?:follow|join|contact|call|e-?mail)\s(?:us|me)\b",
    r"(?:more|further|related|other)\s(?:posts|articles|reading|episodes)\s(?:on|about|in|by|from)\b(?!.*\b(?:is|are|was|were)\b)",
    r"(?:to\sread\smore|learn\smore|for\smore\s(?:information|details|about|on))\b",
    r"(?:see|read|watch|listen\sto)\s(?:also|more|our|my|for|above|below|the\s(?:full|table|figure|box|appendix|text))\b",
    r"see\s(?:(?:e\.g\.|also|the),?\s)?(?:fig|tab|box|section|appendix|chapter|part|note)\w*\b",
    r"(?:and\s|so\s|but\s|now,?\s|first,?\s|[^,.]{1,40},\s)(?:let[’']s|lets|let\sus)\b",
]
_PARTS = _any(
    "table figure fig\\.? section appendix algorithm box chapter equation eq\\.?"
    " listing supplement part chart graph panel"
)
_SHOWS = _any(
    """shows? provides? lists? gives? presents? summari[sz]es? describes? contains? compares? illustrates? depicts?
    reports? displays? outlines? explains? plots?"""
)
_ANNOUNCES += [
    # Table 2 lists …, but not: Table 2 shows that …
    rf"(?:the\s)?(?:\w+\s)?{_PARTS}\s(?:[A-Za-z]?[\d.]+[a-z]?|@[\w:-]+|[A-H]|above|below)?\s?(?:caption\s|also\s)?{_SHOWS}\s(?!that|how)",
    r"(?:the\s)?(?:interested\s|curious\s)?readers?\s(?:can|may|might|who|is|are|will)\b",
    # We then explore …
    r"(?:[^,.]{1,60},\s)?we\s(?:then|also|first|next|now|further|finally|briefly|here)?\s?"
    r"(?:explore|examine|discuss|outline|review|describe|highlight|emphasi[sz]e|summari[sz]e|provide|introduce|focus|list"
    r"|present|turn|explain)\b(?!\sthat)",
    r"(?:the\s|all\s|both\s)?authors?\s(?:is|are|were|was)\s(?:affiliated|based|employed|supported|members?)\b",
]
_ANNOUNCES_AT_START = lazy_pattern(rf"[\"'“(]?(?:{'|'.join(_ANNOUNCES)})", _IGNORE)
_DISCUSSED = _any("discussed described explained covered addressed explored reviewed presented")
_PART_BY_KEY = r"@(?:fig|tbl|tab|sec|eq|lst|thm|ref)[-:(]"  # as Quarto, pandoc-crossref and bookdown write it
_SHOWN = (
    "given shown presented listed described depicted illustrated provided summarised summarized available found seen"
    " displayed drawn plotted"
).split()
_POINTS = lazy_pattern(
    rf"\b(?:is|are|can\sbe|were|was)\s(?:also\s|all\s)?(?:{'|'.join(_SHOWN)})\s(?:in|on|at|by)\s(?:the\s)?"
    rf"(?:(?:following|next|supplementary)\s)?(?:{_PARTS}\b|{_PART_BY_KEY})",
    _IGNORE,
)
_ANNOUNCES_AT_END = lazy_pattern(
    r"\b(?:which|that|as|and)\s(?:(?:I|we)(?:[’']ll|\swill)\s(?:discuss|describe|explain|return|cover|see|explore)"
    rf"|(?:will|are\sgoing\sto)\sbe\s{_DISCUSSED})(?:\s(?:\w+\s){{0,4}}(?:below|later|here|{_POST}))?[.!]?[\"”’)]*\Z",
    _IGNORE,
)

_VERBS_FOR_SURE = _any(
    """please do_not don[’']t make_sure be_(?:sure|careful|aware) remember_to look_for work_with opt_for aim_for"""
)
# At the start of a sentence these are hardly ever nouns.
_VERBS = _any(
    """ask talk speak consult consider try avoid seek choose limit discuss contact visit incorporate prioriti[sz]e
    practi[sc]e note remember"""
)
_NO_OBJECT = _any("is are was were has have had of may can that programmes? programs? limits?")
# These may be nouns (`Use of`, `Test results`): what follows decides.
_NOUNS_OR_VERBS = _any(
    """always never check keep start stop call follow use eat drink take wash store add mix stir bake cook serve set
    turn go get give put let swap switch schedule stick stay wear track write plan read learn include reduce
    replace share enjoy bring buy test tell listen focus allow increase"""
)
_OBJECT_BEGINS = _any(
    r"""an? the your to with at for on plenty more less some any up out about it them this these that whether if how
    before after until into down back only enough yourself off away every each one two taking doing eating using \d+"""
)
_GOOD = _any(
    "important best essential crucial vital wise worth recommended advisable helpful a_good_idea good_idea"
)
_ORDERS_YOU = _any(
    """talk speak consult ask see seek call contact try consider make check discuss avoid stop tell do don[’']t be get
    take start use keep reach visit"""
)
_ADVISED = _any("you one we parents people patients readers everyone anyone those adults women men")
_A_FACT = _any(
    "note_that remember_that recogni[sz]e_that understand_that mention_that know_that realize_that"
)
_ADVISES = [
    rf"{_VERBS_FOR_SURE}\s(?=[a-z“\"'’])",
    rf"{_VERBS}\s(?!{_NO_OBJECT}\b)(?=[a-z“\"'’])",
    rf"{_NOUNS_OR_VERBS}\s{_OBJECT_BEGINS}\b",
    # If you …, it’s best to / talk to / you should …
    r"(?:if|when|before|while|should|because|since)\b[^.]{0,120}\b(?:you|your|you[’']re)\b[^.]{0,200}?,\s"
    rf"(?:(?:it[’']s|it\sis|it\smay\sbe)\s(?:\w+\s)?{_GOOD}|(?:please\s)?{_ORDERS_YOU}\b"
    r"|you\s(?:should|must|need|ought|can|may\swant|might\swant|could)\b|your\s(?:doctor|best)\b)",
    rf"{_ADVISED}\b[^.]{{0,60}}\b(?:should|must|need\sto|ought\sto)\s(?!(?:have\sbeen|be\snoted))",
    rf"(?:it[’']s|it\sis)\s(?:\w+\s)?{_GOOD}\sto\s(?!{_A_FACT})",
]
_ADVISES_AT_START = lazy_pattern(rf"[\"'“(]?(?:{'|'.join(_ADVISES)})", _IGNORE)
# Advice that says what comes of it states an effect.
_EFFECT = lazy_pattern(
    r"\b(?:because|since\s(?:it|they|this|these|the)|as\s(?:it|they|this|these)|so\sthat|which\s(?:can|may|will|could|has|have)"
    r"|to\s(?:reduce|prevent|lower|lessen|cut|improve|increase|boost|relieve|ease|protect)|(?:it|they|this)\s(?:can|may|will|could)"
    r"\s(?:help|reduce|prevent|lower|lessen|cause|lead|improve|worsen|raise|increase))\b",
    re.IGNORECASE,
)
_DONE_TO = _any(
    """used taken given avoided done administered considered consulted stored kept discussed performed started stopped
    supervised made seen cooked eaten"""
)
_ADVISES_LATER = lazy_pattern(
    rf"\b(?:should|must)\s(?:only\s|always\s|never\s|not\s|therefore\s)?be\s{_DONE_TO}\b", _IGNORE
)
_QUESTION = lazy_pattern(r"[?？؟](?:[\"'”’)\]»«“」』]|[ \u00a0\u202f]»)*\Z")


# A sentence with fewer words than two besides these says nothing that could be checked (`That is how it works`).
_EMPTY = frozenset(
    """a about after again all also am an and any are as at be because been before being but by can could did do does
    done enough even every few for from get gets go goes going good got great had has have here how however i if in
    indeed into is it its itself just know less like lot made make makes many may me might mine more most much must my
    no nor not nothing now of off on one only or other our out over please quite really right same say says see seems
    she he they so some something still such take takes than that the their them then there these thing things this
    those though thus to too true up us very was way ways we well were what when where whether which while who whole why
    will with works would wrong yes yet you your isn’t aren’t doesn’t don’t can’t won’t that’s it’s here’s
    there’s what’s""".split()
)
_FEW = 6  # words
_PLAIN_WORD = lazy_pattern(r"[^\W_](?:[\w'’-]*\w)?")


def says_nothing(sentence: str) -> bool:
    """Whether all words of the sentence but one are words of every subject (`But that is wrong!`)."""
    if len(sentence) > 60:
        return False
    words = [word.casefold().replace("'", "’") for word in _PLAIN_WORD.findall(sentence)]
    told = sum(word not in _EMPTY for word in words)
    return told < 2 and told < len(words) <= _FEW


def asks(sentence: str) -> bool:
    """Whether the sentence is a question, rather than one that quotes a question at its end."""
    match = _QUESTION.search(sentence)
    if match is None:
        return False
    return not any(mark in match.group() for mark in '”"’»«“」』') or sentence[0] in "“\"‘'«»„「『"


def announces(sentence: str) -> bool:
    """Whether the sentence says what the post will do or where it has something, or asks the reader to go on."""
    if _ANNOUNCES_AT_START.match(sentence):
        return True
    lowered = sentence.lower()
    if ("ll" in lowered or "going" in lowered) and _ANNOUNCES_AT_END.search(sentence[-160:]):
        return True
    return any(map(lowered.__contains__, _SHOWN)) and bool(_POINTS.search(sentence[:200]))


def advises(sentence: str) -> bool:
    """Whether the sentence tells the reader what to do and gives no reason."""
    lowered = sentence.lower()
    may_be_later = "should" in lowered or "must" in lowered
    is_advice = bool(_ADVISES_AT_START.match(sentence) or (may_be_later and _ADVISES_LATER.search(sentence)))
    return is_advice and not _EFFECT.search(sentence)
