"""Given names: those that are common in several languages, and what people call themselves for them."""

from __future__ import annotations

# They tell `Jane Doe, Rick Roe` from `García López, María José`: none is a common half of a Spanish family name.
GIVEN_NAMES = frozenset(
    """
    aaron ada adam agnieszka alan albert alejandro aleksandr alessandra alessandro alex alexander alexey alice
    amanda amy ana anastasia anders andrea andreas andrew angela anil anja ann anna anne anthony antonella
    antonio barbara beatriz begoña ben benjamin bill birgit björn bjørn bob brian bruce camila camille carl
    carla carlos carmen carol caroline catarina catherine charles chiara chris christian christina christine
    christopher claire claudia cristina daan daniel david davide deborah dennis diana dieter dmitri dmitry
    donald donna dorothy eduardo edward ekaterina eleanor elena elisa elizabeth ella emily emma eric erik eva
    federica federico fernanda francesca francesco frank franz françois françoise fred frederick george
    giovanni giulia giuseppe gonzalo grace greg gregory guillaume gustavo hannah hans harry heather heike helen
    helena henrik henry hiroshi ian ingrid inês irina isabelle ivan jack jacob james jan jane janet jason
    javier jean jeff jeffrey jennifer jens jessica jim joan joe johan johann john jonathan joost jorge jose
    joseph joshua josé joão juan judith juergen julia juliana julie julien jürgen karen karl katarzyna kate
    katherine kathleen katrin kavita keith kelly ken kenji kenneth kevin kirsten klaus krzysztof larry lars
    laura lauren lena liam linda lisa louis louise luca lucas lucia lucy lucía luis lukas luke luís lászló marc
    marco margaret margarida maria mariana marie mario marisa mark markus marta martha martin mary mathieu matt
    matteo matthew matthias max małgorzata megan melissa mette michael michel michelle miguel mike monica
    monika mónica nancy natalia natalie nathan nicholas nicolas nicole nils noah olga oliver olivia olivier
    pablo pamela paolo patricia patrick paul paula pedro peter petra philip philippe pierre pieter pilar piotr
    priya rachel rajesh ralf ralph raquel raymond rebecca renata ricardo richard rick robert roberta roberto
    rocío roger ronald rosa rose rui ruth ryan sabine sam samantha samuel sandra sanne sara sarah scott sean
    sebastian sergey sergio sharon silke silvia simon sofia sophia sophie stefan stefano stephanie stephen
    steve steven stuart sunita susan sven svetlana sylvie takeshi tatiana teresa theresa thiago thierry thomas
    tiago tim timothy tina tobias tom tomasz tony ursula ute uwe valentina victor victoria vincent vinícius
    vladimir véronique walter wendy wilhelm willem william wolfgang zoltán álvaro
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
