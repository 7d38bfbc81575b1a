"""Names as `Family, Given, Jr`, the way RIS, PubMed and EndNote write them."""

from __future__ import annotations

import re
from dataclasses import replace

from litman.text.folding import collapse_white_space
from litman.text.names import PARTICLE
from litman.work import OTHERS, Name

_PARTICLES = re.compile(rf"(?:(?:{PARTICLE}|y|e|in|'t|’t)\s+)+(?=\w)")
_SUFFIX = re.compile(r"(?:[JS]r\.?|[IVX]{2,4}|2nd|3rd|[45]th)", re.IGNORECASE)
_SUFFIX_BEHIND = re.compile(r"(.+?)(?<!\s)\s++([JS]r\.?|I{2,3}|IV|VI{1,3}|(?:2nd|3rd|[4-9]th|2d|3d))")
_LAST_INITIALS = re.compile(
    r"(?P<family>.+?)(?<!\s)\s++(?P<given>[A-Z]{1,4})(?:\s+(?P<suffix>[JS]r|[23]r?[dD]|[45]th|I{2,3}|IV))?"
)


def name_of(text: str) -> Name | None:
    """Return the name that `Family, Given, Jr` means; what has no comma is an organisation, None if blank."""
    text = collapse_white_space(text)
    if Name(literal=text.rstrip(", ")).is_others:
        return OTHERS
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 2 and parts[0] and not parts[1] and not _is_suffix(parts[2:]):
        # two commas for one, as EndNote asks for it in an organisation's name
        return Name(literal=", ".join([parts[0], *filter(None, parts[2:])]))
    if not parts[0]:
        return Name(literal=text.strip(", ")) if text.strip(", ") else None
    if len(parts) == 1:
        return Name(literal=text)
    family, particle = split_particle(parts[0])
    given, suffix = parts[1], ", ".join(part for part in parts[2:] if part)
    if len(parts) == 3 and _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(suffix):
        given, suffix = suffix, given  # `Family, Jr, Given`, as BibTeX has it
    return Name(family, given or None, None, suffix or None, particle)


def full_name_of(text: str) -> Name | None:
    """Return the name that PubMed's `Family, Given M Jr` means: the suffix stands behind all else."""
    name = name_of(text if "," in text else text + ",")
    match = _SUFFIX_BEHIND.fullmatch(name.given) if name and name.given and not name.suffix else None
    return replace(name, given=match[1], suffix=match[2]) if name and match else name


def initialled_name_of(text: str) -> Name | None:
    """Return the name that PubMed's `Family AB` or `Family AB Jr` means."""
    match = _LAST_INITIALS.fullmatch(collapse_white_space(text))
    if match is None:
        return name_of(text + ",") if text.strip() else None
    family, particle = split_particle(match["family"])
    given = " ".join(f"{letter}." for letter in match["given"])
    return Name(family, given, None, match["suffix"], particle)


def inverted(name: Name, *, doubles_commas: bool = False) -> str:
    """Return `von Family, Given, Jr`, or an organisation without commas, which would make a person of it.

    Args:
        name: The name.
        doubles_commas: Whether two commas stand for an organisation's first, and its others stay.
    """
    if name.is_others:
        return "et al."
    if not name.family:
        text = (name.literal or name.given or "").strip(" ,")
        return collapse_white_space(text.replace(",", ",,", 1) if doubles_commas else text.replace(",", " "))
    particle = name.non_dropping_particle or ""
    is_close = particle.endswith(("-", "'", "’"))  # `al-Amin`
    family = f"{particle}{'' if is_close or not particle else ' '}{name.family}"
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    parts = [family, given, name.suffix or ""] if name.suffix else [family, given]
    return ", ".join(collapse_white_space(part.replace(",", " ")) for part in parts).rstrip(" ")


def _is_suffix(parts: list[str]) -> bool:
    is_one = len(parts) == 1 and " " not in parts[0]
    return is_one and (parts[0].endswith(".") or not parts[0] or _SUFFIX.fullmatch(parts[0]) is not None)


def split_particle(family: str) -> tuple[str, str | None]:
    """Return a family name and the small words before it (`van der Berg`)."""
    match = _PARTICLES.match(family)
    return (family[match.end() :], match[0].strip()) if match else (family, None)
