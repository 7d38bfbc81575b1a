"""Whether a text speaks of health: where it does, the literature of medicine is searched, too."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

# Beginnings of words that texts about medicine and the body have. Words that other subjects use as often (`trial`,
# `cell`, `dose`) are not here.
_BEGINNINGS = """
    addict alzheimer anaesth anesth antibiot antidepress asthma biomed cancer cardio cholesterol clinic klinik
    klinisch clínic cliniq dementia demenz dermatol diabet disease enfermedad maladie epidemiol epilep
    gastroenter geriatr gynaecol gynecol haematol health hematol hepat hiv hospital hôpital hypertens immunol
    infect insomn insulin krankheit lancet medic médec medizin metabol microbio migraine mortality neurolog
    neurosc neuropsych nurs nutrit obes obstet oncol ophthalmol opioid orthop paediatr pediatr patholog patient
    pharmac physiol physiother placebo pregnan psychiatr psychopharm psychother radiol randomised randomized
    rheumat salud santé schizophren sleep stroke surg symptom syndrom therap tumor tumour urolog vaccin virol
    virus
""".split()
_WORDS = lazy_pattern(rf"\b(?:{'|'.join(map(re.escape, _BEGINNINGS))})")
# Titles of journals as they are abbreviated.
_ABBREVIATED = lazy_pattern(
    r"\b(?:Med|Clin|Br Med J|BMJ|N Engl J|Psychol Med|Biol Psychiatry|Neurosci|Ther|Dis|Surg|Nutr)\b"
)
_FIRST = 200_000  # characters of a post that are looked at
_OF_POST = 5


def speaks_of_health(text: str, *, least: int = 1) -> bool:
    """Return whether at least so many different words of health stand in a text; for a reference one is enough."""
    found: set[str] = set()
    for match in _WORDS.finditer(text[:_FIRST].lower()):
        found.add(match[0])
        if len(found) >= least:
            return True
    return least == 1 and _ABBREVIATED.search(text[:_FIRST]) is not None


def is_about_health(post: str) -> bool:
    """Return whether a post is about health: five different words of it stand there."""
    return speaks_of_health(post, least=_OF_POST)
