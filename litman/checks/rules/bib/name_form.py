"""Names are written in a form that BibTeX misreads.

What it finds
    In `author` and `editor`: names joined by `;`, `&`, commas or another language's word instead of `and` (`Rossi M.,
    Bianchi L.`, `Jane Doe, Rick Roe`, `Jane Doe und Rick Roe`), `et al.` as part of a name, initials behind the family
    name without a comma (`Doe JM`), degrees (`Doe, Jane, MD`), a `Jr.` behind the given name (`John Doe, Jr.`), and
    organisations of several words without braces.
Why it matters
    BibTeX knows one separator, `and`, and takes the last word of a name for the family name: an organisation is
    printed as O. World Health, a list of people as one person.
Example
    author = {World Health Organization}      needs a second pair of braces
What to do
    Join people with ` and `, end a shortened list with ` and others`, put organisations in braces.
Source
    btxdoc, section 4, "names"; bibtex.web, "name$".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litman.bibtex.works.names import split_names
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.text.given_names import GIVEN_NAMES

CODE = "BIB109"
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{2,8};")  # of HTML, which BIB115 says
_ET_AL = re.compile(r"\bet\.?\s+al\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:Organi[sz]ation|Association|Committee|Consortium|Institutes?|Institut|University|Ministry|Department|Agency"
    r"|Administration|Commission|Foundation|Federation|Collaboration|Council|Working Group|Study Group|Task Force"
    r"|Centers?|Centre|Inc\.?|Ltd\.?|GmbH|Clinics?|Hospitals?|Society|Academy|College|Corporation|Corp\.?|Company"
    r"|Laborator(?:y|ies)|Network|Team|Group|Project|Program(?:me)?|Board|Bureau|Museum|Library|Initiative|Alliance"
    r"|Nations|Investigators|Collaborators|Services?|Klinik(?:um)?|Universität|Université|Universidad|Universidade"
    r"|Gesellschaft|Verband|Verein|Ministerium|Bundes\w+|Stiftung|Société|Sociedad|Sociedade|Asociación|Associação"
    r"|Ministère|Ministerio|Ministério|Fundación|Fundação|Fondation|Instituto|Istituto|Hôpital)(?!\w)"
)
# "and" of other languages. The short ones stand in family names too (`Ramón y Cajal`): they join whole names.
_JOINED = re.compile(r"(?<=\w)[.]?\s(und|et|och|og|sowie|with|en|и)\s(?=[A-ZÀ-ÞА-Я])")
_JOINED_WHOLE = re.compile(r"(?<=[\w.])\s(y|e|i)\s(?=[A-ZÀ-Þ])")
_DEGREE = re.compile(
    r"Ph\.?\s?D\.?|D\.?Phil\.?|[MB]\.?Sc\.?|M\.?P\.?H\.?|Pharm\.?\s?D\.?|F\.?R\.?C\.?P\.?|Ed\.?D\.?|Dipl\.?-?\s?\w+\.?"
    r"|Dr\.?(?: \w+\.?)*|Prof\.?"
)
_LIKE_INITIALS = re.compile(
    r"M\.?\s?D\.?|M\.?\s?A\.?|R\.?\s?N\.?|D\.?\s?O\.?|J\.?\s?D\.?|M\.?\s?B\.?\s?A\.?|D\.?\s?D\.?\s?S\.?"
)
_JUNIOR = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?|II|III|IV", re.IGNORECASE)
_WORD = r"[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]"
_INITIALS = r"[A-ZÀ-Þ]\.?(?:[ -]?[A-ZÀ-Þ]\.?){0,2}"
_PARTICLES = r"(?:[a-zß-ÿ]{1,4} ){0,2}"
_SHORT = re.compile(rf"{_PARTICLES}{_WORD}(?: {_WORD})? {_INITIALS}|(?:{_INITIALS} ){_PARTICLES}{_WORD}")
_FULL = re.compile(rf"{_WORD}(?: (?:{_WORD}|[A-Z]\.?|[a-z]{{1,3}})){{0,2}} {_WORD}")
_FAMILY_FIRST = re.compile(rf"{_PARTICLES}{_WORD}(?: {_WORD})? (?!II|IV|V?III?\b|VI\b|XI*\b)[A-ZÀ-Þ]{{1,3}}")


# Most names: `Moss, Ada B.`, `Moss, A. B.`. None of these is read as another than it is.
USUAL = re.compile(
    r"[A-Z][a-z]+, (?!Prof|Pharm|Dipl)(?:[A-Z][a-z]{3,}(?: [A-Z]\.){0,2}|[A-Z]\.(?: [A-Z]\.)?)"
)


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each field of names with one that would be misread, the first such name."""
    for entry in facts.entries():
        for name in ("author", "editor"):
            problem = next(filter(None, map(_problem, split_names(entry.values.get(name, "")))), None)
            if problem:
                yield Finding(CODE, entry.place(name), problem, "warning", key=entry.key)


