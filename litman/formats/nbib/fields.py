"""PubMed's tags and the variables of a work. Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions"."""

from __future__ import annotations

# Variable → its tag.
TEXTS: dict[str, str] = {
    "volume": "VI",
    "collection_title": "CTI",
    "abstract": "AB",
    "edition": "EN",
    "publisher": "PB",
    "PMCID": "PMC",
    "note": "GN",
    "URL": "URL",
}
# Names of people in full and short, by variable.
NAMES: dict[str, tuple[str, str]] = {"author": ("FAU", "AU"), "editor": ("FED", "ED")}
# What PubMed says of notices, in the words of its own pages.
NOTICES = {
    "RIN": "Retraction in",
    "RPI": "Retracted and republished in",
    "ECI": "Expression of concern in",
    "ROF": "Retraction of",
    "RPF": "Retracted and republished from",
    "ECF": "Expression of concern for",
    "CRI": "Corrected and republished in",
    "CRF": "Corrected and republished from",
    "EFR": "Erratum for",
}
# Types of publication that say of an article what it does to another, or that it is not published yet.
GENRES = {
    "retraction of publication": "Retraction notice",
    "retraction notice": "Retraction notice",
    "expression of concern": "Expression of concern",
    "published erratum": "Erratum",
    "preprint": "Preprint",
}
# When PubMed took a citation in and changed it, whose it is, and what other lines say as well.
BOOKKEEPING = (
    "AU ED CDAT CRDT CTDT DA DCOM DEP DRDT EDAT IRAD IS ISBN JID JT LR MHDA OWN PHST PL PMCR PST PT SB SO STAT TA"
).split()
