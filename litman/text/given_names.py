"""Given names: those that are common in several languages, and what people call themselves for them."""

from __future__ import annotations

# They tell `Jane Doe, Rick Roe` from `García López, María José`.
GIVEN_NAMES = frozenset(
    """
    aaron adam alan albert alex alexander alice amanda amy andrea andrew angela ann anna anne anthony antonio
    barbara ben benjamin bill bob brian bruce carl carla carlos carol caroline catherine charles chris christian
    christina christine christopher claire claudia daniel david deborah dennis diana donald donna dorothy edward
    eleanor elena elizabeth ella emily emma eric erik eva francesco frank franz fred frederick george giovanni
    giulia grace greg gregory hannah hans harry heather helen helena henry ian ivan jack jacob james jan jane
    janet jason jean jeff jeffrey jennifer jens jessica jim joan joe johan johann john jonathan jorge jose joseph
    joshua juan judith julia julie karen karl kate katherine kathleen keith kelly ken kenneth kevin klaus larry
    laura lauren lena linda lisa louis louise lucas lucy luis luke marc marco margaret maria marie mario mark
    marta martha martin mary matt matthew max megan melissa michael michelle miguel mike monica nancy natalie
    nathan nicholas nicole oliver olivia pablo pamela patricia patrick paul paula pedro peter petra philip rachel
    ralph raymond rebecca richard rick robert roberto roger ronald rosa rose ruth ryan sam samantha samuel sandra
    sara sarah scott sean sebastian sharon simon sofia sophia sophie stefan stephanie stephen steve steven stuart
    susan teresa theresa thomas tim timothy tina tobias tom tony ursula victor victoria vincent walter wendy
    wilhelm william wolfgang
    """.split()
)
# One name and what people call themselves for it. Source: tables of hypocorisms of English and neighbours' names.
_NICKNAMES = """
    william bill billy will willy wm liam · robert bob bobby rob robbie bert · richard dick rick ricky rich
    james jim jimmy jamie jas · john jack johnny jon · jonathan jon · michael mike mick micky · david dave davy
    thomas tom tommy thos · charles charlie chuck chas · edward ed eddie ted ned · theodore ted teddy theo
    joseph joe joey jos · daniel dan danny · samuel sam sammy · benjamin ben benny · christopher chris kit
    anthony tony ant · andrew andy drew · stephen steven steve · kenneth ken kenny · lawrence larry laurence
    gerald gerry jerry · gregory greg · timothy tim · peter pete · philip phil · ronald ron · donald don
    raymond ray · walter walt · henry harry hank · harold hal harry · frederick fred freddy fritz · albert al bert
    alexander alex sandy sasha · nicholas nick · patrick pat paddy · matthew matt · douglas doug · jeffrey jeff geoffrey
    zachary zach · nathaniel nathan nat · vincent vince · leonard len leo · eugene gene · francis frank fran
    elizabeth liz beth betty lisa eliza bess · katherine kate kathy katie cathy catherine kathryn
    margaret peggy meg maggie
    susan sue suzanne · rebecca becky · deborah debbie deb · jennifer jenny jen · judith judy · barbara barb
    patricia pat patty trish · christine chris tina christina · victoria vicky · virginia ginny · dorothy dot dolly
    helen nell ellen · mary molly polly · martha patty · abigail abby · amanda mandy · pamela pam · cynthia cindy
    johannes hans jan johann · wilhelm willi helmut · friedrich fritz fred · giuseppe beppe pino · francesco franco
    jose pepe · francisco paco pancho · ivan vanya · dmitri dima mitya · sergei serge · mikhail misha · jean john
"""
_GROUPS = [
    frozenset(group.split()) for line in _NICKNAMES.splitlines() for group in line.split("·") if group.strip()
]


def is_nickname(one: str, other: str) -> bool:
    """Return whether people who bear one of the names, folded, are called by the other."""
    return any(one in group and other in group for group in _GROUPS)