def _problem(person: str) -> str | None:
    return None if USUAL.fullmatch(person) else problem_of(person)


def problem_of(person: str) -> str | None:
    """Return what is wrong with one name of a list, None where nothing is."""
    if person.startswith("{") or "=" in person:  # an organisation in braces; biblatex's family=…, given=…
        return None
    bare = re.sub(r"\{[^{}]*\}", "x", person)
    if _ET_AL.search(bare):
        return f"{person!r} becomes a person called et al.; write `and others`"
    if ";" in _ENTITY.sub("x", bare) or re.search(r"\s&\s|\\&", bare):
        return f"{person!r} is read as one name; join names with ` and `"
    if "," not in bare and " " in bare and _ORGANISATION.search(bare):
        return f"{person!r} is read as a person called {bare.split()[-1]}; put the organisation in braces"
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    return _joined(person, bare, parts) or _with_more(person, parts) or _family_first(person, bare)


def _joined(person: str, bare: str, parts: Sequence[str]) -> str | None:
    """What is said of several people in one name."""
    if (word := _JOINED.search(bare)) and not _ORGANISATION.search(bare):
        return f"{person!r} is read as one name; write ` and ` for `{word[1]}`"
    if word := _JOINED_WHOLE.search(bare):
        sides = bare[: word.start()], bare[word.end() :]
        has_whole_names = all("," in side for side in sides) or len(parts) == 1
        if has_whole_names and min(len(side.split()) for side in sides) > 1:
            return f"{person!r} is read as one name; write ` and ` for `{word[1]}`"
    if bare.count(",") > 2 or (len(parts) > 1 and _are_people(parts, has_comma_behind=bare.endswith(","))):
        return f"{person!r} is read as one name with {len(parts)} parts; join names with ` and `"
    return None


def _with_more(person: str, parts: Sequence[str]) -> str | None:
    """What is said of a name with a degree, or with a `Jr.` in the wrong place."""
    if len(parts) < 2:
        return None
    last = parts[-1]
    is_junior = bool(_JUNIOR.fullmatch(parts[1]))
    is_given_first = len(parts) == 2 and parts[0].split()[0].lower() in GIVEN_NAMES and " " in parts[0]
    is_degree = _DEGREE.fullmatch(last) or (
        _LIKE_INITIALS.fullmatch(last) and (is_given_first or len(parts) == 3)
    )
    if is_degree and not is_junior:
        return f"{person!r} has a degree, {last}, which is read as a part of the name; leave it out"
    if len(parts) == 2 and is_junior and " " in parts[0]:
        given, _, family = parts[0].rpartition(" ")
        return f"{person!r} is read as a person whose given name is {last}; write {f'{family}, {last}, {given}'!r}"
    if len(parts) == 3 and _JUNIOR.fullmatch(last) and not is_junior:
        return (
            f"{person!r} is read with {last} for the given name; write {f'{parts[0]}, {last}, {parts[1]}'!r}"
        )
    return None


def _family_first(person: str, bare: str) -> str | None:
    """What is said of `Doe JM`."""
    if "," in bare or not _FAMILY_FIRST.fullmatch(bare):
        return None
    family, _, initials = bare.rpartition(" ")
    return f"{person!r} is read as a person called {initials}; write {f'{family}, {initials}'!r}"


def _are_people(parts: Sequence[str], *, has_comma_behind: bool) -> bool:
    """Whether each part between commas is a whole name: `Rossi M.`, `Jane Doe`, and not `Doe` or `Jane M.`."""
    if all(_SHORT.fullmatch(part) for part in parts):
        return not _JUNIOR.fullmatch(parts[0].split()[-1])
    if not all(_FULL.fullmatch(part) or _SHORT.fullmatch(part) for part in parts):
        return False
    # Two names of two words may be one person's: `García López, María José`.
    are_given = all(part.split()[0].lower() in GIVEN_NAMES for part in parts)
    return len(parts) > 2 or has_comma_behind or are_given


RULE = LibraryRule.of(CODE, "names are written in a form that BibTeX misreads", find)
