"""Words as they are compared: without accents and case, American spelling, Greek letters by name."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from litman.library.comparison.number_words import number_of, with_digits
from litman.text.folding import fold, to_ascii
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_GREEK_TABLE = str.maketrans(_GREEK)
_ORDINAL_SIGN = lazy_pattern(r"(?<=[0-9])\.?[ªº]")
_GREEK_WORD = lazy_pattern("[\u0370-\u03ff]{3,}")
_TAG = lazy_pattern(r"</?[a-z][^<>]{0,60}>", re.IGNORECASE)
_WORD = lazy_pattern(r"[a-z]+|[0-9]+")
# British endings and stems → American. Source: Merriam-Webster and Oxford spellings; a pair that this makes
# alike by mistake (`four`, `for`) only makes the comparison more lenient.
_SPELLINGS = tuple(
    (lazy_pattern(pattern), american)
    for pattern, american in (
        (r"ae|oe", "e"),
        (r"(?<=[a-z]{2})our(?=$|s$|al|ed$|ing$|ful|less|abl|ist|it)", "or"),
        (r"(?<=[a-z]{2})is(?=e$|es$|ed$|er$|ers$|ing$|ation|able$)", "iz"),
        (r"(?<=l)ys(?=e$|ed$|er$|ers$|ing$)", "yz"),
        (r"^indices$", "indexes"),
        (r"(?<=[bt])re(?=$|s$|d$)", "er"),
        (r"ogue(?=$|s$)", "og"),
        (r"ll(?=ed$|ing$|er$|ers$|ation$)", "l"),
        (r"mme(?=$|s$)", "m"),
        (r"sulph", "sulf"),
        (r"aluminium", "aluminum"),
        (r"^grey", "gray"),
        (r"(?<=[ef]en)c(?=e$|es$)", "s"),
        (r"ement(?=$|s$)", "ment"),
        (r"^tumour", "tumor"),
        (r"lab(?:our|or)", "labor"),
    )
)


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in the form in which they are compared."""
    return [american(word) for word in raw_words_of(text)]


def raw_words_of(text: str) -> list[str]:
    """Return the words and numbers of a text: ASCII, lower case, `&` as `and`, `2nd` as `2`; spelling as it is."""
    text = fold(unmarked(_ORDINAL_SIGN.sub("th", text)))
    text = _GREEK_WORD.sub(lambda match: to_ascii(match.group()), text).translate(_GREEK_TABLE)
    text = to_ascii(text.replace("&", " and ")).lower().replace("'", "").replace("`", "")
    return _WORD.findall(with_digits(text))


def unmarked(text: str) -> str:
    """Return the text without mark-up, also where that was escaped, once or twice."""
    if "<" in text or "&" in text:
        text = _TAG.sub("", html.unescape(html.unescape(plain(text))))
    return text


@lru_cache(maxsize=50_000)
def american(word: str) -> str:
    """Return the word in American spelling; a small number as its digits."""
    number = number_of(word)
    if number is not None:
        return number
    if len(word) < 4:
        return word
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def is_near(one: str, other: str) -> bool:
    """Return whether two words differ by no more than a slip of the pen: a letter, two in a long word."""
    if one == other:
        return True
    longest = max(len(one), len(other))
    if longest < 4 or abs(len(one) - len(other)) > 2:
        return False
    from rapidfuzz.distance import OSA

    allowed = 1 if longest < 16 else 2
    return bool(OSA.distance(one, other, score_cutoff=allowed) <= allowed)
