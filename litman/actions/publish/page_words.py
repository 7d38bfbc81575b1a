"""The words of a page for readers in the languages that litman writes; in any other they are English.

Notices of registries and kinds of study stand as they are recorded, in English, and are marked so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from litman.actions.publish.page_words_table import MONTHS, PHRASES

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_ORDER = ("de", "fr", "es", "it", "pt", "nl")
LANGUAGES = ("en", *_ORDER)
_TABLE: Mapping[str, Mapping[str, str]] = {
    language: {english: said[at] for english, said in PHRASES.items()} for at, language in enumerate(_ORDER)
}
_DAYS = {
    "de": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}",
    "pt": "{day} de {month} de {year}",
}


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in one language."""

    language: str  # one of LANGUAGES

    def __call__(self, english: str, **values: object) -> str:
        """Return what is said in English in the page's language, with values put in."""
        text = _TABLE.get(self.language, {}).get(english, english)
        return text.format(**values) if values else text

    @property
    def in_english(self) -> str:
        """The attribute of what stands in English on a page of another language; nothing on an English one."""
        return "" if self.language == "en" else ' lang="en"'

    def day(self, day: date) -> str:
        """Return a day as it is written; in English as computers write it, which is one in all of its countries."""
        months = MONTHS.get(self.language)
        if months is None:
            return day.isoformat()
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        form = _DAYS.get(self.language, "{day} {month} {year}")
        return form.format(day=number, month=months[day.month - 1], year=day.year)


def page_words(language: str | None) -> PageWords:
    """Return the words of a page in a language, as BCP 47 has it: `de-AT`; English where litman has none of it."""
    name = primary(language)
    return PageWords(name if name in LANGUAGES else "en")


def primary(language: str | None) -> str:
    """Return the language itself: `pt` of `pt-BR`; empty where there is none."""
    return (language or "").replace("_", "-").partition("-")[0].lower()
