"""Headings that stand over a reference list, and over the citation of the page itself."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters

from litman.text.lazy_pattern import lazy_pattern

# Headings of lists in other languages than English; notes are none of them.
_ABROAD = (
    r"literatur(?:verzeichnis|angaben|nachweise?|quellen)?|quellen(?:verzeichnis|angaben|nachweise?)?|einzelnachweise|belege"
    r"|r[ée]f[ée]rences(?:\s+bibliographiques)?|bibliographie|ouvrages\s+cités|referencias(?:\s+(?:bibliogr[áa]ficas|consultadas))?"
    r"|bibliograf[íi]a(?:\s+citada)?|obras\s+citadas|fuentes|riferimenti(?:\s+bibliografici)?|bibliografia|opere\s+citate|fonti"
    r"|refer[êe]ncias(?:\s+bibliogr[áa]ficas)?|fontes|literatuur(?:lijst)?|referenties|bronnen|referenser|referencer|referanser"
    r"|litteratur(?:liste)?|käll(?:or|förteckning)|kilder|kirjallisuus|lähteet|literatura|piśmiennictwo|źródła|kaynakça|kaynaklar"
    r"|литература|(?:список|перечень)\s+(?:использованн(?:ых|ой)\s+)?(?:литературы|источников)(?:\s+и\s+литературы)?"
    r"|библиографический\s+список|библиографические\s+ссылки|источники|библиография|список\s+літератури|література|джерела"
    r"|参考文献|參考文獻|参考资料|參考資料|引用文献|参考書目|参考书目|출처|참고문헌|المراجع|مراجع"
)
# … and of works that a post recommends, whether or not it cites them.
_FURTHER = (
    r"(?:further|suggested|recommended|additional|selected|related)\s+(?:readings?|reads|literature|bibliography|works|references)"
    r"|read\s+(?:more|on)|weiterführende\s+(?:literatur|quellen)|(?:weitere|empfohlene)\s+(?:literatur|lektüre)|zum\s+weiterlesen"
    r"|literatur(?:hinweise|empfehlungen|tipps)|lectures?\s+(?:complémentaires?|recommandées?|conseillées?)|pour\s+aller\s+plus\s+loin"
    r"|pour\s+en\s+savoir\s+plus|(?:lecturas?|leituras?)\s+(?:recomendadas?|complementar(?:es|ias?)|adiciona(?:is|les)|sugeridas?)"
    r"|para\s+(?:saber\s+(?:más|mais)|leer\s+más)|letture?\s+(?:consigliate|di\s+approfondimento|suggerite)|per\s+approfondire"
    r"|verder\s+lezen|aanbevolen\s+literatuur|(?:vidare\s+läsning|vider(?:e\s+)?læsning)|literatura\s+(?:uzupełniająca|dodatkowa)"
    r"|дополнительная\s+литература|рекомендуемая\s+литература|что\s+(?:ещё|еще)\s+почитать"
    r"|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|扩展阅读|関連文献|推奨文献"
)
# The heading of a list, its number and colon aside, where mark-up says that it is a heading.
REFERENCE_HEADING = lazy_pattern(
    r"(?:\d+\.?\s+)?(?:references?|bibliography|works\s+cited|(?:article\s+|our\s+|the\s+)?sources?"
    r"|literature(?:\s+cited)?|citations?|reference\s+list|"
    r"(?:notes\s+and\s+)?references|scientific\s+references|resources\s+cited|references\s+(?:and|&)\s+(?:notes"
    rf"|sources)|sources\s+(?:and|&)\s+references|{_ABROAD})\s*:?",
    re.IGNORECASE,
)
_DECORATION = lazy_pattern(r"^[\s#*_=>|•·–—-]++(?:[\s#*_=:|–—-]++$)?|(?<![\s#*_=:|–—-])[\s#*_=:|–—-]++$")
_NUMBER = lazy_pattern(
    r"^(?:(?:chapter|section|appendix|kapitel|chapitre)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,5})[.):]?\s+",
    re.I,
)
# `References (12)`, or the page number of a running head.
_COUNT = lazy_pattern(r"(?:(?<!\s)\s++)?[(\[]\s*\d{1,4}\s*[)\]]$|(?<!\s)\s+\d{1,4}$|^\d{1,4}\s+(?=[A-Z]{4})")
_REFERENCES = lazy_pattern(
    r"(?:(?:list\s+of|selected|cited|key|main|primary|secondary|article|online|web|general|additional|scientific|full|our)\s+)*"
    r"(?:references?(?:\s+(?:list|cited|section))?|bibliograph(?:y|ies)|works?\s+(?:cited|consulted)|literature(?:\s+cited)?"
    r"|cited\s+(?:works|literature)|citations?|sources?(?:\s+cited)?|footnotes?|endnotes?|notes"
    rf"|{_FURTHER}|fu(?:ß|ss)noten|anmerkungen|przypisy|примечания|сноски|脚注|注释|{_ABROAD})"
    r"(?:\s*(?:and|&|und|et|y|/|,)\s*(?:notes|references|sources|further\s+reading|links|resources|footnotes|bibliography"
    r"|citations|quellen|literatur|références|примечания))?",
    re.I,
)
_RECOMMENDS = lazy_pattern(_FURTHER, re.IGNORECASE)
_BESIDE = lazy_pattern(
    rf"{_FURTHER}|bibliograph(?:y|ies)|works?\s+(?:cited|consulted)|sources?(?:\s+cited)?|literature|references?|{_ABROAD}",
    re.IGNORECASE,
)
_SELF = lazy_pattern(
    r"(?:how\s+(?:to|do\s+i|should\s+i)\s+(?:cite|reference|quote)|(?:to\s+)?(?:please\s+)?cite\s+(?:this|as|us)|citing\s+this"
    r"|(?:suggested|recommended|preferred|formatted)\s+citations?|citation\s+(?:for|of)\s+this|(?:apa|mla|ama|chicago|harvard"
    r"|vancouver|turabian|bibtex|ieee)(?:\s*+\d++(?:th|st|nd|rd)?(?:\s++ed(?:ition)?\.?)?)?\s*+(?:(?:style|format)\s*+)?(?:references?"
    r"|citations?|format)|page\s+citation|article\s+citation|permanent\s+citation|zitier(?:weise|vorschlag|hinweis|en)"
    r"|pour\s+citer|comment\s+citer|c[óo]mo\s+citar|come\s+citare|como\s+citar|as\s+cited\s+on\s+this\s+page)\b",
    re.I,
)
# What a list has ended before: the next section of a page or manuscript, and the legends that Word files put there.
_ENDS = lazy_pattern(
    r"(?:external\s+links|see\s+also|about\s+the\s+authors?|acknowledge?ments?|appendix|appendices|author\s+contributions?"
    r"|(?:conflicts?\s+of|competing|declaration\s+of)\s+interests?|disclosures?|funding|(?:list\s+of\s+)?figures?"
    r"(?:\s+(?:legends?|captions?))?|(?:list\s+of\s+)?tables?(?:\s+(?:legends?|captions?))?|supplementary\s+\w+|supporting\s+information"
    r"|weblinks|abbildungen|abbildungslegenden|tabellen|anhang|danksagung|légendes(?:\s+des\s+figures)?|remerciements|annexes?"
    r"|leyendas|anexos?|agradecimientos|agradecimentos|приложени[ея]|внешние\s+ссылки|附录|致谢)",
    re.IGNORECASE,
)
_EDIT = lazy_pattern(r"(?:(?<!\s)\s++)?\[\w+\]$")  # `External links[edit]`
_LEGEND = lazy_pattern(
    r"(?:supplementa(?:ry|l)\s+)?(?:fig(?:ure|\.)?|table|tab\.|box|scheme|abb(?:ildung|\.)|tabelle|tableau|figura|tabla|tabela"
    r"|рис(?:унок|\.)|таблица|图|表)\s?[A-Z]?\d{1,3}[A-Za-z]?\s?[.:|—–-]\s?\S",
    re.IGNORECASE,
)
_SELF_WORDS = ("cit", "zit", "reference", "quote", "format")
_LONGEST = 80
_LETTERS = ascii_letters.encode()


def is_reference_heading(line: str) -> bool:
    """Whether the line is the heading of a reference list (`References`, `## 7. Bibliography:`, `参考文献`)."""
    bare = _bare(line)
    return bool(bare) and bool(_REFERENCES.fullmatch(bare) or _REFERENCES.fullmatch(_NUMBER.sub("", bare)))


def is_further_reading(line: str) -> bool:
    """Whether the line is the heading of works that a post recommends, whether or not it cites them."""
    bare = _bare(line)
    return bool(bare) and bool(_RECOMMENDS.fullmatch(bare) or _RECOMMENDS.fullmatch(_NUMBER.sub("", bare)))


def may_stand_over_more(line: str) -> bool:
    """Whether the line may be the heading of a list of works beside the post's list of references."""
    bare = _bare(line)
    return bool(bare) and bool(_BESIDE.fullmatch(bare) or _BESIDE.fullmatch(_NUMBER.sub("", bare)))


