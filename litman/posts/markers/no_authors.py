"""Words with a capital before a year that are no author's name: titles, places, days, products, events.

Asked mostly of one name alone with a year in brackets, `Name (2019)`, in a post without a list that cites others so. A
family name that is a common word as well is one where the post cites it in a form that leaves no doubt.
"""

from __future__ import annotations

import re

from litman.posts.markers.citing_words import EVENT, NO_AUTHOR, any_of
from litman.posts.markers.printed_names import ORGANISATION
from litman.posts.references.wordlists import usual_parts, word_classes
from litman.text.lazy_pattern import lazy_pattern
from litman.text.titles.words import kind_of

# Where things take place, small letters; those that are family names as often are left out.
_PLACES = frozenset(
    """
    afghanistan africa albania algeria america argentina armenia asia athens atlanta auschwitz australia austria
    baghdad bali bangkok bangladesh barcelona beijing beirut belarus belgium berlin bolivia bosnia brasil
    brasilia brazil britain brussels bucharest budapest bulgaria burma cairo calais california cambodia canada
    cancún caracas chernobyl chile china colombia congo copenhagen crimea croatia cuba cyprus czechia dallas
    damascus darfur davos delhi denmark deutschland dubai dublin ecuador edinburgh egypt england españa estonia
    ethiopia europa europe finland flint florida frankreich france fukushima gaza geneva genf georgia germany
    ghana glasgow greece greenland guatemala haiti hamburg hanoi havana helsinki hiroshima honduras hungary
    iceland india indonesia iran iraq ireland israel istanbul italia italy jakarta japan jerusalem johannesburg
    kabul kashmir katowice kenya kiev kigali kobe korea kosovo kuwait kyiv kyoto köln lagos laos latvia lebanon
    leipzig lisboa lisbon lissabon lithuania liverpool london louisiana luxembourg maastricht madrid malaysia
    mali manila marrakech marrakesh melbourne mexico miami milan moldova montreal montréal morocco moscow moskau
    mumbai munich myanmar münchen nairobi namibia nepal netherlands nigeria nürnberg oslo osaka pakistan
    palestine paris peking peru philadelphia philippines poland polen portugal prag prague pyongyang quebec rio
    roma romania rome rotterdam russia rwanda sapporo sarajevo scotland seattle seoul serbia shanghai siberia
    singapore slovakia slovenia sochi somalia spain srebrenica stockholm sudan sweden switzerland sydney syria
    taipei taiwan tanzania tbilisi tehran texas thailand tibet tokio tokyo toronto tschernobyl tunisia turin
    turkey uganda ukraine uruguay utrecht vancouver venezuela venice vienna vietnam warsaw warschau washington
    wien wuhan yemen zimbabwe zurich zürich
    """.split()
)
_BEFORE_PLACE = frozenset(
    "new san santa los las saint st são cape port fort hong tel den the south north".split()
)
_DAYS_AND_EVENTS = frozenset(
    """
    advent brexit chanukah christmas corona covid diwali easter fasching halloween hanukkah holocaust karneval
    lockdown navidad noël ostern pandemie passover pentecost pessach pfingsten purim ramadan shoah silvester
    thanksgiving watergate weihnachten woodstock
    """.split()
)
_PRODUCTS = frozenset(
    """
    alexa alphago android bitcoin bluetooth chatgpt chrome discord dropbox
    ebay excel firefox fitbit fortnite gameboy gmail imdb instagram ipad iphone ipod java kindle
    linux mac macbook macintosh mathematica matlab minecraft napster nintendo
    outlook paypal photoshop playstation pokémon pokemon powerpoint prozac python quake reddit safari siri skype
    slack snapchat steam tesla tetris tiktok tinder tumblr twitch ubuntu viagra walkman
    warcraft whatsapp wii windows word xbox youtube zelda zoom
    """.split()
)
_THINGS = any_of(
    """film|movie|show|series|sitcom|episode|season|novel|album|song|single|band|game|musical|opera|play
        |documentary|comic|manga|anime|festival|conference|summit|congress|fair|exhibition|games|olympics
        |war|attack|attacks|crisis|disaster|earthquake|hurricane|storm|tsunami|volcano|riots|treaty|accord
        |accords|agreement|protocol|app|software|program|console|phone|blockbuster|drama|comedy|thriller|hit
        |Film|Serie|Roman|Album|Spiel|Gipfel|Krieg|película|serie|novela|filme|série|romance|jogo|juego|jeu
        |roman|guerre|guerra"""
)
_ARTICLES = any_of(
    """the|a|an|this|that|our|its|his|her|their|every|each|der|die|das|den|dem|des|ein|eine|einen|einem
        |einer|eines|zum|zur|beim|vom|seit|el|los|las|un|una|une|il|lo|gli|um|uma|het|een"""
)
_HAPPENING = any_of(
    "eruption|explosion|fall|fire|flood|sinking|founding|release|launch|premiere|finale|shooting|bombing|outbreak"
)
_BEFORE_THING = lazy_pattern(
    rf"(?<!\w)(?:{_THINGS}|{_ARTICLES}|{_HAPPENING}\s{{1,3}}(?:of|in|at))\s{{1,3}}\Z", re.IGNORECASE
)
# What takes place somewhere, or some time: `held in Busan (1999)`, but `as told in Busan (1999)`.
_SOMEWHERE = lazy_pattern(
    r"(?<!\w)(?P<before>[\w’'-]{1,24})\s{1,3}(?:in|at|near|from|around|outside|to|across|en|à|em|à|aus|bei|nach)\s{1,3}\Z"
)
_CITING = lazy_pattern(
    any_of(
        """argued|analysed|analyzed|attributed|back|based|calculated|cited|compared|contrary|data|defended
        |defined|described|detailed|developed|discussed|documented|equations|example|examples|explained
        |figures|found|findings|formalised|given|goes|idea|introduced|list|listed|method|methods|model|noted
        |outlined|presented|proof|proposed|proved|proven|published|quoted|read|reported|results|reviewed
        |said|seen|shown|similar|stands|stated|already|appears|studied|suggested|summarised|summarized|table
        |tables|taken|theory|those|told|used|values|adapted|according|as|and|or|both|detail|details"""
    )
    + r"\Z",
    re.IGNORECASE,
)
_TAKES_PLACE = lazy_pattern(
    r"\s(?:premiered|aired|starred|starring|grossed|sold|took\splace|won\s(?:an?|the)\s(?:oscar|emmy|grammy|award)|was"
    r"\s(?:released|filmed|held|broadcast|hosted)|directed|kam\sin\sdie\sKinos)(?!\w)"
)


