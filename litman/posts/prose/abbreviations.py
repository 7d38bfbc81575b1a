"""Abbreviations by whether a sentence may end with them, and words that plainly begin a sentence."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Folded, without their last full stop.
NEVER_LAST = _words(
    """
    dr mr mrs ms mx prof rev hon sen rep lt capt sgt st mt messrs mmes
    e.g eg i.e ie cf viz vs v resp approx ca incl excl fig figs eq eqs refs sect ch chap vol vols nos nr pp p para
    ed eds trans dept univ assn bros adj et esp spp
    jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    z.b bzw bspw u.a vgl hrsg abb mme mlle p.ej sr sra
    """
)
SOMETIMES_LAST = _words(
    """
    etc al inc ltd co corp llc jr u.s u.k e.u u.n u.s.a d.c a.m p.m a.d b.c b.c.e c.e m.d ph.d d.o d.d.s r.n
    b.a m.a b.s m.s m.p.h d.phil m.sc b.sc esq no sec art sat sun mar tab ref col gen gov
    min hr hrs mg kg oz lb lbs ft yr yrs wk wks mo
    """
)
# Capitalised, these words seldom stand inside a sentence.
STARTERS = _words(
    """
    A About After Again All Also Although Among An And Another Any Are As At Because Before Besides Both But By
    Can Compared Consequently Could Despite Did Do Does During Each Early Either Even Every Finally First For
    Four From Further Furthermore Given Had Has Have He Hence Her Here His How However I If In Indeed Instead Is
    It Its Just Last Later Like Likewise Many Meanwhile More Moreover Most Much My Nearly Neither Nevertheless
    Next No Nonetheless Nor Not Note Now Of Often On Once One Only Or Other Others Our Out Over Overall Patients
    People Perhaps Please Previous Rather Recent Recently Research Researchers Results Second See Several She
    Should Similarly Since So Some Sometimes Still Studies Such Taken That The Their Then There Therefore These
    They Third This Those Though Three Through Throughout Thus To Today Together Two Typically Under
    Unfortunately Unlike Until Up Upon Using Usually Was We Were What When Where Whether Which While Who Why
    Will With Within Without Would Yes Yet You Your
    """
)
