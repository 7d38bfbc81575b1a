"""Commands of a TeX text that print something which litman does not know: reading leaves them out."""

from __future__ import annotations

from litman.bibtex.tex.acting_commands import ACTING
from litman.bibtex.tex.decoder import rare_symbol
from litman.bibtex.tex.tables import (
    ACCENTS,
    FIRST_DROPPED,
    FRACTIONS,
    OPERATORS,
    QUOTING,
    SWITCHES,
    SYMBOLS,
    TAGS,
    TEXT_IN_MATH,
)
from litman.bibtex.tex.units import without_siunitx
from litman.text.lazy_pattern import lazy_pattern

_COMMAND = lazy_pattern(r"\\([A-Za-z]+)[ \t\r\n]*+(\{\s*+[^\s}]|\[)?")
# They change how text looks or breaks, and print nothing.
_SILENT = frozenset(
    """
    relax protect noindent indent displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits left right middle
    big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr rm tt sf it bf sc sl em cal mit normalfont rmfamily
    sffamily ttfamily bfseries mdseries itshape slshape scshape upshape tiny scriptsize footnotesize small normalsize
    large Large LARGE huge Huge boldmath unboldmath nobreak allowbreak nolinebreak nopagebreak pagebreak break hfill
    hfil vfill null strut kern hskip hss mathstrut sloppy raggedright centering ignorespaces unskip leavevmode nonumber
    negthinspace negmedspace char symbol ensuremath url path href nolinkurl begin end bgroup egroup begingroup endgroup
    mathrm mathit mathbf mathsf mathtt mathcal mathbb operatorname textrm textup textnormal bibinfo natexlab
    hyp fi else ifmmode and penalty discretionary lowercase uppercase MakeLowercase MakeUppercase
    """.split()
)
_KNOWN = (
    ACTING, ACCENTS, FIRST_DROPPED, FRACTIONS, OPERATORS, QUOTING, SWITCHES, SYMBOLS, TAGS, TEXT_IN_MATH, _SILENT
)  # fmt: skip


def unknown_commands(tex: str) -> list[str]:
    """Return the names of the commands that vanish when the text is read, each once, in order.

    A command with an argument gives way to it, so that nothing is lost with its name.
    """
    if "\\" not in tex:
        return []
    names = (match[1] for match in _COMMAND.finditer(without_siunitx(tex)) if not match[2])
    return list(dict.fromkeys(name for name in names if not _is_known(name)))


def _is_known(name: str) -> bool:
    return any(name in table for table in _KNOWN) or bool(rare_symbol(name))