def is_event(printed: str) -> bool:
    """Whether what stands before a year is a month, a season, a battle, a part of a work, whatever form it has."""
    return bool(EVENT.match(printed) or (NO_AUTHOR.match(printed) and not ORGANISATION.search(printed)))


def is_thing(text: str, start: int, begin: int, end: int, after: int) -> bool:
    """Whether the one word at `text[begin:end]`, which has a year behind it, is something else than an author.

    Args:
        text: The post's.
        start: Where the words begin that may be looked at.
        begin: Where the word does.
        end: Where it ends.
        after: Where its year does, with the bracket around it.
    """
    name = text[begin:end].strip(" .,")
    before = text[max(start, begin - 60) : begin]
    if is_no_family_name(name) or _BEFORE_THING.search(before) or _TAKES_PLACE.match(text, after):
        return True
    where = _SOMEWHERE.search(before)
    return where is not None and not _is_family_name(name) and not _CITING.match(where["before"])


def is_place(name: str) -> bool:
    """Whether the words are a town's or a country's name, `London`, `New York`: where and when something was.

    Some are family names as well. Who has one as an author's says so by a list, the library or a bibliography beside
    the post, which are asked first: an author of whom nobody knows is less likely than a meeting.
    """
    *before, last = name.lower().split() or [""]
    if before:
        return len(before) == 1 and before[0] in _BEFORE_PLACE and _is_town(last)
    return _is_town(last)


def _is_town(word: str) -> bool:
    parts = usual_parts(word)
    return word in _PLACES or "place" in word_classes(word) or ("L" in parts and "f" not in parts.lower())


def is_no_family_name(name: str) -> bool:
    """Whether the word is known as a place, a feast, a product, or a common word, and not as a family name too."""
    folded = name.lower()
    if folded in _PLACES or folded in _DAYS_AND_EVENTS or folded in _PRODUCTS:
        return True
    parts = usual_parts(folded)
    if "f" in parts.lower():
        return False
    kind = kind_of(name)
    of_titles = kind == "unknown" and parts[:1] in ("T", "C")
    return kind == "common" or of_titles or "place" in word_classes(folded) or "L" in parts


def _is_family_name(name: str) -> bool:
    return "f" in usual_parts(name.lower()).lower()
