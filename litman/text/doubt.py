"""Words by which a sentence says that it is not sure, or that something is not so."""

from __future__ import annotations

import re

HEDGE = re.compile(
    r"\b(?:however|but|although|though|unclear|unknown|uncertain|may|might|could|perhaps|possibly|probably|appears?"
    r"|seems?|suggests?|preliminary|not (?:yet |fully |well |entirely )?(?:known|clear|understood|certain|proven|shown)"
    r"|no evidence|limited|limitations?|caution|remains? to be|further (?:studies|research|work))\b",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:not|never|no|neither|nor|without|cannot|hardly|\w+n['’]t|nicht|kein\w{0,2}|nie|niemals|ohne|pas|jamais|sans"
    r"|nunca|jamás|sin|não|nem|sem|non|mai|senza|niet|geen)\b",
    re.IGNORECASE,
)
