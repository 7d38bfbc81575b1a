"""Whether a reference names data or software, which DataCite registers and journals do not publish."""

from __future__ import annotations

import re

# Source: DataCite, "Cite your data"; APA 7, 10.9 and 10.10 (what stands in brackets after the title).
_SAID = re.compile(
    r"\[(?:data ?sets?|data|(?:source |computer )?code|(?:computer |mobile )?(?:software|program|app)|dataset and code)"
    r"\b[^\]]*\]|\bdata from:",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"\b(?:zenodo|figshare|dryad|dataverse|pangaea|mendeley data|(?:open)?icpsr|osf\.io|open science framework|genbank"
    r"|github|gitlab|software heritage|uk data (?:archive|service))\b|\bdata ?sets?\b|\(version v?\d[\w.]*\)",
    re.IGNORECASE,
)


def is_data(text: str) -> bool:
    """Return whether a reference says of itself that it is data or software (`[Data set]`, `Data from: …`)."""
    return bool(_SAID.search(text))


def may_be_data(text: str) -> bool:
    """Return whether a reference says so, or names an archive of data, or a version."""
    return is_data(text) or bool(_ARCHIVE.search(text))
