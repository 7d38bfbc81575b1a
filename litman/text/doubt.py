"""Words by which a sentence says that it is not sure, or that something is not so."""

from __future__ import annotations

import re

HEDGE = re.compile(
    r"\b(?:however|but|although|though|unclear|unknown|uncertain|may|might|could|perhaps|possibly|probably|appears?"
    r"|seems?|suggests?|preliminary|not (?:yet |fully |well |entirely )?(?:known|clear|understood|certain|proven|shown)"
    r"|no evidence|limited|limitations?|caution|remains? to be|further (?:studies|research|work)"
    # Words of one language that mean something else in another (`mais`, `ma`, `mas`) are left out.
    r"|jedoch|allerdings|aber|unklar|unbekannt|ungewiss|könnten?|vielleicht|möglicherweise|vermutlich|wahrscheinlich"
    r"|scheint|scheinen|cependant|toutefois|pourraient|pourrait|peut-être|probablement|semble(?:nt)?|incertaine?s?"
    r"|sin embargo|aunque|podrían?|quizás?|tal vez|probablemente|parece[nm]?|incierto|tuttavia|però|potrebbe(?:ro)?"
    r"|forse|probabilmente|sembra(?:no)?|incerto|echter|misschien|mogelijk|waarschijnlijk|onduidelijk|lijkt|lijken"
    r"|porém|contudo|embora|poderiam?|talvez|provavelmente)\b",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:not|never|no|none|nothing|nobody|nowhere|neither|nor|without|cannot|hardly|\w+n['’]t|nicht|kein\w{0,2}|nie|niemals|ohne|pas|jamais|sans"
    r"|nunca|jamás|sin|não|nem|sem|non|mai|senza|niet|geen)\b",
    re.IGNORECASE,
)
# Of scripts without spaces; in a longer text they may be parts of other words (`非常`).
DENIAL_IN_CJK = re.compile(r"[不没沒未無无非勿]|ない|なかっ|ません|ずに|않|못")
_BEFORE = 20  # characters of a text in which a word right before a place stands
_IN_FRONT = re.compile(rf"{DENIAL.pattern}\s+\Z", re.IGNORECASE)


def denial_in_front(text: str, start: int) -> re.Match[str] | None:
    """Return the word by which a text denies what stands from a place on, right before it."""
    return _IN_FRONT.search(text, max(0, start - _BEFORE), start)
