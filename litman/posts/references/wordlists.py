"""Words that tell what a part of a reference is, in the languages of most reference lists."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_LISTS: dict[str, str] = {
    "month": "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre "
    "dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari maart "
    "mei augustus spring summer autumn fall winter",
    "ed": "ed eds edited editor editors hrsg hg hgg herausgegeben éd éds dir dirs coord coords coordinador red "
    "bearb comp compiled compiler cur curatore ред",
    "in": "in dans en im nel",
    "vol": "vol volume vols v band bd bde jg jahrgang tome tom t vols. volumen т том",
    "no": "no nr n° nº № number issue num núm iss heft issues nos fasc fascicle suppl supplement part pt",
    "pp": "p pp page pages pg pgs s ss стр с seite seiten pag págs pág",
    "edition": "edition edn aufl auflage édition edición edizione rev revised reprint vyd",
    "retrieved": "retrieved available accessed access cited online visited viewed abgerufen consulté zugriff "
    "disponible accès verfügbar downloaded url doi lien",
    "thesis": "thesis dissertation diss thèse phd ph.d dissertação tesis tesi masters master's m.sc habilitation "
    "memorandum report rept rep tech technical working manuscript",
    "and": "and & und et y e og en și i",
    "etal": "al al. others",
    "trans": "translated trans transl translator traduit traduction übersetzt übers trad tr",
    "journal": "journal j zeitschrift revue review reviews annals bulletin archives archiv quarterly letters lett "
    "transactions trans acta proceedings proc magazine advances annual rev ann bull revista rivista newsletter times "
    "studies science sciences sci research res biol med chem phys physics chemistry biology medicine",
    "event": "conference symposium workshop meeting congress proceedings proc conf symp kongress colloque colloquium "
    "tagung session international intl int acm ieee annual",
    "publisher": "press publishers publisher publishing verlag editions éditions ediciones editorial edizioni editore "
    "editora university univ université universität universidad università inc ltd co gmbh sons books wiley springer "
    "elsevier blackwell routledge sage oxford cambridge mcgraw-hill prentice academic palgrave macmillan penguin "
    "harper norton random mit crc pearson verlagsgesellschaft presses librairie publications harvard yale princeton "
    "institute department dept school center centre office council association society bank",
    "place": "london york cambridge oxford paris berlin chicago boston washington ma ny ca dc uk usa philadelphia "
    "amsterdam münchen munich frankfurt stuttgart wien vienna zürich leipzig hamburg tübingen göttingen madrid "
    "barcelona milano roma rome torino firenze bologna venezia lisboa toronto montréal montreal ottawa sydney "
    "melbourne tokyo beijing dordrecht leiden baltimore princeton francisco angeles haven jersey heidelberg köln "
    "bonn basel bern bruxelles brussels stockholm copenhagen københavn oslo helsinki москва moscow санкт-петербург "
    "warszawa kraków praha budapest santiago méxico mexico buenos aires são paulo rio edinburgh dublin reading il pa "
    "nj va md tx wa fl mn singapore delhi hague la harmondsworth garden englewood cliffs park berkeley stanford",
    "name": "van von de der den del della di da la le ten ter du dos bin ibn al el mac mc st jr sr jr. iii",
}
_CLASSES: dict[str, tuple[str, ...]] = {}
for _name, _words in _LISTS.items():
    for _word in _words.split():
        if _name not in _CLASSES.get(_word, ()):
            _CLASSES[_word] = (*_CLASSES.get(_word, ()), _name)


def word_classes(word: str) -> tuple[str, ...]:
    """Return the lists that hold the word (lower case, no outer punctuation), in a fixed order."""
    return _CLASSES.get(word, ())


_MONTHS = frozenset(_LISTS["month"].split())


def name_a_month(words: Iterable[str]) -> bool:
    """Whether one of the words (lower case) is in the list of months."""
    return not _MONTHS.isdisjoint(words)


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, str]:
    data = Path(__file__).with_name("lexicon.txt.gz").read_bytes()
    lexicon = {}
    for line in gzip.decompress(data).decode().splitlines():
        code, _, words = line.partition("\t")
        lexicon.update(dict.fromkeys(words.split(" "), code))
    return lexicon


def usual_parts(word: str) -> str:
    """Return the parts that the word (lower case) is usual in, "" where it is unknown.

    Letters: T title, C container, P publisher, L place, F family name, G given name; a small letter where that
    part is not the main one. Counted by `benchmarks/build_lexicon.py`.
    """
    return _lexicon().get(word, "")


def usual_parts_of(words: Iterable[str]) -> list[str]:
    """Return what `usual_parts` says of each word, in order."""
    known = _lexicon()
    return [known.get(word, "") for word in words]
