"""CSL locales: their names, the files where a package has them, and the words before locators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path

from litman.errors import UnknownLocaleError
from litman.text.spelling import near_words

# Source: the CSL project's repository of locales; the primary dialects of CSL 1.0.2, "Locale Fallback".
NAMES = tuple(
    "af-ZA ar bal-PK bg-BG brh-PK ca-AD cs-CZ cy-GB da-DK de-AT de-CH de-DE el-GR en-GB en-US es-CL es-ES es-MX "
    "et-EE eu fa-IR fi-FI fr-CA fr-FR gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP km-KH ko-KR la lij-IT "
    "lt-LT lv-LV mn-MN ms-MY nb-NO nl-NL nn-NO pa-PK pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-Cyrl-RS "
    "sr-Latn-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW".split()
)
_PRIMARY = {
    "de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-PT", "zh": "zh-CN", "sr": "sr-Cyrl-RS",
}  # fmt: skip
# The words by which pandoc knows in English what a locator counts; others than these are their own.
_ENGLISH = {
    name: name
    for name in "act appendix book canon chapter column equation figure folio issue line note opus page paragraph "
    "part rule scene section supplement surah table verse volume".split()
} | {
    "article-locator": "article",
    "elocation": "location",
    "sub-verbo": "sub verbo",
    "timestamp": "",
    "title-locator": "title",
}
_TERM = re.compile(
    r'<term name="([\w-]+)"(?: form="(short|symbol|long)")?>([^<]*(?:<(?!/?term\b)[^<]*)*)</term>'
)
_SINGLE = re.compile(r"<single>(.*?)(?:</single>|\Z)", re.DOTALL)


def require_locale(name: str) -> str:
    """Return the locale's full name: `de` is `de-DE`, case does not matter; empty stays empty.

    Raises:
        UnknownLocaleError: there is none; the error names those that are spelt alike.
    """
    asked = name.strip().replace("_", "-")
    if not asked:
        return ""
    by_fold = {known.lower(): known for known in NAMES}
    by_language = {known.split("-")[0]: known for known in reversed(NAMES)} | _PRIMARY
    found = by_fold.get(asked.lower()) or by_language.get(asked.lower())
    if found is None:
        language = asked.lower().split("-")[0]
        near = [known for known in NAMES if known.split("-")[0] == language][:3] or near_words(asked, NAMES)
        raise UnknownLocaleError(name, near)
    return found


def locale_text(name: str) -> str | None:
    """Return the XML of a locale, from the files that the package `citeproc-py` or the system carries."""
    for folder in _folders():
        path = folder / f"locales-{name}.xml"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return None


@cache
def locator_terms(locale: str) -> Mapping[str, str]:
    """Return the word that stands before each kind of locator in this language: `chapter` → `Kap.`

    In English where no package carries the locale's file.
    """
    if not locale or locale.startswith("en"):
        return _ENGLISH
    found: dict[str, dict[str, str]] = {}
    for name, form, inner in _TERM.findall(locale_text(locale) or ""):
        single = _SINGLE.search(inner)
        word = unescape(single[1] if single else "" if "<" in inner else inner)
        found.setdefault(name, {})[form or "long"] = word.strip()
    words = {
        name: found[name].get("short") or found[name].get("long", "") for name in _ENGLISH if name in found
    }
    return _ENGLISH | {name: word for name, word in words.items() if word}


def _folders() -> Iterator[Path]:
    # Only the files of the package are used: importing it would load its own engine.
    package = find_spec("citeproc")
    for folder in (package.submodule_search_locations or ()) if package else ():
        yield Path(folder, "data", "locales")
    yield Path("/usr/share/citation-style-language/locales")
