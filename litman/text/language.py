"""Which language a text is in, as far as its script and its small words tell."""

from __future__ import annotations

from litman.text.cjk import may_hold_cjk
from litman.text.lazy_pattern import lazy_pattern

_ENOUGH = 6_000  # characters that are looked at
_SURE = 12  # small words of one language from which on a text is believed against what is said of it
_WORD = lazy_pattern(r"[^\W\d_]+")
_KANA = lazy_pattern(r"[\u3040-\u30ff]")
_HAN = lazy_pattern(r"[\u3400-\u9fff]")
_CYRILLIC = lazy_pattern(r"[\u0400-\u04ff]")
_LETTER = lazy_pattern(r"[^\W\d_]")
_SMALL_WORDS = {
    "en": """the of and to in is was were that for it with as on are this be by from at which have has not or an but
        they their its than been can will these when after who more a no""",
    "de": """der die das und ist nicht von mit den zu auf für im ein eine dem des sich auch es als war werden wird bei
        nach aus durch oder einen einer wie noch zum zur über sie er wurde am laut kein keine siehe vgl sein sind""",
    "fr": """le la les des et est une dans pour que qui sur pas par plus au avec ce il du sont aux cette elle mais ou où
        ses leur selon être été ont son nous vous n'est un en de se ne dit""",
    "es": """el la los las de del y en que es por con una para un se no al lo como más pero sus su fue son este esta
        según entre cuando muy sin
        sobre también hay ha desde hasta del vive eran tras sólo""",
    "pt": """o a os as de do da dos das e em que é por com uma para um se não ao no na nos nas como mais mas seu sua foi
        são este esta segundo entre também pelo pela há sobre
        outra desde até eram dra profa""",
    "it": """il lo la gli le di del della dei delle e è in che per con una un si non al nel nella come più ma sono
        questo questa anche da dal sul alla ha hanno ci""",
    "nl": """de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar dan maar uit worden
        wordt werd heeft volgens deze zich over wie geldt zie
        men ze hij zij dit bijv mevr""",
    "pl": """i w na z nie się do to że jest od po za jak przez o dla co są przy oraz ale czy tym był była było według
        które który ten ta te""",
}
# Letters that tell one of these languages from the others; names bring them, too, so that they weigh little.
_LETTERS = {
    "ß": "de",
    "ä": "de",
    "ü": "de",
    "ñ": "es",
    "¿": "es",
    "¡": "es",
    "ã": "pt",
    "õ": "pt",
    "œ": "fr",
    "ê": "fr",
}
_LETTERS |= dict.fromkeys("łąężćś", "pl")
_OF = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_HAVING = {
    word: tuple(language for language, words in _OF.items() if word in words)
    for word in frozenset().union(*_OF.values())
}
_KNOWN = frozenset((*_OF, "ru", "zh", "ja"))


def small_words(language: str) -> frozenset[str]:
    """Return the small words by which a language is told, in lower case; none of one that is not told by them."""
    return _OF.get(language, frozenset())


def language_of(text: str, stated: str | None = None) -> str:
    """Return the language of a text, as its two letters in ISO 639-1; English where nothing tells.

    Args:
        text: What the post says; its beginning is enough.
        stated: What its mark-up says of it (`de-AT`). A text with many small words of another language is believed
            before it: pages keep the language that their template came with.
    """
    said = (stated or "").strip().lower().replace("_", "-").split("-")[0]
    said = said if said in _KNOWN else ""
    sample = text[:_ENOUGH]
    by_script = _by_script(sample)
    if by_script:
        return by_script
    counts: dict[str, float] = dict.fromkeys(_OF, 0.0)
    for letter, language in _LETTERS.items():
        counts[language] += 0.5 * (letter in sample)
    for having in filter(None, map(_HAVING.get, map(str.lower, _WORD.findall(sample)))):
        for language in having:
            counts[language] += 1 / len(having)
    best = max(_OF, key=lambda language: (counts[language], language == (said or "en")))
    if not said:
        return best if counts[best] else "en"
    return best if counts[best] >= _SURE and counts[best] > 2 * counts.get(said, 0) else said


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    letters = len(_LETTER.findall(sample))
    if not may_hold_cjk(sample):
        return "ru" if len(_CYRILLIC.findall(sample)) * 2 > letters > 0 else None
    kana, han, cyrillic = (len(pattern.findall(sample)) for pattern in (_KANA, _HAN, _CYRILLIC))
    if (kana + han) * 3 > letters > 0:
        return "ja" if kana * 6 > kana + han else "zh"
    return "ru" if cyrillic * 2 > letters > 0 else None
