"""Works of kinds/works.bib that are printed otherwise than the manual asks, by style, and why."""

from __future__ import annotations

_AFTER = "pandoc capitalises long prepositions (as CMOS 18 does), MLA 9 does not"
_WITHOUT = (
    "citeproc-js writes prepositions small in title case; CMOS 18 capitalises those of five letters and more"
)


def _each(reason: str, keys: str) -> dict[str, str]:
    return dict.fromkeys(keys.split(), reason)


_STYLES = "apa ama vancouver ieee nature chicago mla harvard"
STILL_WRONG: dict[str, dict[str, str]] = {style: {} for style in _STYLES.split()}
# Of an engine, on top of those.
OF_ENGINES: dict[tuple[str, str], dict[str, str]] = {
    ("pandoc", "mla"): _each(_AFTER, "advance"),
    ("citeproc-js", "chicago"): _each(_WITHOUT, "advance"),
}
