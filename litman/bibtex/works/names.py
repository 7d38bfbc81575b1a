"""Lists of names in BibTeX's way: `von Family, Jr, Given and {Organisation}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from litman.bibtex.tex.by_number import without_choices
from litman.bibtex.tex.latex import balance_braces, decode_latex, encode_latex
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain
from litman.text.split_outside import split_outside
from litman.work import OTHERS, Name

_EXTENDED = lazy_pattern(
    r"\s*(family|given|prefix|suffix|useprefix|given-i|family-i|prefix-i|id|hash)\s*=", re.IGNORECASE
)
# `and others`; biblatex's options of one list and its names that stand in an `@xdata` entry.
_IS_NO_NAME = lazy_pattern(
    r"[\s,]*(?:others|(?:uniquelist|uniquename|sortingnamekeytemplatename|uniquenametemplatename|labelalphanametemplatename"
    r"|nohashothers|nosortothers|xdata)\s*=[^,{}\s]*)[\s,]*",
    re.IGNORECASE,
)
_AND = lazy_pattern(r"(?<!\S)and(?!\S)", re.IGNORECASE)
_SEPARATOR = lazy_pattern(r"\\.|[{}]|(?:(?<=[ \t\r\n])|^)and(?=[ \t\r\n]|$)", re.IGNORECASE | re.DOTALL)
# The same outside braces, with the word itself first: the engine skips to where it can begin.
_PLAIN_SEPARATOR = lazy_pattern(r"[aA][nN][dD](?=[ \t\r\n]|$)(?<![^ \t\r\n]...)")
_MAX_NAME = 2000
# Most names: `Family, Given`, each word with a capital letter, which leaves no particle to be found. Nor do a letter
# with an accent or a hyphen between letters.
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_WORD = rf"[A-ZÀ-ÖØ-Þ][{_LETTER}.]*+(?:-[{_LETTER}][{_LETTER}.]*+)*+"
_FAMILY_GIVEN = lazy_pattern(rf"({_WORD}(?: {_WORD})*+), ({_WORD}(?: {_WORD})*+)")


def parse_names(tex: str) -> tuple[Name, ...]:
    """Return the names in a BibTeX list of names; `and others` is left out.

    `von` becomes the non-dropping particle, `Jr` the suffix, a name wholly in braces an organisation;
    biblatex's `family=…, given=…` is read too.
    Source: bibtex.web, "name$" functions; biblatex manual, section 2.3.3 and appendix on name formats.
    """
    people = split_names(balance_braces(without_choices(tex)))
    return tuple(name for name in map(_parse_name, people) if name is not None)


def has_others(tex: str) -> bool:
    """Return whether a BibTeX list of names ends with `and others`: there are more names than it says."""
    names = split_names(balance_braces(tex)) if "others" in tex.lower() else []
    return len(names) > 1 and names[-1].casefold() == "others"


def format_names(names: Sequence[Name]) -> str:
    """Return the names as a BibTeX list, safe between braces: `von Family, Jr, Given and {Company}`.

    The name `others` behind a list stands for those that it leaves out: `Short, A. and others`.
    """
    is_cut = len(names) > 1 and names[-1] == OTHERS
    texts = [text for name in (names[:-1] if is_cut else names) if (text := _format_name(name))]
    return " and ".join([*texts, "others"] if is_cut and texts else texts)


def split_names(tex: str) -> list[str]:
    """Return the single names of a BibTeX list, split at the word `and` outside braces."""
    # bibtexparser 2.1's own splitter drops a command that begins a later name: `A and \\v{C}apek` gives
    # `{C}apek`.
    names: list[str] = []
    start = depth = 0
    if "\\" not in tex and "{" not in tex and "}" not in tex:  # as in most lists
        names, start = _PLAIN_SEPARATOR.split(tex), len(tex)
    for match in _SEPARATOR.finditer(tex, start):
        token = match[0]
        if token == "{":
            depth += 1
        elif token == "}":
            depth -= 1
        elif token[0] != "\\" and depth == 0:
            names.append(tex[start : match.start()])
            start = match.end()
    names.append(tex[start:])
    return [name for name in (name.strip(" \t\r\n") for name in names) if name]


@lru_cache(maxsize=4096)  # people write more than one work
def _parse_name(tex: str) -> Name | None:
    """Return one name of a list, None for `others` and for options of the list."""
    bare = tex.strip(" \t\r\n,")
    if plain_name := _FAMILY_GIVEN.fullmatch(bare):
        return Name(plain_name[1], plain_name[2])
    if _IS_NO_NAME.fullmatch(tex):
        return None
    if _is_braced(bare) or len(bare) > _MAX_NAME:
        literal = _decode(bare)
        return Name(literal=literal) if literal else None
    if _EXTENDED.match(bare):
        return _parse_extended(bare)
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = parse_single_name_into_parts(bare, strict=False)
    family, given = _join(parts.last), _join(parts.first)
    if not family:
        return Name(literal=given) if given else None
    return Name(family, given or None, None, _join(parts.jr) or None, _join(parts.von) or None)


def _parse_extended(tex: str) -> Name | None:
    parts = {}
    for piece in split_outside(tex, ",", "{}"):
        key, _, value = piece.partition("=")
        parts[key.strip().lower()] = _decode(value)
    family, given = parts.get("family"), parts.get("given") or None
    particle, suffix = parts.get("prefix") or None, parts.get("suffix") or None
    if not family:
        return Name(literal=given) if given else None
    if parts.get("useprefix") == "false":
        return Name(family, given, None, suffix, None, particle)
    return Name(family, given, None, suffix, particle)


def _is_braced(tex: str) -> bool:
    """Whether one pair of braces holds the whole name; `{\\'E}` is a letter, not an organisation."""
    if not (tex.startswith("{") and tex.endswith("}")) or tex.startswith("{\\"):
        return False
    depth = 0
    for match in re.finditer(r"[{}]", tex):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(tex)
    return False


def _join(words: Iterable[str]) -> str:
    return _decode(" ".join(words))


def _decode(tex: str) -> str:
    return " ".join(plain(decode_latex(tex)).replace("\u00a0", " ").split()) if tex else ""


def _format_name(name: Name) -> str:
    family = _encode(name.family)
    if not family:
        literal = _encode(name.literal or name.given)
        literal = f"{{{literal}}}" if literal.startswith("\\") else literal  # `{\x…}` would be one letter
        return f"{{{literal}}}" if literal else ""
    given = " ".join(part for part in (_encode(name.given), _encode(name.dropping_particle)) if part)
    suffix, particle = _encode(name.suffix), _encode(name.non_dropping_particle)
    family = _guard_family(family, alone=not (given or suffix or particle))
    last = f"{_guard(particle)} {family}" if particle else family
    if suffix:
        return f"{last}, {_guard(suffix)}, {_guard(given)}" if given else f"{last}, {_guard(suffix)}, {{}}"
    if given:
        return f"{last}, {_guard(given)}"
    return f"{last}, {{}}" if particle else last


def _encode(text: str | None) -> str:
    return encode_latex(plain(text)) if text else ""


def _guard(text: str) -> str:
    """Put what holds a comma or the word `and` in braces, so that the list is not split there."""
    return f"{{{text}}}" if "," in text or _AND.search(text) else text


def _guard_family(text: str, *, alone: bool) -> str:
    # A small first word would become a particle: `{vom Brocke}, Jan` keeps it in the family name.
    is_like_particle = any(word.lstrip("'’")[:1].islower() for word in text.split()[:-1])
    wants_braces = (alone and " " in text) or is_like_particle
    return f"{{{text}}}" if wants_braces and not text.startswith("{") else _guard(text)
