"""What kind of thing a reference describes, from what it says; never more than that."""

from __future__ import annotations

import re
from collections.abc import Mapping

from litman.text.lazy_pattern import lazy_pattern

THESIS = re.compile(
    r"\b(?:ph\.?\s?d\.?|doctoral|doctorat|master'?s?|m\.?\s?sc\.?|bachelor|diploma|undergraduate|honou?rs|m\.?\s?a\.?)\s+"
    r"(?:thesis|dissertation|diss)|\b(?:dissertation|thèse|tesis|mémoire|habilitation|doktorarbeit|diplomarbeit|thesis)\b"
    r"|\bdiss\.",
    re.I,
)
_REPORT = lazy_pattern(
    r"\b(?:tech(?:nical|\.)?\s*(?:report|rep|rpt|memo)|working\s+paper|discussion\s+paper|research\s+report|white\s+paper"
    r"|report\s+(?:no|number|#)|rep\.\s*no|rapport|policy\s+brief)\b",
    re.I,
)
_PREPRINT = lazy_pattern(
    r"\b(?:arxiv|(?:bio|med|psy|chem|soc|edu)r?a?rxiv|preprint|ssrn|research square)\b", re.I
)
_RELEASE = lazy_pattern(
    r"\b(?:press|news|media)\s+release\b|pressemitteilung|communiqué\s+de\s+presse|sciencedaily|eurekalert|/releases?/"
    r"|prnewswire|businesswire|medical\s?xpress",
    re.I,
)
_MEETING = lazy_pattern(
    r"\b(?:proceedings|conference|symposium|workshop|congress|proc\.|conf\.|symp\.|colloqui\w+|actes\s+du|tagung"
    r"|meeting|konferenz|congreso|poster\s+session)(?=\W|$)",
    re.I,
)
_NEWSPAPER = lazy_pattern(
    r"\b(?:times|guardian|washington\s+post|tribune|herald|telegraph|globe|zeitung|le\s+monde|figaro|el\s+país|gazette"
    r"|wall\s+street\s+journal|usa\s+today|daily|independent|observer|courier|la\s+repubblica|newspaper|reuters)\b",
    re.I,
)
_ENCYCLOPEDIA = lazy_pattern(r"\b(?:wikipedia|encyclop\w+|britannica|enzyklopädie)\b", re.I)
_DICTIONARY = lazy_pattern(r"\b(?:dictionary|wörterbuch|dictionnaire|diccionario|lexikon)\b", re.I)
_FILM = lazy_pattern(r"\b(?:motion\s+picture|dvd|film|vhs|blu-ray)\b", re.I)
_PATENT = lazy_pattern(r"\b(?:u\.?s\.?|european|german|us|ep|wo)?\s*patent\b", re.I)
_BLOG = lazy_pattern(
    r"\bblog\b|\[(?:web\s?log|blog)\s+(?:post|comment)\]|wordpress\.com|blogspot\.|substack\.com|medium\.com",
    re.I,
)


def guess_kind(parts: Mapping[str, str], text: str) -> tuple[str, str | None]:
    """Return (CSL type, genre) of a reference; `document` where its parts do not tell.

    Args:
        parts: The parts by name as printed.
        text: The whole reference.
    """
    container = parts.get("container_title", "")
    genre = parts.get("genre", "")
    said = " ".join((genre, parts.get("medium", ""), parts.get("note", "")))
    for kind in (_by_words(said, parts), _by_container(parts, container, text)):
        if kind:
            return kind
    if THESIS.search(text) and "container_title" not in parts and "journal" not in text.lower():
        return "thesis", None
    if parts.get("publisher") and parts.get("title"):
        return "book", None
    if parts.get("ISBN"):
        return "book", None
    if parts.get("URL"):
        if _RELEASE.search(text):
            return "article", "press release"
        return ("post-weblog", None) if _BLOG.search(text) else ("webpage", None)
    return "document", None


def _by_words(said: str, parts: Mapping[str, str]) -> tuple[str, str | None] | None:
    if THESIS.search(said):
        return "thesis", None
    if _REPORT.search(said):
        return "report", None
    if _FILM.search(said) or "director" in parts:
        return "motion_picture", None
    if _PATENT.search(said):
        return "patent", None
    if _RELEASE.search(said):
        return "article", "press release"
    if _PREPRINT.search(said) and not parts.get("volume"):
        return "article", "preprint"
    return None


def _by_container(parts: Mapping[str, str], container: str, text: str) -> tuple[str, str | None] | None:
    if not container:
        if "arxiv" in parts and not parts.get("volume"):
            return "article", "preprint"
        return None
    if _MEETING.search(container) and not re.search(
        r"proc\w{0,30}\.? (?:of the )?(?:nat|roy)", container, re.I
    ):
        return "paper-conference", None
    if _PREPRINT.search(container):
        return "article", "preprint"
    if _ENCYCLOPEDIA.search(container):
        return "entry-encyclopedia", None
    if _DICTIONARY.search(container):
        return "entry-dictionary", None
    if _REPORT.search(container):
        return "report", None
    other_publisher = parts.get("publisher") not in (None, container)
    if parts.get("editor") or _said_in(parts, text):
        return "chapter", None
    if other_publisher and not _online(parts, container):
        return "chapter", None
    return _periodical(parts, container, text)


def _online(parts: Mapping[str, str], container: str) -> bool:
    """Whether the container is a site or a newspaper: its publisher does not make it a book."""
    return bool(parts.get("URL")) or bool(_NEWSPAPER.search(container)) or bool(_RELEASE.search(container))


def _periodical(parts: Mapping[str, str], container: str, text: str) -> tuple[str, str | None] | None:
    if parts.get("volume") or parts.get("issue"):
        return "article-journal", None
    if parts.get("URL") and _RELEASE.search(f"{container} {parts['URL']}"):
        return "article", "press release"
    if _NEWSPAPER.search(container):
        return "article-newspaper", None
    if parts.get("URL") and _BLOG.search(f"{container} {parts['URL']}"):
        return "post-weblog", None
    if parts.get("page") or parts.get("DOI") or parts.get("PMID"):
        return "article-journal", None
    return ("webpage", None) if parts.get("URL") else None


def _said_in(parts: Mapping[str, str], text: str) -> bool:
    """Whether `In` stands right before the container and nothing says that it is a periodical."""
    if parts.get("volume"):
        return False
    return bool(re.search(r"\b(?:In|in):?\s+\W?$", text.partition(parts["container_title"])[0]))
