"""The small words around names and years in citations, in the languages of posts."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern


def any_of(words: str) -> str:
    """Return a pattern for any of the lines' words or phrases, the longest first; a space is any white space."""
    phrases = [re.escape(line.strip()) for line in words.strip().split("|") if line.strip()]
    return "(?:" + "|".join(sorted(phrases, key=len, reverse=True)).replace("\\ ", r"\s{1,3}") + ")"


_FELLOWS = any_of(
    """others|colleagues|coworkers|co-workers|collaborators|associates|andere|anderen|Kollegen|Kolleginnen
        |Mitarbeiter|Mitarbeitende|Kolleg*innen|collègues|collaborateurs|coll|autres|cols|col|colaboradores
        |colegas|otros|outros|altri|colleghi|collaboratori|collega's|collega’s|anderen|medewerkers|in|inni|wsp
        |współpracownicy|współpr|др|соавт|соавторы|коллеги|другие|соавторами|коллегами|sod|sur|kolleger|kollegor
        |medarbetare|andre"""
)
_AND = any_of("et|and|und|y|e|ed|en|i|и|og|och|with|mit|&")
# `et al.` and its brothers, behind the name of a first author.
OTHERS = (
    rf"(?:(?:et|&|and)\s{{0,3}}al(?![^\W\d_])\.?|{_AND}\s{{1,3}}(?:(?:his|her|their)\s{{1,3}})?{_FELLOWS}(?![^\W\d_])\.?"
    rf"|u\.\s?a\.|m\.\s?fl\.|e\.\s?a\.|vd\.|a\s{{1,3}}(?:kol|spol)\.|等人?|ら|ほか|他|등|외)(?:['’]s?(?!\w))?"
)
AND = r"(?:&|(?:and|und|et|y|e|ed|en|i|og|och|og|ve|sowie|и|та|с)(?=\s))"
# What somebody's name with a year may be followed by: `Orban’s team (2015)`, `the Orban study (2015)`.
GROUPS = any_of("team|group|lab|laboratory|colleagues|coworkers|co-workers|collaborators|équipe|Team|Gruppe")
WORKS = any_of(
    """trial|trials|study|studies|paper|papers|work|review|model|theory|book|report|survey|experiment
        |experiments|analysis|essay|article|thesis|dissertation|results|findings|data|account|chapter
        |meta-analysis|classic|original|seminal|landmark|early|later|recent|own|large|small|first|second|new
        |famous|influential"""
)
# What may stand between an opening bracket, or a semicolon, and the names.
PREFIX = (
    "(?:"
    + any_of(
        """see|see also|also|e.g.|e. g.|eg|i.e.|i. e.|cf.|cf|for example|for instance|for review|for reviews
        |for a review|for a review see|for an overview|reviewed in|reviewed by|review in|review|reviews in
        |as cited in|cited in|quoted in|adapted from|after|according to|by|from|in|but see|compare|study by
        |data from|source|sources|as shown by|shown by|as reported by|reported by|as described by|described by
        |as argued by|as noted by|found by|proposed by|first shown by|following|per|contra|pace|and|with|vgl.
        |vgl. auch|vgl. dazu|vergl.|siehe|siehe auch|s.|s. a.|s. auch|z. B.|z.B.|bspw.|etwa|nach|zit. nach
        |zit. n.|zitiert nach|zit. in|zitiert in|zit. bei|so auch|so|auch|bei|dazu|u. a.|laut|gemäß|Quelle|aus
        |in Anlehnung an|ausführlich|voir|voir aussi|cité par|cité dans|cité in|par ex.|p. ex.|par exemple
        |d’après|d'après|selon|par|chez|dans|pour une revue|véase|véase también|ver|ver también|vid.|cfr.
        |citado por|citado en|citado em|p. ej.|por ejemplo|según|como|en|como en|para una revisión|consulte|veja
        |ver também|vide|segundo|conforme|apud|por exemplo|para|em|citato in|cit. in|si veda|vedi|ad esempio
        |secondo|per|zie|zie ook|vgl. ook|bijv.|geciteerd in|volgens|zob.|por.|za|cyt. za|np.|według|wg|см.
        |см. также|ср.|напр.|например|цит. по|по|согласно|у|viz|srov.|se|se även|jf.|bl.a."""
    )
    + r"[,:]?\s{0,3}(?<![^\W\d_]))"
)
# One work read in another: the first need not be in the list.
CITED_IN = lazy_pattern(
    r"[\s,;]*"
    + any_of(
        """apud|as cited in|cited in|quoted in|zit. nach|zitiert nach|zit. n.|zit. in|cité par|cité dans|cité in
        |citado por|citado en|citado em|cit. in|citato in|geciteerd in|cyt. za|za|цит. по|in"""
    )
    + r"\s{1,3}",
    re.IGNORECASE,
)
# Words of the sentence that stand, with a capital, right before a name; folded.
LEADING = frozenset(
    """
    the a an in on at by from see while although however this these that when if as but and or for with since after
    before both because according study studies trial review figure table section chapter our we they he she it its
    their his her also similarly recently unlike following contrary per data results work works findings evidence
    like whereas where whether though given despite under upon via contra pace against using based not only even
    later earlier previously first second third finally then thus hence here again today moreover furthermore indeed
    citing quoting compare compared reviewing replicating extending building drawing adapting adopting research analysis
    experiments dr prof professor mr mrs ms sir dame lord philosopher psychologist economist historian author authors
    researcher researchers physicist biologist sociologist neuroscientist
    laut nach gemäß wie bei auch so während seit obwohl anders ähnlich entgegen im in der die das und oder mit von für
    bereits schon zudem dagegen siehe vgl die studie studien daten von zufolge
    selon d’après d'après chez pour comme dans suivant contrairement si les le la l’étude l'étude d’autres voir et
    según como en para tras desde siguiendo contrario los las el estudio datos y véase
    segundo conforme de como em para seguindo os as o estudo dados e já
    secondo come nel nella per gli lo studio i dati anche
    volgens zoals in bij het de studie ook
    według zdaniem jak w u badania
    по согласно данным как в у вслед исследование так
    """.split()
)
# A capital before a year that is no author: a month, a season, a place in a series, a thing.
NO_AUTHOR = lazy_pattern(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b|"
    r"(?:januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|octobre"
    r"|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|octubre|diciembre)\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:spring|summer|autumn|fall|winter|early|late|mid|since|from|until|till|in|by|as|phase|version|figure|fig"
    r"|table|chapter|about|between|"
    r"before|after|copyright|updated|published|accessed|retrieved|approved|aged?|year|born|founded|est|established"
    r"|circa|ca|during|vol|volume|seit|ab|bis|stand|depuis|desde|abbildung|abb|tabelle|tab|"
    r"windows|office|olympics|world\scup|super|season|episode|act|directive|resolution|regulation|model|class"
    r"|q[1-4])\b",
    re.IGNORECASE,
)
REPORTING_NEXT = lazy_pattern(
    r"\s(?:found|showed|shows?|reported|reports?|argued?s?|suggest(?:s|ed)?|demonstrated?s?|concluded?s?|observed?"
    r"|described?s?|proposed?s?|noted?s?|"
    r"estimated?s?|identified|compared|examined|reviewed|used|tested|analy[sz]ed|studied|measured|confirmed|sa(?:id"
    r"|ys)|states?d?|warn(?:s|ed)|recommend(?:s|ed)|explain(?:s|ed)|wrote|calls|called|provides?|claims?|claimed)\b"
)
ATTRIBUTED = lazy_pattern(
    r"(?:\b(?:according\sto|per|laut|gemäß|nach|selon|d[’']après|según|segundo|conforme|secondo|volgens|według)"
    r"|по\sданным|согласно)\s\Z",
    re.IGNORECASE,
)
# `of` makes an organisation's name of most, and an event's of these: `Treaty of Rome (1957)`.
EVENT = lazy_pattern(
    r"(?:treaty|battle|siege|peace|declaration|convention|act|war|edict|revolution|reign|fall|king|queen|duke|bill|state"
    r"|vertrag|schlacht|traité|bataille|tratado|batalla|trattato)\s(?:of|de|di|von|vom)\b",
    re.IGNORECASE,
)
