"""The names that stand right before a year, read backwards from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litman.posts.markers.citing_words import AND, GROUPS, LEADING, OTHERS, WORKS
from litman.posts.markers.listed_names import ListedNames
from litman.text.cjk import CJK
from litman.text.folding import collapse_white_space
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import PARTICLE, PARTICLES, capital_letters

_CAPITAL = f"[{capital_letters()}]"
_LETTER = rf"(?:(?![{CJK}])[\w\u0300-\u036f'’ʼ‘`´‐‑-])"
_WORD = (
    rf"(?:['’‘]t\s|(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]r|[Aa]d|[Ii]bn|[Bb]en)[-‐‑]|[dDlL]['’ʼ‘])?"
    rf"{_CAPITAL}(?:{_LETTER}{{0,2}}\.(?:-?{_CAPITAL}\.){{0,4}}(?:['’]s(?!\w))?|{_LETTER}{{0,40}}(?:\.(?:com|org|net|gov|edu|de|uk)\b)?)"
)
_TOKEN = lazy_pattern(
    rf"(?P<title>(?:Dr|Prof|Mr|Mrs|Ms|Sr|Sra|Pr|проф|д-р)\.(?:\s?(?:med|rer|phil|nat|Dr)\.)*)"
    rf"|(?P<others>(?<!\w){OTHERS}|(?<=[{CJK}\s])(?:等人?|ら|ほか|他|등|외))"
    rf"|(?P<and>(?<!\w){AND}|(?<=\w)&)"
    rf"|(?P<group>(?<!\w){GROUPS}(?!\w))|(?P<work>(?<!\w){WORKS}(?!\w))"
    rf"|(?P<name>{_WORD})"
    rf"|(?P<small>(?<!\w)(?:{PARTICLE}|of|the|for|and|on|in|für|und|et|des|para|pour|voor)(?=\s))"
    rf"|(?P<cjk>[{CJK}・·、]{{1,120}}?(?=等|ら|ほか|他|등|외|[\s,，(（\[［]|\Z))"
    r"|(?P<between>[,;/，、；])"
    r"|(?P<blank>\n[ \t\r]*\n)|(?P<other>\w+|[^\s])"
)
_WINDOW = 200
_WITHOUT_YEARS = lazy_pattern(r"(?:\D|\d{1,3}(?!\d))*")
_MOST_TOKENS = 30  # of names and what joins them
_SHORT_FORM = lazy_pattern(r"\s?[(\[][A-ZÀ-ÞА-Я][\w.&-]{1,15}[)\]](?P<comma>,)?\s{0,3}\Z")
_POSSESSIVE = lazy_pattern(r"(?<=[\w.])[’'ʼ](?:s)?\Z")
_INITIALS = lazy_pattern(rf"\A(?:{_CAPITAL}\.[\s-]?){{1,4}}(?={_CAPITAL}|['’]t\s|{PARTICLE}\s)")
_CJK_BETWEEN = lazy_pattern(r"\s?[・·、和與与及]\s?")
ORGANISATION = lazy_pattern(
    r"\b(?:of|for|the)\b|\b(?:[Aa]ssociation|[Ii]nstitutes?|[Oo]rgani[sz]ation|[Dd]epartment|[Mm]inistry"
    r"|[Cc]enters?|[Cc]entres?|[Cc]ouncil|[Ss]ociety|[Aa]gency|[Aa]dministration|[Cc]ollege|[Uu]niversity"
    r"|[Ff]oundation|[Cc]ommittee|[Nn]etwork|[Cc]ollaboration|[Gg]roup|[Ii]nstitut|[Gg]esellschaft|[Bb]undes\w+"
    r"|[Mm]inisterium|[Oo]rganisation|[Mm]inisterio|[Mm]inistère|[Uu]niversidad)\b"
)


@dataclass(frozen=True, slots=True)
class PrintedNames:
    """Whom a citation names: `text[start:end]` as printed, a comma behind it left out."""

    start: int
    end: int
    people: tuple[str, ...]  # family names or an organisation
    et_al: bool = False  # others are left out
    comma: bool = False  # one stands between the names and the year
    known: bool = False  # the list has the name
    fits: bool = False  # … with the year
    telling: bool = False  # only a citation prints names so: `et al.`, `&`, a possessive, an organisation


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def names_before(text: str, begin: int, end: int, year: str, listed: ListedNames) -> PrintedNames | None:
    """Return the names that end at `end`, right before a year or a bracket with one, none that begin before `begin`.

    How far they reach to the left the list says: the words of the sentence before a name (`Unlike Orban et al.`,
    `Selon Orban`) are taken off one by one until the list has the name, with the year if it can be. Where it has none
    of them, they are taken off as far as they are known to be such words. The window is of fixed width.
    """
    window = max(begin, end - _WINDOW)
    start = end - len(_WITHOUT_YEARS.match(text[window:end][::-1]).group())  # type: ignore[union-attr]
    short = _SHORT_FORM.search(text, max(start, end - 24), end)
    stop = short.start() if short else end
    tokens = _tokens(text, start, stop, cut=begin < start == window)
    comma = bool(tokens) and tokens[-1].kind == "between" and tokens[-1].text in ",，、"
    tokens = tokens[:-1] if comma else tokens
    comma = comma or bool(short and short["comma"])
    people_end = tokens[-1].end if tokens else stop
    behind: set[str] = set()
    while tokens and tokens[-1].kind in ("others", "group", "work") and len(behind) < 3:
        behind.add(tokens.pop().kind)
        if tokens and tokens[-1].kind == "between" and "others" in behind:
            tokens.pop()
    run = _run(tokens)
    if not run:
        return None
    et_al = bool(behind & {"others", "group"})
    if run[-1].kind == "cjk":
        return _in_cjk(run[-1], people_end, year, listed, et_al=et_al, comma=comma)
    owns = bool(_POSSESSIVE.search(run[-1].text)) or text[people_end - 2 : people_end] in ("'s", "’s")
    found = _partner(run, year, listed)
    if found is None:
        if behind & {"group", "work"} and not owns:
            return None
        run = _without_leading(run)
        if not run:
            return None
        people = _people(run)
        telling = et_al or owns or len(people) > 1 or bool(ORGANISATION.search(" ".join(people)))
        return PrintedNames(run[0].start, people_end, people, et_al, comma, telling=telling)
    first, people, fits = found
    return PrintedNames(run[first].start, people_end, people, et_al, comma, True, fits, telling=et_al)


def _tokens(text: str, start: int, end: int, *, cut: bool) -> list[_Token]:
    tokens = [
        _Token(match.lastgroup or "other", match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]
    return tokens[1:] if cut else tokens


def _run(tokens: Sequence[_Token]) -> list[_Token]:
    """Return the last tokens that can be names and what joins them, the first of them a name."""
    if tokens and tokens[-1].kind == "cjk":
        return [tokens[-1]]
    at = len(tokens)
    while at > max(0, len(tokens) - _MOST_TOKENS) and tokens[at - 1].kind in (
        "name",
        "small",
        "and",
        "between",
    ):
        after = tokens[at].kind if at < len(tokens) else ""
        kind = tokens[at - 1].kind
        if (kind == "and" and after not in ("name", "small")) or (kind == "between" and after == "between"):
            break
        at -= 1
    run = list(tokens[at:])
    while run and run[0].kind in ("and", "between"):
        run.pop(0)
    return run if run and run[-1].kind == "name" else []


def _partner(
    run: Sequence[_Token], year: str, listed: ListedNames
) -> tuple[int, tuple[str, ...], bool] | None:
    """Return from which token on the names are those of the list, the people, and whether the year fits, too."""
    if not (listed or listed.may_know):
        return None
    starts = [at for at, token in enumerate(run) if token.kind in ("name", "small")]
    if len(starts) > 1:
        starts.sort(key=lambda at: _leads_in(run[at:]))  # `The` of `The World Health Organization` last
    candidates = [(at, _people(run[at:]), _whole(run[at:])) for at in starts]
    for first in (True, False):
        for at, people, whole in candidates:
            for named in ((whole,), people) if len(people) > 1 else (people,):
                if listed.fits(named[0], year, first=first):
                    if _is_joined(run, at) and not listed.is_of_post(named[0], year):
                        continue
                    own = _of_sentence(run, at, year, listed)
                    return at + own, (_people(run[at + own :]) if own else named), True
    for at, people, _ in candidates:
        if listed.knows(people[0]):
            own = _of_sentence(run, at, "", listed)
            return at + own, (_people(run[at + own :]) if own else people), False
    return None


def _is_joined(run: Sequence[_Token], at: int) -> bool:
    """Whether names stand before that are cited with it: `Fern and Moss (2019)`, `Fern, Roy & Moss (2019)`."""
    if at > 0 and run[at - 1].kind == "and":
        return True
    joined = any(token.kind == "and" for token in run[at:])
    return at > 1 and run[at - 1].kind == "between" and run[at - 2].kind == "name" and joined


def _of_sentence(run: Sequence[_Token], at: int, year: str, listed: ListedNames) -> int:
    """Return how many small words in front are the sentence's: `di Rossi (2019)`, where the list has Rossi alone."""
    own = 0
    while at + own + 1 < len(run) and run[at + own].kind == "small" and run[at + own].text.islower():
        if listed.has_particle(_people(run[at + own :])[0], year, run[at + own].text):
            break
        own += 1
    return own


