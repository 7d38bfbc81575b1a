"""What sentences do instead of asserting, in other languages than English: announce, thank, tell of a writer, advise.

A table of patterns for each language, which is compiled when a post in it is met. What begins a sentence decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class _Acts(NamedTuple):
    """Patterns of one language; a space in them is any white space."""

    # How sentences begin that are about the post, its readers, or what its writer did and plans.
    announces: str
    advises: str  # how advice begins
    reasons: str  # what makes a claim of advice: it says what comes of it


_ACTS: dict[str, _Acts] = {
    "de": _Acts(
        r"""(?:(?:in|mit) (?:diese|unsere|meine|de)[mrn]|im)(?: \w+)? (?:beitrag|artikel|blog\w*|text|abschnitt
        |kapitel|teil|folge
        |serie|video|newsletter)\b.{0,60}\b(?:ich|wir|sie|du|ihr)\b
        |(?:dieser|der folgende|unser|mein) (?:beitrag|artikel|blog\w*|text|abschnitt|teil) (?:beschreibt|erklärt
        |zeigt(?!,? dass)
        |behandelt|stellt|gibt|fasst|geht|bietet|soll|will|widmet)\b
        |(?:im folgenden|nachfolgend|hier|unten|zunächst|zuerst|als nächstes|heute|jetzt|dann|anschließend|später)
        \s(?:zeig|erklär|beschreib|stell|schau|seh|fass|geb|geh|betracht|besprech|werd|möcht|woll)\w* (?:ich|wir)\b
        |(?:schauen|sehen|gehen|kommen|beginnen|fangen|werfen) wir\b
        |(?:vielen |herzlichen |besten )?dank (?:an|für)\b|danke\b|willkommen\b|viel (?:spaß|freude|erfolg)\b
        |(?:mehr|weitere informationen|weiteres|näheres) (?:dazu|zum?|über|hier|unter)\b
        |wir (?:hoffen|freuen uns|bedanken|danken|planen|wollen|möchten|werden (?:uns|sehen|zeigen|im folgenden))\b
        |ich (?!(?:\w+ )?(?:finde|fand|denke|glaube|meine|behaupte|vermute|bezweifle|weiß|sehe|sah)\b)
        |(?:[^,.]{1,30} )?(?:habe|hatte|bin|war|werde|möchte|will|ging|kaufte) ich\b""",
        r"""(?-i:[A-ZÄÖÜ]\w+e?n Sie\b)
        |(?:(?:trink|iss|geh|nimm|mach|probier|vermeid|sprich|frag|lies|schau|denk|nutz|verwend|bleib|lass|gib|leg
        |hör|klick|abonnier)
        (?:e|e?t)?|achtet?|schlafe|haltet?|kaufe|reduziere|versuche? (?:zu|es|einmal|doch|mal)) (?!(?:ist|war|hat
        |wird|sind)\b)
        |(?:sie|du|ihr|man|eltern|erwachsene|patienten) (?:soll(?:te)?(?:n|st|t)?|musst?|müss(?:en
        |t))\b(?! (?:\w+ )?wissen)
        |(?:wenn|falls|bevor|sobald)\b[^.]{0,140}, (?:dann )?(?:soll(?:te)?(?:n|st|t)?|frag|sprich|sprech|such|wend
        |versuch|vermeid|acht
        |ruf|hol|meld|geh|nehm|nimm)\w* """,
        r"""\b(?:beacht|bedenk|wiss|denk)\w+ Sie[^,]{0,20}, dass\b|\b(?:weil|denn|damit|sonst|andernfalls|da (?:er
        |sie|es|dies|das)|um [^.]{3,60} zu \w+)\b
        |\A(?!wenn)\w+n Sie [^,.]+, (?:dann |so )?\w+ Sie\b""",
    ),
    "fr": _Acts(
        r"""(?:dans|avec) (?:cet|ce|cette|notre|mon|l[ea] prochaine?)(?: \w+)? (?:article|billet|post|texte
        |chapitre|partie|section|épisode|guide|dossier)\b
        .{0,60}\b(?:je|j[’']|nous|on|vous)\b
        |(?:cet article|ce billet|ce texte|ce guide|ce chapitre|cette (?:section|partie)|notre article) (?:décrit
        |explique|présente|propose
        |aborde|traite|examine|passe|vise|montre(?! qu))\b
        |(?:nous|on) (?:(?:verr|expliquer|décrir|présenter|aborder|examiner)ons|va|allons)\b|(?:voyons|regardons
        |passons|commençons|parlons)\b
        |(?:un grand )?merci\b|bienvenue\b|bonne lecture\b|pour en savoir plus\b|(?:abonnez|inscrivez)-vous
        |(?:suivez|contactez)-nous
        |(?:(?:hier|aujourd[’']hui|ensuite|puis|la semaine dernière)[, ] ?)?(?:j[’'](?!ai (?:montré|trouvé|constaté
        |observé|vu|lu|appris)\b
        |estime|affirme)|je (?!pense|crois|trouve|doute|suppose|constate|soutiens|sais))""",
        r"""(?!assez|chez|nez|rez)(?:ne |n[’'])?\w+ez(?:-\w+)*\b(?! vous)
        |(?:bois|évite|mange|prends|essaie|dors|va|fais|parle|consulte|lis) (?:moins|plus|l[ea]s?|une?|des?|du|à
        |ton|avec|aussi)\b
        |(?:vous|tu|on) (?:devri?(?:ez|ais|ait)|devez|dois)\b
        |il (?:faut|faudrait|vaut mieux) (?:l[ea]s? |s[e’'] ?|en )?\w+(?:er|ir|re)\b|il (?:convient
        |est (?:conseillé|recommandé|préférable)) de
        |(?:si|quand|avant de|lorsque)\b[^.]{0,140}\bvous\b[^.]{0,100}, \w+ez\b""",
        r"""\b(?:n[’']oubliez pas|notez|sachez|rappelez-vous|soyez conscients?|remarquez) qu|\b(?:car|parce qu
        |puisque|afin d|sinon|ce qui|pour (?:réduire|éviter|améliorer|augmenter|prévenir
        |mieux))""",
    ),
    "es": _Acts(
        r"""en (?:este|esta|nuestro|nuestra|el próximo|la próxima)(?: \w+)? (?:artículo|entrada|post|texto|capítulo
        |sección|guía|serie)\b
        .{0,40}\b(?:\w+[aei]mos|voy|explico|cuento|hablo)\b
        |(?:este|esta|nuestro) (?:artículo|entrada|post|texto|guía|capítulo|sección) (?:describe|explica|presenta
        |trata|aborda|ofrece
        |muestra(?! que)|examina|pretende)\b
        |(?:a continuación|hoy|ahora|luego|después|primero|más adelante|aquí),? (?:\w+ )?(?:veremos|vamos|\w+aremos
        |presentamos|explicamos)\b
        |(?:veamos|vamos a|empecemos|hablemos|pasemos)\b|(?:muchas )?gracias (?:a (?:tod[oa]s|ustedes|vosotros
        |los lectores|nuestros)|por)\b|bienvenid\w+|suscríb\w+
        |síg(?:ue|a)nos|contáct\w+
        |ha(?:z|ga) clic|para (?:saber )?más\b
        |(?:ayer|hoy|anoche|la semana pasada|luego|después),? (?:por la \w+ )?(?:me )?(?:compré|fui|hice|tuve
        |estuve|salí|dormí|comí|llegué|encontré|empecé
        |terminé|probé|desayuné|cené|tomé|leí|hablé|desperté)\b
        |yo (?!creo|pienso|sostengo|opino)|me (?:he|compré|levanté|acosté|gusta)\b""",
        r"""(?:beb[ae]|evit[ae]|tom[ae]|duerm[ae]|consult[ae]|habl[ae]|pregunt[ae]|utili[cz][ae]|prueb[ae]
        |intent[ae]|procur[ae]|le[ea]|mir[ae]
        |recuerd[ae]|reduzca|limit[ae]|haz|haga|pon(?:ga)?|vaya|busque|busca|dej[ae]|acud[ae]|mant[eé]n(?:ga)?
        |asegúr\w+
        |no (?:beba|tome|use|coma|haga|deje|olvide|duerma|fume)s?) (?!que\b)
        |(?:deberías|debes|hay que|conviene|es (?:recomendable|aconsejable|mejor|conveniente))\b
        |si\b[^.]{0,120}, (?:consult[ae]|habl[ae]|evit[ae]|tom[ae]|acud[ae])\b""",
        r"""\b(?:recuerd[ae]|note|tenga en cuenta) que\b|\b(?:porque|pues|ya que|puesto que|de lo contrario|lo que
        |para (?:reducir|evitar|mejorar|aumentar
        |prevenir))\b""",
    ),
    "pt": _Acts(
        r"""(?:neste|nesta|no nosso|no próximo|na próxima)(?: \w+)? (?:artigo|post|texto|capítulo|seção
        |guia)\b.{0,40}\b(?:\w+[aei]mos|vou|explico|falo)\b
        |(?:este|esta|nosso) (?:artigo|post|texto|guia|capítulo|seção) (?:descreve|explica|apresenta|trata|aborda
        |oferece|mostra(?! que)
        |examina)\b
        |(?:a seguir|hoje|agora|depois|primeiro|mais adiante|aqui),? (?:\w+ )?(?:veremos|vamos|\w+aremos
        |apresentamos|explicamos)\b
        |(?:vejamos|vamos|comecemos|falemos)\b|(?:muito )?obrigad[oa]s?\b|agradec\w+|bem-vind\w+|(?:assine|inscreva
        |siga|clique)\b
        |(?:para saber|saiba) mais\b
        |(?:ontem|hoje|na semana passada|depois),? (?:eu )?(?:comprei|fui|fiz|tive|estive|dormi|acordei|provei
        |tomei|li|falei|cheguei|comecei)\b
        |eu (?!acho|penso|acredito|defendo)""",
        r"""(?:beba|evite|coma|tome|durma|consulte|fale|pergunte|use|utilize|experimente|tente|procure|leia|veja
        |lembre-se|reduza|limite|faça
        |ponha|tenha|vá|busque|deixe|mantenha|certifique-se
        |não (?:beba|use|coma|faça|deixe|esqueça|durma|fume|tome))\b(?! que\b)
        |(?:você (?:deve|deveria|precisa)|convém|é (?:recomendável|aconselhável|melhor))\b
        |se você\b[^.]{0,120}, (?:consulte|fale|evite|tome|procure)\b""",
        r"""\blembre-se(?::| (?:de )?que\b)|\b(?:porque|pois|já que|uma vez que|caso contrário|o que
        |para (?:reduzir|evitar|melhorar|aumentar
        |prevenir))\b""",
    ),
    "it": _Acts(
        r"""(?:in quest(?:o|a|[’'])|nel prossimo|nella prossima)(?: \w+)? ?(?:articolo|post|testo|capitolo|sezione
        |guida)\b.{0,50}\b(?:\w+(?:iamo|remo)|vi|ti|parlo|spiego)\b
        |(?:quest[oa]|il nostro) (?:articolo|post|testo|capitolo|sezione|guida) (?:descrive|spiega|presenta|tratta
        |affronta|offre
        |mostra(?! che)|esamina)\b
        |(?:di seguito|oggi|ora|poi|più avanti|qui),? (?:\w+ )?(?:vedremo|\w+iamo)\b|(?:vediamo|vedremo|cominciamo
        |parliamo|passiamo)\b
        |grazie (?:a tutt[ie]|a voi|ai nostri|ai lettori|per|mille|di)\b|benvenut\w+|iscriv\w+|segui(?:ci|teci)
        |contatta\w+|clicca\w*|per saperne di più\b
        |(?:ieri|oggi|la settimana scorsa|poi),? (?:ho|sono|avevo|ero)\b|ho (?!trovato|visto|mostrato|osservato|letto)
        |io (?!credo|penso|sostengo)""",
        r"""(?:bev[ie]|evita|eviti|mangia|prend[ie]|dormi|consult[ai]|parl[ai]|chied[ia]|cerca|legg[ie]|ricorda
        |limita|metti|tieni
        |lascia|assicura|rivolg[ie])(?:te|ti|vi|ne)*\b(?! (?:che|il che)\b)
        |non (?:bevete|usate|mangiate|fumate|lasciate|dimentica(?:te|re))\b
        |(?:dovres(?:ti|te)|devi|dovete|bisogna|conviene|è (?:consigliabile|meglio|bene|opportuno))\b
        |se\b[^.]{0,120}, (?:consult|parl|evit|prend|rivolg)\w+\b""",
        r"""\b(?:perché|poiché|dato che|in quanto|altrimenti|il che|per (?:ridurre|evitare|migliorare|aumentare
        |prevenire))\b""",
    ),
    "nl": _Acts(
        r"""in (?:dit|deze|ons|het volgende)(?: \w+)? (?:artikel|blog\w*|bericht|hoofdstuk|paragraaf|tekst
        |gids)\b.{0,40}\b(?:we|wij|ik|je|u)\b
        |(?:dit|deze|ons) (?:artikel|blog\w*|hoofdstuk|paragraaf|tekst|gids) (?:beschrijft|legt|gaat|geeft
        |behandelt|bespreekt)\b
        |(?:hieronder|vandaag|nu|eerst|daarna|straks|hier) (?:\w+en|leg|bespreek|beschrijf|laat|kijk|ga|zal) (?:we
        |wij|ik)\b
        |laten we\b|(?:hartelijk )?(?:bedankt|dank (?:aan|voor|je|u|jullie))\b|welkom\b|veel (?:plezier
        |leesplezier)\b|abonneer\b|volg ons\b
        |neem contact\b|klik\b
        |meer (?:informatie|weten|lezen)\b|schrijf je in\b
        |(?:gisteren|vandaag|vorige week|daarna) (?:heb|was|ben|ging|kocht|had) ik\b|ik (?!vind|vond|denk|geloof
        |meen|betoog)
        |we (?:gaan|zullen|willen|hopen)\b""",
        r"""(?:drink|eet|vermijd|raadpleeg|praat|vraag(?! naar)|gebruik(?! van)|probeer|neem|ga|lees|kijk
        |zorg (?:dat|ervoor)|let op|beperk
        |houd|laat (?:je|uw|de|het|hem|haar)|doe|maak|vergeet|bel|overleg|zoek|denk) (?!(?:is|was|heeft|wordt|zijn)\b)
        |(?:je|u|men) (?:moet|zou|dient)\b|het is (?:verstandig|aan te raden|beter|raadzaam)\b
        |(?:als|wanneer|voordat)\b[^.]{0,120}, (?:raadpleeg|praat|vraag|neem|vermijd|bel|ga|overleg)\b""",
        r"""\b(?:let op|vergeet niet|denk eraan|bedenk) dat\b|\b(?:want|omdat|zodat|anders|aangezien
        |om [^.]{2,60} te \w+)\b""",
    ),
    "pl": _Acts(
        r"""w (?:tym|naszym|niniejszym|tej)(?: \w+)? (?:artykule|wpisie|poście|tekście|rozdziale|części
        |poradniku)\b.{0,40}\b\w+(?:[aeiy]my|ę)\b
        |(?:ten|niniejszy|nasz) (?:artykuł|wpis|tekst|rozdział|poradnik) (?:opisuje|wyjaśnia|przedstawia|omawia
        |pokazuje(?!, że))\b
        |(?:poniżej|dziś|teraz|najpierw) \w+[aeiy]my\b|dziękuj\w+|dzięki za\b|witaj\w*|zapisz się\b|subskrybuj\b
        |zapraszamy\b
        |więcej (?:informacji|na)\b
        |(?:wczoraj|dzisiaj|w zeszłym tygodniu) \w+ł[ea]m\b""",
        r"""(?:pij|unikaj|jedz|śpij|skonsultuj|porozmawiaj|zapytaj|używaj|spróbuj|weź|przeczytaj|pamiętaj|ogranicz
        |zadbaj|zrób|idź
        |nie \w+(?:aj|uj|ij))(?:cie)?\b|(?:powinieneś|powinnaś|powinniście|należy|warto|trzeba|lepiej)\b""",
        r"""\b(?:pamiętaj|zauważ)(?:cie)?, że\b|\b(?:ponieważ|bo|gdyż|aby|żeby|dzięki temu|w przeciwnym razie)\b""",
    ),
    "ru": _Acts(
        r"""в (?:этой|этом|данной|данном|нашей|нашем)(?: \w+)? (?:стать|пост|глав|раздел|текст|обзор
        |заметк)\w*\b.{0,40}\b(?:мы|я|вы|расска\w+
        |рассм\w+|разбер\w+)\b
        |(?:эта|данная|наша|этот|данный|наш) (?:статья|заметка|глава|пост|раздел|текст|обзор) (?:описывает
        |рассказывает|объясняет|посвящ\w+
        |рассматривает|показывает(?!, что))\b
        |(?:далее|ниже|сегодня|теперь|здесь|сначала|затем|потом),? (?:мы|я) (?:рассм|расск|опис|объясн|покаж|разбер
        |поговор)\w+
        |давайте\b|спасибо\b|благодарим\b|добро пожаловать\b|подпи\w+\b|приятного\b|подробнее\b
        |(?:вчера|сегодня|на прошлой неделе|потом),? я\b|я (?!думаю|считаю|полагаю|утверждаю|обнаружил|показал)
        |мы (?:планируем|хотим|собираемся|будем|надеемся)\b""",
        r"""(?:не )?[а-яё]{2,}(?:[йь]те|ите)(?:сь)?\b(?! (?:вы|—|-)\b)
        |(?:вам|тебе|нужно|следует|необходимо|стоит|лучше) (?:\w+ )?(?:следует|нужно|стоит|лучше|\w+ть(?:ся)?)\b
        |если\b[^.]{0,120}, \w{2,}(?:[йь]те|ите)(?:сь)?\b""",
        r"""\b(?:внимание|помните|заметьте|учтите), что\b|\b(?:потому что|так как|поскольку|ведь|чтобы|иначе
        |ибо)\b""",
    ),
    "zh": _Acts(
        r"""本文(?:将|介绍|主要|旨在|讨论|探讨|回顾)|在本[文章节]中，?我们|下面(?:我们|将)|接下来，?(?:我们|让)|感谢|谢谢|欢迎|点击|关注我们|订阅""",
        r"""请(?!求|教)|建议(?:您|你|大家)|[您你](?:应该|需要|最好)|不要|避免""",
        r"""注意|记住|因为|由于|以免|从而|否则|可以?(?:减少|降低|提高|改善)|会""",
    ),
    "ja": _Acts(
        r"""(?:この記事|本稿|本記事)では|今回は|ありがとう|ようこそ|それでは""",
        r"""[^。]{1,80}(?:ましょう|てください|べきです)[。！]?\Z""",
        r"""注意|留意|銘記|ため|ので|から""",
    ),
}


@lru_cache(maxsize=4)
def _compiled(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    announces, advises, reasons = (re.sub(r"\n\s*", "", said).replace(" ", r"\s") for said in _ACTS[language])
    opening = r"[\"“„«‘'(¡¿]*"
    return (
        re.compile(f"{opening}(?:{announces})", re.IGNORECASE),
        re.compile(f"{opening}(?:{advises})", re.IGNORECASE),
        re.compile(reasons, re.IGNORECASE),
    )


def acts_abroad(sentence: str, language: str) -> bool:
    """Whether a sentence of another language than English announces, thanks, tells of its writer, or only advises."""
    if language not in _ACTS:
        return False
    announces, advises, reasons = _compiled(language)
    if announces.match(sentence):
        return True
    return bool(advises.match(sentence)) and not reasons.search(sentence)
