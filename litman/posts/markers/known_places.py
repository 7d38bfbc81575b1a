"""Where in a work a citation sends its reader, in words that are known: `p. 12`, `Fig. 3`, `Kap. 4`, `§ 5`."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

DASH = "‐‑‒–—−~〜-"
_PLACE = (
    r"pp?|pgs?|pages?|ss?|seiten?|с|сс|стр|c|str|стор|págs?|pags?|chap|chapters?|ch|cap|caps|kap|kapitel|гл|rozdz|hfst"
    r"|secs?|sect|sections?|abschn|abschnitt|art|paras?|paragraphs?|figs?|figures?|figuras?|abb|abbildung|рис|ryc|tabs?"
    r"|tables?|tabelle|tabla|табл|eqs?|equations?|gl|thms?|theorems?|lemma|props?|cor|defs?|ex|app|appendix|anhang|suppl?"
    r"|vols?|bd|lines?|box|plate|slide|rn|rz|min"
)
_VALUE = r"(?:[A-Za-z]?\d[\w.]{0,12}|[ivxlc]{1,7}(?![\w]))"
VALUES = rf"{_VALUE}(?:\s?[{DASH}]\s?{_VALUE})?(?:\s?ff?\.?(?![\w]))?"
KNOWN_PLACE = lazy_pattern(
    rf"(?:\s*+[,;:]\s*+|\s++|(?=§))(?P<said>(?:(?:{_PLACE})(?:\.\s*+|\s++|(?=\d))|§{{1,2}}\s*+|¶\s*+){VALUES}"
    rf"|第?\d+(?:[{DASH}]\d+)?[页頁]|passim)",
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Whether a text is one place and nothing else."""
    return bool(KNOWN_PLACE.fullmatch(f" {text.strip()}"))
