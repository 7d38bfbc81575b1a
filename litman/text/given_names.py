"""Given names that are common in several languages: they tell `Jane Doe, Rick Roe` from `García López, María José`."""

from __future__ import annotations

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