def may_be_self_citation(line: str) -> bool:
    """Whether the line has a word without which none is a heading over the citation of the page; quick to ask."""
    lowered = line[: 3 * _LONGEST].casefold()
    return any(word in lowered for word in _SELF_WORDS)


def is_self_citation_heading(line: str) -> bool:
    """Whether the line says how to cite the page that it stands on (`How to cite this article`, `APA Reference`).

    What follows is the post itself, not a work that it cites.
    """
    bare = _bare(line)
    return bool(bare) and bool(_SELF.match(bare))


def ends_list(line: str) -> bool:
    """Whether no reference list goes on here: a heading such as `External links`, or the legend of a figure."""
    bare = _bare(_EDIT.sub("", line.strip()[: 3 * _LONGEST]))
    return bool(bare and _ENDS.fullmatch(bare)) or bool(_LEGEND.match(line.strip()[:_LONGEST]))


def is_heading_shape(line: str) -> bool:
    """Whether the line looks like any heading: short, begins with a capital, no full stop, few numbers."""
    bare = line.strip()
    if not 2 < len(bare) <= _LONGEST or bare[-1] in '.,;)”"]' or sum(c.isdigit() for c in bare) > 4:
        return False
    if bare.startswith("#"):
        return True
    words = bare.split()
    return bare[0].isupper() and len(words) <= 10 and "," not in bare


@lru_cache(256)  # a line is asked about from several sides
def _bare(line: str) -> str:
    if len(line) > 3 * _LONGEST or _has_too_many_letters(line):
        return ""
    bare = _DECORATION.sub("", _DECORATION.sub("", line.strip()))
    bare = _COUNT.sub("", re.sub(r"<[^<>]{1,40}>", "", bare)).strip(" :")
    return bare if len(bare) <= _LONGEST else ""


def _has_too_many_letters(line: str) -> bool:
    """Whether a line has more letters of ASCII than a heading has signs: of what is taken off, tags alone have any."""
    if len(line) <= _LONGEST or "<" in line:
        return False
    of_ascii = line.encode("ascii", "ignore")
    return len(of_ascii) - len(of_ascii.translate(None, _LETTERS)) > _LONGEST
