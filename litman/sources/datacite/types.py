"""DataCite's types of works, and what each is in CSL."""

from __future__ import annotations

import re

# Source: DataCite Metadata Schema 4.6, appendix 1, resourceTypeGeneral; CSL 1.0.2 specification, appendix
# III.
CSL_TYPES: dict[str, str] = {
    "audiovisual": "motion_picture",
    "book": "book",
    "bookchapter": "chapter",
    "collection": "collection",
    "computationalnotebook": "software",
    "conferencepaper": "paper-conference",
    "conferenceproceeding": "book",
    "datapaper": "article-journal",
    "dataset": "dataset",
    "dissertation": "thesis",
    "image": "graphic",
    "interactiveresource": "webpage",
    "journal": "periodical",
    "journalarticle": "article-journal",
    "peerreview": "document",
    "poster": "graphic",
    "preprint": "article",
    "presentation": "speech",
    "report": "report",
    "service": "software",
    "software": "software",
    "sound": "song",
    "standard": "standard",
    "workflow": "software",
}

# `Text` says too little; the free `resourceType` beside it often says the rest.
_TEXT_TYPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"thesis|dissertation|habilitation", re.IGNORECASE), "thesis"),
    (re.compile(r"blog", re.IGNORECASE), "post-weblog"),
    (re.compile(r"conference|proceedings", re.IGNORECASE), "paper-conference"),
    (re.compile(r"preprint", re.IGNORECASE), "article"),
    (re.compile(r"journal\W?article|research article|review article", re.IGNORECASE), "article-journal"),
    (re.compile(r"chapter", re.IGNORECASE), "chapter"),
    (re.compile(r"report|working paper", re.IGNORECASE), "report"),
    (re.compile(r"monograph|\bbook\b", re.IGNORECASE), "book"),
)


_CONFERENCE = re.compile(
    r"\b(?:conference|congress|symposium|workshop|proceedings|kongress|tagung|congr[eé]s|congreso|colloque)\b",
    re.IGNORECASE,
)


def csl_type(general: str, specific: str, *, container: str | None) -> str:
    """Return the CSL type for DataCite's `resourceTypeGeneral` and `resourceType`.

    `container`: what the text appeared in, where the record names it.
    """
    known = CSL_TYPES.get(general.lower())
    if known is not None:
        return known
    if general.lower() in ("text", "other", ""):
        for pattern, name in _TEXT_TYPES:
            if pattern.search(specific):
                return name
        if container is None:
            return "document"
        return "paper-conference" if _CONFERENCE.search(container) else "article-journal"
    return "document"
