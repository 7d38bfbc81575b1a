"""Numbers in words, cardinal and ordinal, as titles and editions have them: `two`, `dritte`, `vinte`, `2nd`, `III`."""

from __future__ import annotations

import re
from functools import lru_cache

from litman.text.lazy_pattern import lazy_pattern
from litman.text.roman import roman_value

# Words that mean their number wherever they stand. `one` is an article as often, and stays a word.
_SURE = (
    "2 two zwei deux dois duas · 3 three drei trois tres tre · 4 four vier quatre cuatro quattro",
    "5 five cinq cinco cinque · 6 six sechs seis · 7 seven sieben sept siete sete sette · 8 eight acht huit ocho",
    "9 nine neun neuf nueve nove · 10 ten zehn diez dieci · 11 eleven · 12 twelve · 13 thirteen · 14 fourteen",
    "15 fifteen · 16 sixteen · 17 seventeen · 18 eighteen · 19 nineteen · 20 twenty · 30 thirty · 40 forty",
    "50 fifty · 60 sixty · 70 seventy · 80 eighty · 90 ninety",
    "1 first premiere · 2 second deuxieme · 3 third troisieme · 4 fourth quatrieme · 5 fifth cinquieme",
    "6 sixth sixieme · 7 seventh septieme · 8 eighth huitieme · 9 ninth neuvieme · 10 tenth dixieme",
    "11 eleventh · 12 twelfth · 13 thirteenth · 14 fourteenth · 15 fifteenth · 16 sixteenth · 17 seventeenth",
    "18 eighteenth · 19 nineteenth · 20 twentieth · 30 thirtieth · 40 fortieth · 50 fiftieth",
)
_GERMAN = "1 erste · 2 zweite · 3 dritte · 4 vierte · 5 funfte · 6 sechste · 7 siebte · 8 achte · 9 neunte · 10 zehnte"
# Words that mean something else in another language (`dos`, `due`, `once`, `sex`): numbers beside digits only.
_PERHAPS = (
    "1 one ein eine eins un une uno una um uma een en ett odin odna jeden premier primer primero primera primo prima",
    "1 primeiro primeira eerste forsta forste",
    "2 dos due twee tva to dva dve dwa deuxiemes segundo segunda secondo seconda tweede andra zweiter",
    "3 drie tri trzy tercer tercero tercera terzo terza terceiro terceira derde tredje · 4 fyra fire chetyre cztery",
    "4 cuarto cuarta quarto quarta vierde fjarde · 5 vijf fem pyat piec funf quinto quinta vijfde",
    "6 sei zes sex seks shest szesc sexto sexta sesto sesta zesde · 7 zeven sju syv sem siedem septimo septima",
    "8 otto oito atta otte vosem osiem octavo octava ottavo oitavo · 9 negen nio ni devyat dziewiec noveno novena nono",
    "10 dix dez tien tio ti desyat dziesiec decimo decima · 11 elf onze once undici · 12 zwolf douze doce doze dodici",
    "12 twaalf · 13 dreizehn treize trece treze tredici · 14 vierzehn quatorze catorce quattordici",
    "15 funfzehn quinze quince quindici · 16 sechzehn seize dieciseis sedici · 17 siebzehn · 18 achtzehn",
    "19 neunzehn · 20 zwanzig vingt veinte vinte venti twintig · 30 dreissig trente treinta trinta trenta",
    "40 vierzig quarante cuarenta quarenta quaranta · 50 funfzig cinquante cincuenta cinquenta cinquanta",
    "100 hundred hundert cent cien ciento cem cento honderd",
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = (
    "one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth"
)
_COMPOUND = lazy_pattern(rf"\b({_TENS.replace(' ', '|')})[ -]({_UNITS.replace(' ', '|')})\b")
_ENDING = lazy_pattern(r"(?<=[0-9])(?:st|nd|rd|th|ere|er|i?eme|ste)\b")
_FEMININE = str.maketrans({"ª": "th", "º": "th"})


def _pairs(rows: tuple[str, ...]) -> list[tuple[str, str]]:
    groups = (group.split() for row in rows for group in row.split("·"))
    return [(word, number) for number, *words in groups for word in words]


_NUMBERS = dict(_pairs(_SURE)) | {
    form: number for word, number in _pairs((_GERMAN,)) for form in (word, *(word + end for end in "nrsm"))
}
_BESIDE_DIGITS = frozenset(_pairs(_PERHAPS))


def number_of(word: str) -> str | None:
    """Return the digits of a number in words that means it wherever it stands; the word is in ASCII, lower case."""
    return _NUMBERS.get(word)


def means(word: str, digits: str) -> bool:
    """Return whether a word may mean a number that another source has in digits: `dos` and `2`, `iii` and `3`."""
    if word == digits or _NUMBERS.get(word) == digits or (word, digits) in _BESIDE_DIGITS:
        return True
    return digits.isdigit() and len(digits) < 4 and roman_value(word) == int(digits)


def edition_number(words: str) -> int | None:
    """Return the number of an edition: `3`, `3rd`, `Third`, `dritte`, `III`; None where it says none."""
    for word in re.findall(r"[0-9]+|[a-z]+", with_digits(words.lower())):
        found = word if word.isdigit() else _NUMBERS.get(word)
        if found is not None:
            return int(found[:6])
        if value := next((int(digits) for name, digits in _BESIDE_DIGITS if name == word), None):
            return value
    return None


@lru_cache(maxsize=1)
def _values() -> dict[str, int]:
    units = _UNITS.split()
    ones = {word: at % 9 + 1 for at, word in enumerate(units)}
    tens = {word: 10 * at for at, word in enumerate(_TENS.split(), 2)}
    return ones | tens


def with_digits(text: str) -> str:
    """Return a text in lower case with ordinals and numbers of two words as digits: `2nd`, `twenty-first`, `3ª`."""
    if "ª" in text or "º" in text:
        text = text.translate(_FEMININE)
    if "ty" in text:
        text = _COMPOUND.sub(lambda match: str(_values()[match[1]] + _values()[match[2]]), text)
    return _ENDING.sub("", text)
