"""Entry types of BibTeX's standard styles and of biblatex. What they mean in CSL: `litman.bibtex.works.entry_types`.

Source: biblatex manual, section 2.1; btxdoc, section 3.1.
"""

from __future__ import annotations

_ONLY_BIBLATEX = (
    "online electronic www web dataset software softwareversion softwaremodule codefragment patent periodical "
    "artwork audio image jurisdiction legal legislation letter movie music performance standard video bibnote"
)
TO_CLASSIC = {
    **dict.fromkeys(("bookinbook", "suppbook"), "inbook"),
    **dict.fromkeys(("suppcollection", "inreference"), "incollection"),
    **dict.fromkeys(
        ("collection", "mvbook", "mvcollection", "mvreference", "reference", "commentary"), "book"
    ),
    **dict.fromkeys(("suppperiodical", "review", "magazine", "newspaper"), "article"),
    "mvproceedings": "proceedings",
    "report": "techreport",
    **dict.fromkeys(_ONLY_BIBLATEX.split(), "misc"),
}
TO_BIBLATEX = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "web": "online",
    "techreport": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
}
