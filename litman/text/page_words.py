"""Words that say "page" or "article number" in front of a number or behind it, in the languages of references."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

# Whole words, which may touch the number (`pp12`).
_WORDS = (
    "p pp pg pgs pag pags pagg pgg pgn page pages pagina paginas pagine paginae pagina's paginile"
    " pág págs página páginas pàg pàgs pàgina pàgines"  # Catalan, Portuguese, Spanish
    " ss seite seiten"  # German; `ss` in Turkish and Finnish, too
    " blz bladzijde bladzijden"  # Dutch
    " sid sida sidan sidor side sider sivu sivut"  # Scandinavian, Finnish
    " str strona strony stron strana strany stran stránka stránky stranica stranice"  # Slavic
    " old oldal oldalak sayfa sayfalar sf psl puslapis lpp lk lhk hlm hal halaman trang"
    " сс стр стор страница страницы страници страниц сторінка сторінки"
    " σσ σελ σελίδα σελίδες ص صص صفحه صفحة صفحات עמ עמוד עמודים 第 ページ"
)
# Letters that also begin a page's own number (`S12` is a page of a supplement): a stop or a space parts them from it.
_LETTERS = "s с σ"
# What may only be taken for a word where a stop follows: a Latin `C.` typed for the Russian `С.`.
_LETTERS_WITH_STOP = "c"
_ARTICLE_WORDS = (
    r"(?:article|artikel|artículo|artigo|art|paper|eid|aid|id)(?:\W{1,2}(?:number|num|no|nr|id))?"
    r"|no|nr|n[º°]|№"
)
_AFTER = "pp? pages? pgs? seiten? стр с old oldal 页 頁 ページ 쪽 면 페이지"
# Source: what stands for pages in exports of publishers and reference managers.
_NO_PAGES = frozenset(
    (
        "n a|na|n p|np|n pag|no page|no pages|no pagination|unpaginated|unpaged|not paginated|in press|in print"
        "|online|online first|first online|published online|epub|epub ahead of print|ahead of print"
        "|online ahead of print|advance online publication|early view|article in press|forthcoming"
        "|unknown|none|null|nil|tba|tbd|s p|s pag|sine pagina|o s|ohne seitenzahl"
    ).split("|")
)

_ANY = "|".join(sorted(map(re.escape, _WORDS.split()), key=len, reverse=True))
_ONE_LETTER = "|".join(_LETTERS.split())
_NUMBER_NEXT = r"(?=[^\W\d_]{0,4}[.:-]?\d|[ivxlcdm]{1,8}(?![^\W\d_]))"
_PAGE_WORD = (
    rf"(?:(?:{_ANY})(?:[\s.:~'’]++|(?=\d))|(?:{_ONE_LETTER})(?:[.:]\s*+|[\s~]++)|{_LETTERS_WITH_STOP}\.\s*+)"
    r"[\s.:~]*+"
)
_IN_FRONT = lazy_pattern(rf"\W*{_PAGE_WORD}{_NUMBER_NEXT}", re.IGNORECASE)
_INSIDE = lazy_pattern(rf"(?<=[\s,;:(]){_PAGE_WORD}(?=\d)", re.IGNORECASE)
_ARTICLE_IN_FRONT = lazy_pattern(rf"\W*(?:{_ARTICLE_WORDS})(?:[\s.:#]+|(?=\d)){_NUMBER_NEXT}", re.IGNORECASE)
_BEHIND = lazy_pattern(
    rf"(?:(?<=\d)\s*(?=[^\x00-\x7f])|(?<=\w)[\s.]+)(?:{'|'.join(_AFTER.split())})\.?\s*\Z", re.IGNORECASE
)


def page_word_end(text: str) -> int:
    """Return where the word for pages in front of a number ends (`pp. 12` 4, `S12` 0); 0 where there is none."""
    found = _IN_FRONT.match(text)
    return found.end() if found else 0


def article_word_end(text: str) -> int:
    """Return where the word for an article number ends (`Article 12`, `no. 12`); 0 where there is none."""
    found = _ARTICLE_IN_FRONT.match(text)
    return found.end() if found else 0


def page_word_inside(text: str) -> int:
    """Return where a word for pages stands behind other things (`Bd. 3, S. 12`); 0 where there is none."""
    found = _INSIDE.search(text)
    return found.start() if found else 0


def without_word_behind(text: str) -> str:
    """Return the pages without the word behind them: `12-19 pp.`, `12-19页`."""
    return _BEHIND.sub("", text)


def says_no_pages(words: str) -> bool:
    """Whether the words stand where pages would and say that there are none: `n/a`, `in press`."""
    return words in _NO_PAGES