def _whole(run: Sequence[_Token]) -> str:
    printed = "".join(
        ("" if token.text in ",;" or not at else " ") + token.text for at, token in enumerate(run)
    )
    return _POSSESSIVE.sub("", printed)


def _people(run: Sequence[_Token]) -> tuple[str, ...]:
    """Return the people or the organisation that the tokens name."""
    if len(run) == 1 and run[0].text.isascii() and run[0].text.isalpha():
        return (run[0].text,)  # one word, as most are
    whole = _whole(run)
    if ORGANISATION.search(whole) and "&" not in whole and " and " not in whole.split(" of ")[0]:
        return (whole,)
    groups: list[list[_Token]] = [[]]
    for token in run:
        if token.kind in ("and", "between"):
            groups.append([])
        else:
            groups[-1].append(token)
    names = (_INITIALS.sub("", _whole(group)) for group in groups if group)
    people = [collapse_white_space(name).strip(" ,") for name in names]
    kept = [name for name in people if name and name.rstrip(".").lower() not in ("jr", "sr", "ii", "iii")]
    return tuple(kept) or (whole,)


def _without_leading(run: list[_Token]) -> list[_Token]:
    """Return the names without the sentence's own words in front (`The Smith and Doe`, `In Spain, Smith`)."""
    joined = any(token.kind == "and" for token in run)
    commas = [at for at, token in enumerate(run) if token.kind == "between"]
    if commas and not joined:
        run = run[commas[-1] + 1 :]
    while run and _leads_in(run):
        run = run[1:]
    return run


def _leads_in(run: Sequence[_Token]) -> bool:
    word = run[0].text.strip(",.").casefold()
    if word in PARTICLES:
        return False
    adverb = word.endswith("ly") and len(run) > 1 and run[1].kind == "between"
    return run[0].kind != "name" or word in LEADING or adverb


def _in_cjk(
    token: _Token, end: int, year: str, listed: ListedNames, *, et_al: bool, comma: bool
) -> PrintedNames | None:
    """Return the names at the end of a stretch of Chinese, Japanese or Korean, where no space parts the words."""
    run = token.text[-24:]
    for at in range(len(run)):
        people = tuple(name for name in _CJK_BETWEEN.split(run[at:]) if name)
        if run[at] not in "・·、" and people and listed.fits(people[0], year):
            return PrintedNames(token.end - len(run) + at, end, people, et_al, comma, True, True, True)
    people = tuple(name for name in _CJK_BETWEEN.split(run) if name)
    if not people or max(map(len, people)) > 8:
        return None
    return PrintedNames(token.end - len(run), end, people, et_al, comma, telling=et_al and len(run) < 5)
