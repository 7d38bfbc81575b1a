"""Language names of babel and biblatex as BCP 47 tags and back."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

# Source: babel manual, section 1.22 "Languages supported by babel with ldf files"; IANA language subtag
# registry.
_TABLE = (
    "english en american en-US usenglish en-US british en-GB ukenglish en-GB australian en-AU canadian "
    "en-CA newzealand en-NZ german de ngerman de deutsch de austrian de-AT naustrian de-AT swissgerman "
    "de-CH nswissgerman de-CH french fr francais fr français fr acadian fr-CA canadien fr-CA spanish es "
    "espanol es español es castilian es italian it italiano it portuguese pt portugues pt português pt "
    "brazilian pt-BR brazil pt-BR dutch nl nederlands nl danish da swedish sv norwegian no norsk nb "
    "nynorsk nn finnish fi icelandic is polish pl polski pl czech cs slovak sk slovene sl slovenian sl "
    "croatian hr serbian sr serbianc sr bosnian bs bulgarian bg russian ru ukrainian uk belarusian be "
    "greek el polutonikogreek el turkish tr hungarian hu magyar hu romanian ro latvian lv lithuanian lt "
    "estonian et hebrew he arabic ar persian fa farsi fa japanese ja chinese zh korean ko hindi hi "
    "bengali bn tamil ta thai th vietnamese vi indonesian id malay ms latin la catalan ca basque eu "
    "galician gl welsh cy irish ga scottish gd breton br esperanto eo afrikaans af albanian sq armenian "
    "hy georgian ka macedonian mk mongolian mn swahili sw"
)
_WORDS = _TABLE.split()
_TAGS = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
_NAMES = {tag.lower(): name for name, tag in reversed(_TAGS.items())}
_TAG = lazy_pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_CODES = (
    "eng en ger de deu de fre fr fra fr spa es ita it por pt rus ru chi zh zho zh jpn ja dut nl nld nl pol "
    "pl swe sv dan da nor no heb he yid yi ukr uk cze cs ces cs slo sk slk sk hun hu gre el ell el tur tr fin fi "
    "kor ko hin hi lat la rum ro ron ro bul bg hrv hr srp sr slv sl est et lav lv lit lt ara ar per fa fas fa tha th "
    "vie vi ind id cat ca baq eu eus eu glg gl ice is isl is wel cy cym cy gle ga"
)
_CODE_WORDS = _CODES.split()
_THREE_LETTERS = dict(zip(_CODE_WORDS[::2], _CODE_WORDS[1::2], strict=True))


def language_tag(text: str) -> str | None:
    """Return the BCP 47 tag of a babel name (`ngerman`), a key (`langgerman`) or a tag; else the text.

    Of several languages the first counts. Blank text gives None.
    """
    first = re.split(r"(?<!\s)\s++and\s++|[,;/]", text.strip(), maxsplit=1)[0].strip()
    word = first.lower().removeprefix("lang")
    if word in _TAGS:
        return _TAGS[word]
    if word in _THREE_LETTERS:
        return _THREE_LETTERS[word]
    if _TAG.fullmatch(first):
        language, *rest = first.replace("_", "-").split("-")
        return "-".join([language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    return first or None


def babel_name(tag: str) -> str | None:
    """Return the name that babel has for a language tag, or None: `de` → `german`, `en-US` → `american`."""
    tag = tag.replace("_", "-").lower()
    return _NAMES.get(tag) or _NAMES.get(tag.split("-")[0])


def language_name(tag: str) -> str:
    """Return what a language is called in English, or an empty text: `de-AT` → `German`."""
    name = _NAMES.get(tag.replace("_", "-").lower().split("-")[0]) or ""
    return name.removeprefix("n").capitalize() if name == "ngerman" else name.capitalize()
