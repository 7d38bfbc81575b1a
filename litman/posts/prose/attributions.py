"""Sources that a sentence names in words: `according to …`, `researchers at … reported`, `FDA approved`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litman.posts.prose.no_sources import (
    is_measure,
    is_own,
    is_part_of_post,
    is_small_word,
    is_spoken_of,
    is_thing,
    without_small_word,
)
from litman.text.lazy_pattern import lazy_pattern


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source named in words; `name` is `text[start:end]`."""

    name: str
    start: int
    end: int
    vague: bool = False  # nobody could say which source it is: `several studies`


_CAP = r"[A-ZÀ-ÖØ-Þ][\w.&'’-]{0,60}"
_PROPER = rf"{_CAP}(?:\s(?:{_CAP}|of|for|and|the|on|de|der|den|van|von|la|&)){{0,9}}"
# `Prof. Dr. med. Groß`
_TITLES = r"(?:(?:Dr|Prof)\.?\s(?:(?:med|rer|phil|nat|jur|habil)\.\s){0,3}){0,3}"
_PERSON = rf"{_TITLES}{_CAP}(?:\s(?:{_CAP}|de|der|den|van|von|la)){{0,4}}"
_PERSONS = rf"{_PERSON}(?:,\s{_PERSON}){{0,4}}(?:,?\s(?:and|&)\s{_PERSON})?"
_CALLING_ENDS = "ologist iatrist ician nomist nomer"
_CALLINGS = (
    "historian philosopher physicist chemist journalist author researcher scientist investigator professor doctor"
    " engineer nurse surgeon analyst writer reporter lawyer therapist dietitian nutritionist economist geographer"
    " anthropologist statistician epidemiologist pharmacist linguist biochemist"
)
_CALLING = rf"(?:\w{{2,20}}(?:{'|'.join(_CALLING_ENDS.split())})|{'|'.join(_CALLINGS.split())})s?"
_VERB = (
    r"(?:(?:also|recently|later|further|previously|then|has|have|had|was|were|is|are|been|being)\s){0,3}"
    r"(?:report(?:s|ed)?|explain(?:s|ed)?|sa(?:id|ys?)|state[sd]?|argue[sd]?|told|tells?|wrote|writes?"
    r"|conclude[sd]?|recommend(?:s|ed)?|"
    r"warn(?:s|ed)?|estimate[sd]?|note[sd]?|found|finds?|show(?:s|ed|n)?|suggest(?:s|ed)?|demonstrate[sd]?"
    r"|reveal(?:s|ed)?|observe[sd]?|"
    r"claim(?:s|ed)?|confirm(?:s|ed)?|advise[sd]?|announce[sd]?|describe[sd]?|propose[sd]?|indicate[sd]?"
    r"|discover(?:s|ed)?|declare[sd]?|"
    r"randomi[sz]ed|enrolled|recruited|assigned|tracked|analy[sz]ed|measured|cited\sas\ssaying|reported\sto\shave\sstated|link(?:s|ed)?|identif(?:y|ies|ied)|define[sd]?"
    r"|classif(?:y|ies|ied)|asserts?|asserted|"
    r"point(?:s|ed)?\s(?:out|to)|concur(?:s|red)?|agree[sd]?|acknowledge[sd]?|emphasi[sz]e[sd]?|compare[sd]"
    r"|examined|followed|tested|determined)\b"
)
_SAYING = (  # how the verbs below begin
    "report explain said says state argue told wrote writes conclude recommend warn estimate note advise announce claim"
    " declare point acknowledge emphasi"
)
_SAID = (
    r"(?:(?:also|recently|later|further|previously|then|has|have|had)\s){0,3}"
    r"(?:report(?:s|ed)|explain(?:s|ed)|sa(?:id|ys)|state[sd]|argue[sd]|told|wrote|writes|conclude[sd]"
    r"|recommend(?:s|ed)?|warn(?:s|ed)|"
    r"estimate[sd]|note[sd]|advise[sd]|announce[sd]|claim(?:s|ed)|declare[sd]|point(?:s|ed)\sout|acknowledge[sd]"
    r"|emphasi[sz]e[sd])\b"
)
_STUDY = (
    r"(?:systematic\sreview|meta[-\s]?analys[ie]s|review|study|trial|survey|report|article|paper|analysis"
    r"|experiment|investigation|guideline|editorial|"
    r"case\sseries|cohort|essay|book|statement|press\srelease|data|figures|statistics|researchers?|scientists?"
    r"|investigators?|team|experts?|authors?)"
)
# The words between the article of a study and its name; what is here begins something else.
_QUALITY = (
    r"(?:(?!(?:but|and|or|that|which|who|we|you|they|number|an?|the|of|in|to|above|below|following|present|current|previous"
    r"|results?|his|her|its|their|our|is|are|was|were|has|have)\b)[\w,-]+\s)"
)
_ARTICLE = r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]his|[Aa]nother)"
_DOCUMENT = (
    r"(?:systematic\sreview|meta[-\s]?analysis|review|study|trial|survey|report|article|paper|analysis|experiment"
    r"|investigation|guideline|editorial|case\sseries|cohort|essay|book|statement|press\srelease|thesis)"
)
_DONE_BY = lazy_pattern(
    rf"\b(?P<name>{_ARTICLE}\s{_QUALITY}{{0,5}}?{_DOCUMENT}\s(?:(?:that|which)\s)?(?:(?:was|were|is|being)\s)?"
    r"(?:run|led|conducted|carried\sout|done|headed|directed|performed|authored|written|published|released|issued|prepared|compiled|funded|commissioned)"
    rf"\s(?:in\s\d{{4}}\s)?by\s(?:the\s|researchers\s(?:at|from)\s(?:the\s)?|an?\steam\s(?:at|from)\s(?:the\s)?)?{_PROPER})"
)
_APPEARED = lazy_pattern(
    rf"\b(?P<name>{_ARTICLE}\s{_QUALITY}{{0,5}}?{_DOCUMENT},?\s(?:(?:that|which)\s)?(?:(?:was|were|has\sbeen|is)\s)?"
    r"(?:appearing|appeared|published|printed|reported)\s(?:online\s)?(?:(?:this|last)\s\w+\s|in\s(?:\w+\s)?\d{4}\s)?"
    rf"(?:in|by)\s(?:the\s)?{_PROPER}(?:\s\([^()]{{4,40}}\))?)"
)
_BY_NAME = lazy_pattern(
    rf"(?<!\w)(?P<name>(?:[Tt]he\s)?(?:{_CAP}\s){{0,2}}(?i:{_CALLING})\s{_PERSONS})"
    rf"(?:,[^.;]{{1,120}},|\s\([^()]{{1,80}}\))?\s(?:\w+ly\s)?(?={_VERB})"
)
_ELSEWHERE = lazy_pattern(
    r"\b(?:Laut|Gemäß|Nach\sAngaben\s(?:von|der|des)|Selon|D[’']après|Según|De\sacuerdo\scon|Segundo|De\sacordo\scom"
    r"|Conforme|Secondo|Volgens|Według|По\sданным|Согласно)\s"
    r"(?P<name>(?:(?:der|die|das|dem|den|la|le|les|el|los|las|o|a|os|as|il|lo|gli|het|de)\s|l[’'])?"
    r"(?>[^\W\d_a-zà-ÿа-я][\w’'.-]*(?:\s(?:[^\W\d_a-zà-ÿа-я][\w’'.-]*|de|du|des|del|della|di|da|do|für|van|la|les"
    r"|med\.|rer\.|phil\.|nat\.)){0,8}))"
    r"(?![\w’'.-]*\s?[(\[])"
)
_ACCORDING = lazy_pattern(
    r"\b(?:[Aa]ccording\sto|[Aa]s\s(?:reported|described|shown|stated|noted|explained|published)\s(?:by|in)"
    r"|[Ii]n\sthe\swords\sof)\s"
    r"(?P<name>[^,;:()“”\"\n]{3,160})"
)
# `Per the CDC, …`, `… , per Moss.`: elsewhere `per` counts, or is a word of another language.
_PER = lazy_pattern(
    rf"[Pp](?:(?<=\A.)|(?<=[,;(].)|(?<=[,;(]\s.))er\s(?P<name>(?:the\s)?{_PROPER})(?=[,;.)]|\Z)"
)
# With a full name; a family name alone takes up somebody who was named before.
_SAID_BY = lazy_pattern(
    r"[,”\"’]\s(?:said|says|explain(?:s|ed)|wrote|writes|argue[sd]|note[sd]|add(?:s|ed)|warn(?:s|ed)|told\s\w+)\s"
    rf"(?P<name>(?:(?:[a-z]+\s){{0,3}})?{_TITLES}{_CAP}(?:\s(?:{_CAP}|de|der|den|van|von|la)){{1,4}})"
)
_NAME_ENDS = lazy_pattern(
    r"\s(?:that|which|who|there|the\sevidence|it\sis|we|you|is|are|was|were|has|have|can|may|found|suggests?"
    r"|show(?:s|ed)?|reported|published)\s"
)
_PEOPLE_AT = lazy_pattern(
    r"\b(?P<name>(?:[Rr]esearchers?|[Ss]cientists?|[Ii]nvestigators|[Aa]\s(?:\w+\s)?(?:team|group)(?:\sof\s\w+)?"
    r"|[Tt]eams?|[Dd]octors|[Aa]uthors|[Ee]xperts)"
    rf"\s(?:at|from|out\sof|of|with|in"
    rf"|led\sby)\s(?:the\s)?{_PROPER}(?:\s(?:at|from)\s(?:the\s)?{_PROPER})?)(?:,[^,]{{1,60}},)?\s(?:[a-z]+\s){{0,6}}?(?={_VERB})"
)
_ONE_STUDY = lazy_pattern(
    rf"\b(?P<name>{_ARTICLE}\s{_QUALITY}{{0,5}}?{_STUDY}"
    rf"(?:\s(?:of|in|by|from|on|published\sin|with|at|among|about|around|into|using|comparing|involving)\s[^.;:()]{{2,90}}?)?)\s(?={_VERB}(?!\sby\b))"
)
_APPROVED = lazy_pattern(
    rf"(?P<name>(?:(?:[Tt]he|U\.S\.|US|United\sStates)\s){{0,3}}(?:FDA|EMA|MHRA|TGA|NICE"
    rf"|Food\sand\sDrug\sAdministration(?:\s\(FDA\))?"
    rf"|European\sMedicines\sAgency(?:\s\(EMA\))?|Health\sCanada|{_CAP}(?:\s{_CAP}){{0,4}}\s(?:Administration"
    rf"|Agency|Commission)))"
    r"[\s-](?:(?:has|have|had|recently|also|first|fully)\s){0,2}(?:approv(?:ed|es)|clear(?:ed|s)|authori[sz](?:ed"
    r"|es)|licen[sc]ed)\b"
)
_APPROVED_BY = lazy_pattern(
    r"\b(?:approved|cleared|authori[sz]ed|licen[sc]ed|recommended|endorsed|classified|listed"
    r"|recogni[sz]ed)\s(?:\w+\s){0,5}?by\s"
    rf"(?P<name>(?:the\s)?{_PROPER})"
)
_NOT_BEFORE = lazy_pattern(
    r"\b(?:not|never|n[’']t|without|no)\s(?:(?:yet|currently|been|the|a|an)\s){0,3}\Z", re.IGNORECASE
)
_SOMEBODY = lazy_pattern(
    rf"(?:\b[Aa]s\s)?(?P<name>{_TITLES}(?:[Tt]he\s)?{_PROPER})(?:,[^.;]{{1,120}},)?\s(?={_SAID})"
)
_PASSIVE = lazy_pattern(
    rf"(?P<name>{_CAP}(?:\s{_CAP}){{0,3}})(?:,[^.;]{{1,160}},)?\swas\s(?:also\s)?(?:cited|quoted|reported)\s(?:as"
    rf"|to\shave|saying)\b"
)
_MANY = (
    "studies research evidence trials experiments experts scientists researchers reports data findings surveys reviews"
    " meta-analyses literature doctors clinicians practitioners theory theories science authorities observers critics"
    " specialists"
)
_VAGUE = lazy_pattern(
    r"""\b(?P<name>
      (?:(?:several|many|some|numerous|multiple|various|most|few|recent|other|previous|earlier|early|new|growing
      |emerging|current|available|
         (?:pre-?)?clinical|animal|human|rodent|observational|a\snumber\sof|dozens\sof|hundreds\sof|large|more|these
         |randomi[sz]ed|controlled|scientific|
         medical|the|one|much|ongoing|advancing|further|epidemiological|two|three|four|five)[\s,-]{1,2}){0,4}
      (?:"""
    + "|".join(_MANY.split())
    + r""")
      (?:\sin\s(?:mice|rats|rodents|animals|humans))?)
    \s(?:(?:have|has|had|also|now|often|long|generally|and|even|clinical|practice|consistently|strongly|clearly
    |increasingly|widely|been)\s){0,5}
    (?:show(?:s|n|ed)?|suggest(?:s|ed)?|demonstrate[sd]?|indicate[sd]?|found|finds?|report(?:ed|s(?!\s?[,;.)\[(@]|\sand\b|\sof\b))?|link(?:s|ed)?
    |agree|believe[sd]?|say|said|
       recommend|propose[sd]?|support(?:s|ed)?|point(?:s|ed)?\sto|reveal(?:s|ed)?|confirm(?:s|ed)?|conclude[sd]?
       |associate[sd]?|estimate[sd]?|warn|
       argue|think|hint|imply|tells?\sus|hold|claim)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_VAGUE_NAME = lazy_pattern(
    r"(?:(?:several|many|some|most|numerous|recent|other|various|new|current|one|a|the|available|existing|different"
    r"|leading|health|medical|scientific|"
    r"popular|traditional)\s)*(?:studies|research|experts|evidence|reports|sources|estimates|scientists|researchers"
    r"|theory|theories|surveys|data|"
    r"science|doctors|people|critics|legend|lore|tradition|statistics|specialists|professionals|users|patients"
    r"|literature|findings)\b",
    re.IGNORECASE,
)
_NO_NAME = lazy_pattern(
    r"(?:I|We|You|He|She|It|They|This|That|These|Those|There|Who|What|Which|And|But|The|In|If|As|Some|Many|Most"
    r"|Several|People|Patients|Doctors|Others|One|"
    r"Here|When|While|However|Researchers|Scientists|Experts|Studies|Research|Evidence|Participants|Parents|Critics"
    r"|Users|Women|Men|Authors|No|Yes|"
    r"Nobody|Everyone|Someone|Both|Each|Another|Clinicians|Physicians|Guidelines|Data|Results|Findings|Kids"
    r"|Children|Adults)\b(?!\s[A-Z])"
)
_SOURCE_NOUN = lazy_pattern(_STUDY + r"s?\b", re.IGNORECASE)


# What a sentence has, in small letters, wherever such a pattern fits: quick to ask, and most sentences have it not.
_NEEDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_PER, ("per",)),
    (_SAID_BY, tuple("said says explain wrote writes argue note add warn told".split())),
    (
        _DONE_BY,
        tuple(
            "run led conducted carried done headed directed performed authored written published released issued"
            " prepared compiled funded commissioned".split()
        ),
    ),
    (_APPEARED, ("appear", "published", "printed", "reported")),
    (_BY_NAME, tuple(f"{_CALLING_ENDS} {_CALLINGS}".split())),
    (
        _PEOPLE_AT,
        ("research", "scientist", "investigators", "team", "group", "doctors", "authors", "experts"),
    ),
    (_APPROVED, ("approv", "clear", "authori", "licen")),
    (
        _APPROVED_BY,
        tuple("approved cleared authori licen recommended endorsed classified listed recogni".split()),
    ),
    (_PASSIVE, ("cited", "quoted", "reported")),
    (_SOMEBODY, tuple(_SAYING.split())),
)
_NEEDED_BY_ACCORDING = (
    "according",
    "words",
    *"reported described shown stated noted explained published".split(),
)
_NEEDED_ELSEWHERE = tuple(
    "laut gemäß angaben selon après según acuerdo segundo acordo conforme secondo volgens согласно"
    " według данным".split()
)
_NEEDED_BY_STUDY = tuple(
    "review meta study trial survey report article paper analys experiment investigat guideline editorial series cohort"
    " essay book statement press data figures statistics researcher scientist team expert author".split()
)
_NEEDED_BY_VAGUE = tuple(_MANY.split())


def find_attributions(text: str, start: int, end: int, *, language: str = "en") -> list[Attribution]:
    """Return the sources that the sentence `text[start:end]` names in words, in order, none within another.

    `language` is that of the text; English is looked for in all.

    One study that is spoken of (`a systematic review reported`) is a named source though its name is missing; many
    (`several studies`), or research as such, are vague.
    """
    sentence = text[start:end]
    found: list[Attribution] = []
    lowered = sentence.lower()
    for match in _ACCORDING.finditer(sentence) if _has(lowered, _NEEDED_BY_ACCORDING) else ():
        name = _bare_name(match["name"])
        if name and not is_part_of_post(name) and not is_measure(name) and not is_own(name):
            vague = bool(_VAGUE_NAME.match(name)) and not re.search(r"\s[A-Z]", name)
            if vague or re.search(r"[A-ZÀ-Þ]", name) or _SOURCE_NOUN.search(name):
                found.append(Attribution(name, match.start("name"), match.start("name") + len(name), vague))
    if _has(lowered, _NEEDED_ELSEWHERE):
        abroad = (match for match in _ELSEWHERE.finditer(sentence) if not is_part_of_post(match["name"]))
        found += [_named(match, _ELSEWHERE) for match in abroad]
    if language != "en":
        from litman.posts.prose.attributions_abroad import named_abroad

        found += [
            Attribution(sentence[one.start : one.end], one.start, one.end, one.vague)
            for one in named_abroad(sentence, language)
        ]
    for pattern, needs in _NEEDS:
        if _has(lowered, needs):
            for match in pattern.finditer(sentence):
                if _counts(sentence, match, pattern):
                    found.append(_named(match, pattern))
    if _has(lowered, _NEEDED_BY_STUDY):
        found += [
            _named(match, _ONE_STUDY)
            for match in _ONE_STUDY.finditer(sentence)
            if _is_subject(sentence, match)
        ]
    for match in _VAGUE.finditer(sentence) if _has(lowered, _NEEDED_BY_VAGUE) else ():
        if is_spoken_of(match["name"]):
            continue
        found.append(Attribution(match["name"], match.start("name"), match.end("name"), vague=True))
    return [
        Attribution(item.name, start + item.start, start + item.end, item.vague) for item in _apart(found)
    ]


def _has(lowered: str, needs: tuple[str, ...]) -> bool:
    return any(map(lowered.__contains__, needs))


def _is_subject(sentence: str, match: re.Match[str]) -> bool:
    """Whether the study itself is what says something, rather than `the results from the paper`."""
    taken_up = match["name"].startswith("the ") and _PREPOSITION.search(sentence, 0, match.start())
    return not taken_up and not is_spoken_of(match["name"])


def _named(match: re.Match[str], pattern: re.Pattern[str]) -> Attribution:
    name = match["name"].rstrip(" .,;:")
    if re.search(r"\b(?:[A-Z]\.){1,4}\Z", match["name"]):
        name = match["name"]  # `U.S.`
    start = match.start("name")
    if pattern is _SOMEBODY:  # `But Roth`
        bare = without_small_word(name)
        start, name = start + len(name) - len(bare), bare
    return Attribution(name, start, start + len(name))


def _bare_name(printed: str) -> str:
    ending = _NAME_ENDS.search(printed)
    name = printed[: ending.start()] if ending else printed
    return " ".join(name.split(" ")[:14]).strip(" .")


def _counts(sentence: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    before = sentence[: match.start()]
    if pattern in (_APPROVED, _APPROVED_BY) and _NOT_BEFORE.search(before[-30:]):
        return False
    if pattern is _APPROVED_BY:
        return bool(re.search(r"[A-Z]", match["name"]))
    if pattern is not _SOMEBODY:
        return True
    name = match["name"]
    if _NO_NAME.match(name) or before[-1:].isalnum():
        return False
    up_to_name = sentence[: match.end("name")][-_LONGEST_THING:]  # `Windows 11` stands before `Pro`
    if is_part_of_post(name) or is_small_word(name) or is_thing(up_to_name):
        return False
    capitals = re.findall(r"\b[A-Z]", name.removeprefix("The ").removeprefix("the "))
    acronym = any(len(word) > 1 and word.isupper() for word in name.split())
    opens = not before.strip(" \"“'‘(")
    if name.startswith(("The ", "the ")) and not acronym and len(capitals) == 1:
        return bool(_REPORTS.match(sentence, match.end()))  # `The Lancet reported`
    return acronym or len(capitals) > 1 or not opens or bool(_SURNAME_THAT.match(sentence, match.end()))


_LONGEST_THING = 60  # code points
_PREPOSITION = lazy_pattern(r"\b(?:from|in|of|with|for|by|on|to|than)\s\Z")
_REPORTS = lazy_pattern(r"(?:report(?:s|ed)|sa(?:id|ys)|wrote|writes|announce[sd]|warn(?:s|ed)|argue[sd])\b")
_SURNAME_THAT = lazy_pattern(
    r"(?:explain(?:s|ed)|argue[sd]|wrote|told|sa(?:id|ys)|warn(?:s|ed)|announce[sd])\b"
)


def _apart(found: list[Attribution]) -> list[Attribution]:
    """Return the attributions in order; of two that overlap the one that was found first."""
    kept: list[Attribution] = []
    for item in found:
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)
