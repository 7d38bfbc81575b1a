"""Words that stand in names of organisations and in no person's."""

from __future__ import annotations

import re

_WORDS = """
academy academic administration agency alliance amnesty archive archives army artists association associates authority
bank bibliothek board bureau cabinet center centre central centro church city clinic club co college collaboration
collaborative collaborators college commission committee community company conference congress consortium
consortia cooperative corp corporation council country county court data database defense department dept development
division economics economist education editors editorial embassy enterprise environment europe european executive
exchange experts faculty federal federation firm force forum foundation fund gesellschaft global government group
guardian health hospital house human inc industries information initiative institut institute institution institutes
international investigators journal justice kommission laboratories laboratory labs league liga library limited llc
ltd magazine media medical ministry ministère ministerium monitor museum nation national nations network news
newspaper nhs observatory office online organisation organization organizations panel parliament partners partnership
party plc police post press programme program project public publishing reporters research review rights safety
school schools science sciences scientific secretariat security senate service services society software solutions
staff state states statistics statista studies study subcommittee survey systems task team technologies technology
telegraph times today trial trialists trust union united universidad universidade universität university
universities verband verein watch weekly wikipedia workgroup working workshop world zentrum gmbh ag ev société
sociedad agence centre conseil instituto ministerio ministry organización universitario université università
""".split()
ORGANISATION_WORDS = frozenset(_WORDS)
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = frozenset("of for the and on against without at et des für und e".split())


def names_an_organisation(name: str) -> bool:
    """Return whether a name holds a word that only organisations have, `of` or `and`, or an acronym."""
    if "&" in name or name.lower().startswith("the ") or any(c.isdigit() for c in name):
        return True
    words = _WORD.findall(name)
    is_shouted = name.isupper()
    return any(
        word.lower() in ORGANISATION_WORDS
        or word in _BETWEEN
        or (not is_shouted and len(word) > 2 and word.isupper())
        for word in words
    )
