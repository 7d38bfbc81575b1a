"""A second version of a file of the library lies beside it.

What it finds
    Files beside the bibliography and the claims files that a program for shared folders (Dropbox, Nextcloud, Syncthing,
    Seafile and others) made of them when it met two versions, or git: `references (conflicted copy 2026-11-28).bib`,
    `tea.sync-conflict-20261128-101112-ABCDEFG.toml`, `references.bib~HEAD`. litman reads none of them.
    Of the bibliography and other files of which a library has one, `references 2.bib` (iCloud), `references (1).bib`
    (Google Drive) and `references-DESKTOP-4F2K1AB.bib` (OneDrive) are such, too.
Why it matters
    What somebody wrote on another computer stands only there.
Example
    references (Ada's conflicted copy 2026-11-28).bib
What to do
    Take over what is missing (`litman add bib FILE` does it for works), then remove the copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding, Place

CODE = "BIB122"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each copy."""
    for path, original, is_beside in facts.copies:
        if is_beside:
            what = f"a second version of {original}, which litman does not read"
            message = f"{what}: take over what it has, and remove it"
        else:
            what = f"a version of {original}, which is not here"
            message = f"{what}: litman reads neither; name it {original}, or remove it"
        yield Finding(CODE, Place(path), message, "warning")


RULE = LibraryRule.of(CODE, "a second version of a file of the library lies beside it", find).of_whole()
