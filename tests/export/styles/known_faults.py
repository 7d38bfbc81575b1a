"""Where the CSL style, an engine or our CSL-JSON departs from the manual: what is printed instead, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.export.styles.written_references import Written


@dataclass(frozen=True, slots=True)
class Fault:
    """A departure that is known; a test fails where it no longer occurs."""

    keys: str  # of the works that it is seen in
    right: str | re.Pattern[str]  # what the manual has
    printed: str
    reason: str

    def put_into(self, written: Written) -> Written:
        """Return the reference and citation as they come out with this fault."""
        right = re.compile(re.escape(self.right)) if isinstance(self.right, str) else self.right
        printed = self.printed if isinstance(self.right, re.Pattern) else self.printed.replace("\\", r"\\")
        both = right.sub(printed, f"{written.reference}\n{written.cited}")
        assert both != f"{written.reference}\n{written.cited}", f"{self.right!r} is not in {written}"
        return Written(*both.split("\n"))


_AFTER = (
    "the style asks for title case; pandoc capitalises long prepositions (as CMOS 18 does), MLA 9 does not"
)
_WITHOUT = (
    "citeproc-js writes prepositions small in title case; CMOS 18 capitalises those of five letters and more"
)

_CHICAGO = (
    Fault("coastlab", "release, July", "release. July",
          "the style has a comma before the day only where a site stands before it"),
)  # fmt: skip
_MLA = (
    Fault("harbour", "*Noise on Night Quays*. Northern", "*Noise on Night Quays*. Technical Report no. 17, Northern",
          "the style has the number of a report where its template has numbers, in front of the publisher"),
    Fault("harbour", ".pdf. Technical Report 17.", ".pdf.", "the number stands in front of the publisher"),
)  # fmt: skip

# Of the style file or of our CSL-JSON: the same with every engine.
STYLE_FAULTS: dict[str, tuple[Fault, ...]] = {
    "apa": (),
    "vancouver": (),
    "ama": (),
    "chicago": _CHICAGO,
    "mla": _MLA,
    "ieee": (),
    "nature": (),
    "harvard": (),
}

# Of an engine, on top of those.
ENGINE_FAULTS: dict[tuple[str, str], tuple[Fault, ...]] = {
    ("pandoc", "mla"): (
        Fault("ferrant", "after", "After", _AFTER),
        Fault("coastlab iyer", "without", "Without", _AFTER),
    ),
    ("citeproc-js", "chicago"): (
        Fault("ferrant", "After", "after", _WITHOUT),
        Fault("coastlab iyer", "Without", "without", _WITHOUT),
    ),
}


def faults_of(engine: str, style: str) -> tuple[Fault, ...]:
    """Return what is known to come out otherwise than the manual has it."""
    return STYLE_FAULTS[style] + ENGINE_FAULTS.get((engine, style), ())
