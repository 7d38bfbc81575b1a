"""Words that stand in names of organisations and in no person's."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

_WORDS = """
academy academic administration agency alliance amnesty archive archives army artists association associates authority
bank bibliothek board bureau cabinet center centre central centro church city clinic club co college collaboration
collaborative collaborators college commission committee community company conference congress consortium
consortia cooperative corp corporation council country county court data database defense department dept development
division economics economist education editors editorial embassy enterprise environment europe european executive
exchange experts faculty federal federation firm force forum foundation fund gesellschaft global government group
guardian health hospital house human inc industries information initiative institut institute institution institutes
international investigators journal justice kommission laboratories laboratory labs league liga library limited llc
ltd magazine media medical ministry ministère ministerium monitor museum nation national nations network news
newspaper nhs observatory office online organisation organization organizations panel parliament partners partnership
party plc police post press programme program project public publishing reporters research review rights safety
school schools science sciences scientific secretariat security senate service services society software solutions
staff state states statistics statista studies study subcommittee survey systems task team technologies technology
telegraph times today trial trialists trust union united universidad universidade universität university
universities verband verein watch weekly wikipedia workgroup working workshop world zentrum gmbh ag ev société
banca banco banque câmara camera chambre kammer kamer dienst tribunal junta ligue regering
sociedad agence centre conseil instituto ministerio ministry organización universitario université università consiglio
""".split()
# Of other languages, none of them a family name; with them a given name before makes no person.
_ABROAD = """
academia accademia akademia akademie akademi administración amministrazione anstalt arbeitsgemeinschaft arbeitskreis
asociación asociacion associação associazione association autoridad ayuntamiento behörde bundesamt
bundesanstalt bundesinstitut bundesministerium bundesrat bundesregierung bundestag
colegio comisión comissão comitato comité comitê commissione commissie compagnie conférence confederación congreso
consejo cooperativa departamento département direction dirección direktoratet dział ediciones
editora editorial école empresa escola escuela fachhochschule facultad faculté fakultät federación fédération
federazione fondation fondazione föreningen forschungszentrum fundação fundación fundacja fundación gemeente generalitat
genootschap gobierno gouvernement governo handelskammer hochschule hogeschool hôpital instituttet institutet instituto
istituto institutt instytut intendencia internacional internationale internationalis internazionale
koninklijke krankenkasse landesamt liga maatschappij ministerie ministero ministerstwo ministerstvo mondiale
mundial musée museo museu nacional nationale naturkundemuseum nazionale nederlandse norges observatoire observatorio
oficina organisatie organização organizzazione overheid parlamento philanthropy politécnica politecnico prefeitura
réseau registro rijksdienst rijksinstituut rijksuniversiteit rijkswaterstaat secretaría secretaria seguridad
sociedade società societat société statistisches stiftelsen stiftung stichting sveriges szkoła towarzystwo
trusts undersökning unión universidade università universitat universitet universiteit uniwersytet urząd
verlag vereniging versicherung vlaamse werkgroep wydawnictwo
conservancy greenpeace oxfam unicef unesco caritas permanente telefónica corporation foundation gesellschaft
institute institut institution laboratories laboratory ministry organisation organization society university
universität université universidad universidad
""".split()
_NO_PERSON = frozenset(_ABROAD)
# Those of them that people bear as family names: with a known given name before they make a person.
_BORNE = frozenset(
    """banca banco bank board camara camera câmara church city club college consiglio court force fund house justice
    kamer kammer league liga party post press public school service state times trust union watch working""".split()
)
# With a second given name before them they are mostly organisations': `Robert Koch School`.
_RATHER_FOUNDED = frozenset(
    "board club college force fund league school service state times trust union".split()
)
ORGANISATION_WORDS = frozenset(_WORDS) | _NO_PERSON
# German and Dutch join them to other words.
_COMPOUND = lazy_pattern(
    r"\w{3,}(?:gesellschaft|institut|ministerium|stiftung|verband|anstalt|gemeinschaft|behörde|verein|kammer|zentrum"
    r"|universität|hochschule|bibliothek|agentur|vereniging|stichting|instituut|ministerie)e?n?s?",
    re.IGNORECASE,
)
_TOGETHER = lazy_pattern(
    r"(?:red cross|red crescent|rotes kreuz|roter halbmond|croix[- ]rouge|cruz roja|cruz vermelha|croce rossa"
    r"|rode kruis|röda korset|røde kors|without borders|sans frontières|sin fronteras|sem fronteiras"
    r"|ohne grenzen|senza frontiere|zonder grenzen|consumer reports|deutsche (?:bahn|post|bank)|google (?:brain|ai))",
    re.IGNORECASE,
)
_WORD = lazy_pattern(r"[^\W\d_]+")
_BETWEEN = frozenset("of for the and on against without at et des für und e".split())


def names_no_person(name: str) -> bool:
    """Return whether a name holds what stands in no person's, whatever given name it begins with."""
    words = _WORD.findall(name)
    is_compound = any(word.lower() in _NO_PERSON or _COMPOUND.fullmatch(word) for word in words)
    return is_compound or _TOGETHER.search(name) is not None


def may_be_borne(name: str) -> bool:
    """Return whether all words of a name that organisations have are family names, too, and its last word is one."""
    words = [word.lower() for word in _WORD.findall(name)]
    telling = [number for number, word in enumerate(words) if word in ORGANISATION_WORDS]
    borne = _BORNE if len(words) == 2 else _BORNE - _RATHER_FOUNDED
    return all(number == len(words) - 1 and words[number] in borne for number in telling)


def names_an_organisation(name: str) -> bool:
    """Return whether a name holds a word that only organisations have, `of` or `and`, or an acronym."""
    if (
        names_no_person(name)
        or "&" in name
        or name.lower().startswith("the ")
        or any(c.isdigit() for c in name)
    ):
        return True
    words = _WORD.findall(name)
    is_shouted = name.isupper()
    return any(
        word.lower() in ORGANISATION_WORDS
        or word in _BETWEEN
        or (not is_shouted and len(word) > 2 and word.isupper())
        for word in words
    )
