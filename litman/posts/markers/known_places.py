"""Where in a work a citation sends its reader, in words that are known: `p. 12`, `Fig. 3`, `Kap. 4`, `§ 5`."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import is_year

DASH = "‐‑‒–—−~〜-"
_PLACE = (
    r"pp?|pgs?|pages?|ss?|seiten?|с|сс|стр|c|str|стор|págs?|pags?|chaps?|chapters?|chs?|cap|caps|kap|kapitel|гл|rozdz|hfst"
    r"|secs?|sect|sections?|abschn|abschnitt|art|paras?|paragraphs?|figs?|figures?|figuras?|abb|abbildung|рис|ryc|tabs?"
    r"|tables?|tabelle|tabla|табл|eqs?|equations?|gl|thms?|theorems?|lemma|props?|cor|defs?|ex|app|appendix|anhang|suppl?"
    r"|vols?|bd|lines?|box|plate|slide|rn|rz|min|nos?|nr|n[°º]|nn?|notes?|fn|anm|bks?|pt"
)
_ABOVE_ALL = (
    r"(?:esp(?:\.|ecially)|bes(?:\.|onders)|insb(?:\.|esondere)|notamment|surtout|sobre\stodo|soprattutto)\s"
)
_VALUE = r"(?:[A-Za-z]?\d[\w.]{0,12}|[A-Za-z]-\d{1,4}(?!\w)|[ivxlc]{1,7}(?![\w]))"
VALUES = rf"{_VALUE}(?:\s?[{DASH}]\s?{_VALUE})?(?:\s?ff?\.?(?![\w]))?"
KNOWN_PLACE = lazy_pattern(
    rf"(?:\s*+[,;:]\s*+|\s++|(?=§))(?P<said>(?:{_ABOVE_ALL})?(?:(?:{_PLACE})(?:\.\s*+|\s++|(?=\d))|(?:§{{1,2}}|¶|№)\s*+){VALUES}"
    rf"|(?:app(?:endix|\.)|anhang|part|pt\.)\s[A-Z](?!\w)|第?\d+(?:[{DASH}]\d+)?[页頁]"
    r"|passim|preface|foreword|introduction|afterword|vorwort|einleitung|nachwort|préface|prólogo|prefazione)(?!\w)",
    re.IGNORECASE,
)
_ALSO = r"(?:and|und|et|y|e|и|i|&)"
MORE_PLACES = lazy_pattern(rf"(?:\s*+,\s*+(?:{_ALSO}\s+)?|\s++{_ALSO}\s++)(?P<said>{VALUES})(?!\w)")
_MOST_PLACES = 20


def places_end(text: str, start: int, end: int, *, goes_on: bool) -> int:
    """Return where the places end that stand at `start`: `, ch. 4, pp. iv, vi–xi and 12`; `start` where none does.

    `goes_on` says that one ends there, so that a number may be one more. What may be a year is none in such a row.
    """
    at = start
    for _ in range(_MOST_PLACES):
        found = MORE_PLACES.match(text, at, end) if goes_on or at > start else None
        found = found or KNOWN_PLACE.match(text, at, end)
        if found is None or is_year(found["said"]):
            break
        at = found.end()
    return at


def is_place(text: str) -> bool:
    """Whether a text is one place and nothing else."""
    return bool(KNOWN_PLACE.fullmatch(f" {text.strip()}"))
