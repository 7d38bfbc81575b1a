"""How a word is spelt elsewhere: across the Atlantic, and a Greek letter by its name.

What is returned may be no word at all: who looks something up asks whether anything has it.

Source: "The Oxford Guide to Style" (2002), chapter 2, on -ae-, -ise, -our and -re.
"""

from __future__ import annotations

from functools import cache

from litman.text.lazy_pattern import lazy_pattern

_NAMES = """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon
    phi chi psi omega""".split()
_LETTERS = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _NAMES, strict=True))
_OF_NAMES = {name: letter for letter, name in _LETTERS.items() if len(name) > 2}
_FEWEST = 4  # letters of a word that is spelt in two ways
_VERB = r"(?=(?:e[sdr]?|ing|ation[s]?|able)$)"
_MORE = r"(?=(?:s|ed|ing|al|ally|able|ful|less|ite|ist|ists)?$)"
_SPELT = tuple(
    (lazy_pattern(pattern), spelt)
    for pattern, spelt in (
        (r"(?<=\w)ae|^ae(?=t|s)", "e"),
        (r"(?<=\w)oe(?=[ad]|t[ua])|^oe(?=[sd])", "e"),
        (r"(?<=\w)em(?=i[ac])", "aem"),
        (r"^hem(?=at|o)", "haem"),
        (r"^e(?=str[aio]|soph|dema)", "oe"),
        (r"(?<=^an)e(?=sth)|^e(?=tiol)", "ae"),
        (r"(?<=p)e(?=diatr)|(?<=gyn)e(?=col)|(?<=leuk)e(?=m)", "ae"),
        (r"(?<=rrh)e(?=a)|(?<=^f)e(?=t(?:us|al))", "oe"),
        (r"(?<=\w\w)our" + _MORE, "or"),
        ("(?<=[bdilmnpv])or" + _MORE, "our"),
        ("is" + _VERB, "iz"),
        ("iz" + _VERB, "is"),
        (r"ys(?=(?:e[sdr]?|ing)$)", "yz"),
        (r"yz(?=(?:e[sdr]?|ing)$)", "ys"),
        (r"(?<=[bct])re(?=s?$)", "er"),
        (r"(?<=[bct])er(?=s?$)", "re"),
        (r"(?<=[al]og)ue(?=s?$)", ""),
        (r"(?<=[al]og)(?=s?$)", "ue"),
        (r"^sulph", "sulf"),
        (r"^sulf", "sulph"),
    )
)


@cache
def other_spellings(word: str) -> tuple[str, ...]:
    """Return in which other ways a word may be spelt, in lower case."""
    plain = word.lower()
    named = _LETTERS.get(plain) or _OF_NAMES.get(plain)
    if named is not None:
        return (named,)
    if len(plain) < _FEWEST or not plain.isalpha() or not plain.isascii():
        return ()
    found = (pattern.sub(spelt, plain) for pattern, spelt in _SPELT)
    return tuple(dict.fromkeys(one for one in found if one != plain))
