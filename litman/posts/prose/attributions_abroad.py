"""Sources that a sentence of another language than English names: `Eine Studie der Uni Oslo zeigt`, `L'OMS estime`.

Names stand in front of a verb that says that somebody found or said something. The patterns are compiled when a post in
such a language is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from litman.text.lazy_pattern import lazy_pattern


class _Words(NamedTuple):
    """What stands around the names of sources in one language; a space is any white space."""

    studies: str
    people: str  # who investigates, without a name of their own
    callings: str  # what stands before the name of one of them
    of: str  # what leads to whose or where
    articles: str
    verbs: str  # of finding and saying
    reports: str  # of saying alone: what an organisation does


_WORDS: dict[str, _Words] = {
    "de": _Words(
        "Studien?|Untersuchung(?:en)?|Metaanalysen?|Meta-Analysen?|Umfragen?|Berichte?|Auswertung|Übersichtsarbeit",
        "Forscher(?:innen)?|Forschende|Wissenschaftler(?:innen)?|Ärzte|Mediziner(?:innen)?|Experten|Fachleute|Team",
        r"\w*(?:log[ei]n?|login|iker(?:in)?|forscher(?:in)?|wissenschaftler(?:in)?|mediziner(?:in)?|ökonom(?:in)?"
        r"|ärztin|arzt|autor(?:in)?"
        r"|professor(?:in)?|ist(?:in)?)",
        "der|des|vom|von|an der|am|aus|in",
        "Der|Die|Das|Ein|Eine|Diese|Dieser|Laut einer|der|die|das|ein|eine|diese",
        r"(?:hat|haben|konnten?) (?:\w+ ){0,3}?(?:gezeigt|gefunden|ergeben|festgestellt|herausgefunden|zeigen)"
        r"|zeigt?en?|zeigte|zeigt|fand(?:en)?"
        "|ergab(?:en)?|berichtet(?:en|e)?|belegt(?:en|e)?|kam(?:en)?|legt(?:en|e)? nahe|stellt(?:en|e)? fest"
        "|weist|sagt(?:e|en)?|sagen|erklärt(?:e|en)?"
        "|schreib(?:t|en)|schrieb(?:en)?|warn(?:t|te|en|ten)|schätz(?:t|te|en|ten)|empfiehlt|empfehlen|meldet(?:e"
        "|en)?|meint(?:e|en)?|betont(?:e|en)?",
        "berichtet(?:e)?|meldet(?:e)?|schätzt(?:e)?|warnt(?:e)?|empfiehlt|schreibt|rät|teilte|gibt an",
    ),
    "fr": _Words(
        "études?|enquêtes?|méta-analyses?|revues?|rapports?|essais?|travaux",
        "chercheurs|chercheuses|scientifiques|médecins|spécialistes|équipe",
        r"\w+(?:logue|iste|icien(?:ne)?|cheur|cheuse|teur|trice|iatre|graphe)|professeure?|médecin|docteure?"
        r"|auteure?",
        "de la|de l[’']|des|du|de|d[’']|à la|à|publiée? (?:par|dans)|menée? (?:par|à)",
        "Le|La|L[’']|Les|Un|Une|Des|Cette|Cet|Ce|le|la|l[’']|les|un|une|des",
        "(?:ont|a|avaient|avait) (?:\\w+ )?(?:montré|trouvé|révélé|constaté|conclu|suggéré|observé|estimé)"
        "|montr(?:ent|e)|suggèr(?:ent|e)|révèl(?:ent|e)"
        "|indiqu(?:ent|e)|estim(?:ent|e)|rapport(?:ent|e)|conclu(?:ent|t)|expliqu(?:ent|e)|affirm(?:ent|e)|dit"
        "|disent|écri(?:t|vent)|recommand(?:ent|e)"
        "|soulign(?:ent|e)|avertit",
        "estime|rapporte|recommande|avertit|indique|affirme|annonce|souligne",
    ),
    "es": _Words(
        "estudios?|encuestas?|metaanálisis|informes?|ensayos?|investigaci(?:ón|ones)|revisi(?:ón|ones)",
        "investigador(?:es|as)|científic[oa]s|médic[oa]s|expert[oa]s|equipo",
        r"\w+(?:ólog[oa]|ista|iatra|ísic[oa]|ímic[oa]|ador[a]?|édic[oa])|profesora?|doctora?|autora?",
        "de la|de los|del|de|en la|en|por la|por",
        "El|La|Los|Las|Un|Una|Este|Esta|el|la|los|las|un|una",
        "(?:ha|han|había) (?:mostrado|demostrado|encontrado|revelado|concluido|hallado)|mostr(?:ó|aron)|muestran?"
        "|demostr(?:ó|aron)|demuestran?"
        "|encontr(?:ó|aron)|hall(?:ó|aron)|revel(?:ó|aron|a|an)|conclu(?:yó|yeron|ye|yen)|sugier(?:e|en)|sugirió"
        "|indic(?:ó|aron|a|an)|explic(?:ó|a|an)"
        "|afirm(?:ó|a|an)|dijo|dice|dicen|estim(?:ó|a|an)|recomiend(?:a|an)|advirtió|advierten?|señal(?:ó|a|an)",
        "estima|estimó|informa|informó|recomienda|advierte|advirtió|señala|señaló|afirma|afirmó|anunció",
    ),
    "pt": _Words(
        "estudos?|pesquisas?|inquéritos?|relatórios?|ensaios?|meta-análises?|metanálises?|revis(?:ão|ões)",
        "pesquisador(?:es|as)|investigador(?:es|as)|cientistas|médic[oa]s|especialistas|equipe|equipa",
        r"\w+(?:ólog[oa]|ista|iatra|ísic[oa]|ímic[oa]|ador[a]?|édic[oa])|professora?|doutora?|autora?",
        "d[aoe]s?|na|no|em|pela|pelo",
        "O|A|Os|As|Um|Uma|Este|Esta|Esse|Essa|o|a|os|as|um|uma",
        "(?:tem|têm|havia) (?:mostrado|demonstrado|encontrado)|mostr(?:ou|aram|am?)|demonstr(?:ou|aram|am?)"
        "|encontr(?:ou|aram)|revel(?:ou|aram|am?)"
        "|conclu(?:iu|íram|i)|suger(?:e|em|iu)|indic(?:ou|aram|am?)|apont(?:ou|aram|am?)|explic(?:ou|am?)"
        "|afirm(?:ou|am?)|disse|diz|dizem"
        "|estim(?:ou|am?)|recomend(?:ou|am?)|alert(?:ou|am?)",
        "estima|estimou|informa|informou|recomenda|recomendou|alerta|alertou|afirma|afirmou|anunciou",
    ),
    "it": _Words(
        "studi(?:o)?|ricerc(?:a|he)|indagin[ei]|meta-?analisi|rapport[oi]|revision[ei]|sondaggio",
        "ricercator[ei]|ricercatrici|scienziat[ei]|medici|esperti|gruppo|équipe",
        r"\w+(?:ólog[oa]|olog[oa]|ista|iatra|isic[oa]|imic[oa]|atore|atrice|edic[oa])|professor(?:e|essa)"
        r"|dottor(?:e|essa)|autor[ei]|autrice",
        "de(?:ll)?[’']|d[ei]l?l?[aeio]?|di|da(?:ll)?[’']|da(?:lla|l)?|presso",
        "Il|Lo|La|L[’']|I|Gli|Le|Uno?|Una|Un[’']|Questo|Questa|il|lo|la|l[’']|uno?|una",
        "(?:ha|hanno|aveva) (?:mostrato|dimostrato|trovato|rivelato|concluso|scoperto|osservato)|mostran?o?"
        "|mostra|dimostra(?:no)?|rivela(?:no)?"
        "|suggeri(?:sce|scono)|indica(?:no)?|conclud(?:e|ono)|spiega(?:no)?|afferma(?:no)?|dic(?:e|ono)"
        "|stima(?:no)?|raccomanda(?:no)?|avverte|sottolinea",
        "stima|raccomanda|avverte|riferisce|afferma|annuncia|sottolinea",
    ),
    "nl": _Words(
        "studies?|onderzoek(?:en)?|meta-analyses?|enquêtes?|rapport(?:en)?|overzichtsstudie",
        "onderzoekers|wetenschappers|artsen|deskundigen|team",
        r"\w+(?:loog|loge|kundige|icus|onderzoeker|wetenschapper|arts)|hoogleraar|onderzoeker|arts|auteur|professor",
        "van de|van het|van|aan de|uit|door",
        "De|Het|Een|Dit|Deze|de|het|een",
        "toon(?:t|de|den) aan|toon(?:t|de|den)|la(?:at|ten) zien|liet(?:en)? zien|vond(?:en)?|ontdek(?:te|ten)"
        "|concludeer(?:t|de|den)|blijkt|meld(?:t|de|den)"
        "|zeg(?:t|gen)|zei(?:den)?|schrijf(?:t)?|schreef|leg(?:t|gen) uit|adviseer(?:t|de)|waarschuw(?:t|de)"
        "|schat(?:te|ten)?|stel(?:t|de|den)",
        "meldt|meldde|schat|schatte|adviseert|adviseerde|waarschuwt|waarschuwde|schrijft",
    ),
    "pl": _Words(
        "badani[ae]|metaanaliz[ay]|raport(?:y)?|ankiet[ay]|przegląd",
        "naukowcy|badacze|lekarze|eksperci|zespół",
        r"\w+(?:log|lożka|ista|istka|yk|ekarz|ekarka|dacz|daczka)|profesor|doktor|autork?a?",
        "z|ze|na|w",
        "Te|Ten|To|te|ten|to",
        "wykaza\\w+|pokaza\\w+|pokazuj\\w+|sugeruj\\w+|stwierdz\\w+|odkry\\w+|ustali\\w+|mówi\\w*|twierdz\\w+"
        "|pisze|wyjaśnia\\w*|szacuj\\w+|zaleca\\w*|ostrzeg\\w+",
        "szacuje|zaleca|ostrzega|informuje|podaje",
    ),
    "ru": _Words(
        "исследовани[ея]|опросы?|мета-?анализы?|отчёты?|обзоры?|эксперименты?",
        "исследователи|учёные|ученые|врачи|эксперты|специалисты|команда",
        r"\w+(?:лог|ист|ик|вед|натор|тель)|профессор|доктор|врач|автор",
        "из|в|при|под руководством",
        "Эти|Это|эти|это",
        r"(?:показ|выяв|обнаруж|установ|выясн|утвержд|сообщ|объясн|оцени|рекоменд|предупре|отмеч|полага|счита"
        r"|доказ|заключ|подтверд)\w+|наш(?:ёл|ел|ла|ли)"
        r"|пиш(?:ет|ут)|говор(?:ит|ят)|пришл[иа]|сказал[аи]?|написал[аи]?",
        r"(?:сообща|рекоменд|предупрежда|оценива|заяв|отмеча)\w+",
    ),
}
_CAP = r"[^\W\d_a-zß-öø-ÿа-яё]"
_NAME = rf"{_CAP}[\w.&’'-]*"
_SMALL = r"(?:de|du|des|der|den|für|und|of|for|et|y|e|del|della|di|da|do|dos|van|von|la|les)"
_PROPER = rf"{_NAME}(?:\s(?:{_NAME}|{_SMALL}(?=\s{_CAP}))){{0,7}}"
# `l'université de Lyon`: what kind of place it is may be written small.
_PLACE = (
    r"(?i:(?:universi|institu|hôpital|hospital|ospedal|cliniqu|clínic|centr|ministè|ministe|facult|laborato)\w*)"
    r"\s(?:d[eiao]l?l?[ao]?s?\s|d[’'])?"
)
_WITH_CASES = frozenset(["ru", "pl"])  # `исследование РАН`: nothing need lead to whose it is
# German gives capitals to all nouns: an organisation tells itself by its kind, an acronym or a hyphen.
_ORGANISATION = lazy_pattern(
    r"[A-ZÄÖÜ]{2}|-[A-ZÄÖÜ]|institut|amt\b|gesellschaft|organisation|ministerium|kasse\b|verband|behörde"
    r"|universität|stiftung"
    r"|\s[A-ZÄÖÜ]",
    re.IGNORECASE,
)


class NamedAbroad(NamedTuple):
    """A source that a sentence names: `sentence[start:end]`, vague where nobody could say which it is."""

    start: int
    end: int
    vague: bool


@lru_cache(maxsize=4)
def _compiled(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = _Words(*(said.replace(" ", r"\s") for said in _WORDS[language]))
    verb = rf"(?:{words.verbs})(?!\w)"
    articles = rf"(?:(?:{words.articles})(?:\s|(?<=[’'])))"
    between = r"(?:[\w’'-]+,?\s){0,4}?"
    some = rf"(?:{words.studies}|{words.people})"
    of = rf"(?:(?:{words.of})(?:\s|(?<=[’']))){'?' if language in _WITH_CASES else ''}"
    one = rf"(?i:{some})(?:\s{of}(?:{articles})?(?P<whose>(?:{_PLACE})?{_PROPER}))?"
    return (
        re.compile(
            rf"(?<!\w)(?P<name>{articles}?(?:[\w-]{{1,80}}\s){{0,3}}?{one})(?:,[^,.;]{{1,80}},)?\s{between}(?={verb})"
        ),
        re.compile(
            rf"(?<!\w)(?P<name>{articles}?(?i:{words.callings})\s{_NAME}(?:\s{_NAME}){{0,3}})(?:,[^.;]{{1,100}},)?\s(?={verb})"
        ),
        re.compile(
            rf"(?<!\w)(?P<name>{articles}{_PROPER})(?:\s\([^()]{{1,40}}\))?\s(?=(?:{words.reports})(?!\w))"
        ),
        re.compile(rf"(?<!\w)(?:{words.verbs})(?!\w)"),
    )


def named_abroad(sentence: str, language: str) -> Iterator[NamedAbroad]:
    """Yield the sources that a sentence of the language names in words, in no order."""
    if language not in _WORDS:
        return
    work, person, organisation, verb = _compiled(language)
    if not verb.search(sentence):  # most sentences say nothing of this kind
        return
    for match in work.finditer(sentence):
        yield NamedAbroad(
            match.start("name"),
            match.end("name"),
            match["whose"] is None and not _is_one(match["name"], language),
        )
    for match in person.finditer(sentence):
        yield NamedAbroad(match.start("name"), match.end("name"), False)
    for match in organisation.finditer(sentence):
        if language != "de" or _ORGANISATION.search(match["name"].partition(" ")[2]):
            yield NamedAbroad(match.start("name"), match.end("name"), False)


def _is_one(name: str, language: str) -> bool:
    """Whether one study is spoken of, and not studies as such."""
    return (
        bool(re.match(r"(?:eine?|une?|una?|uma?|um|uno|un’|un'|een)\s", name, re.IGNORECASE))
        and language != "ru"
    )
