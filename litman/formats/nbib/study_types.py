"""What PubMed's types of publication say of how a study was done, in the words of the field `studytype`.

Source: NLM, "Publication Characteristics (Publication Types) with Scope Notes".
"""

from __future__ import annotations

from collections.abc import Iterable

# What tells most of a work as evidence comes first; a work has one.
_STUDY_TYPES: dict[str, str] = {
    "network meta-analysis": "meta-analysis",
    "meta-analysis": "meta-analysis",
    "systematic review": "systematic review",
    "scoping review": "scoping review",
    "clinical trial protocol": "trial protocol",
    "randomized controlled trial": "randomised trial",
    "randomized controlled trial, veterinary": "randomised trial",
    "pragmatic clinical trial": "clinical trial",
    "equivalence trial": "clinical trial",
    "adaptive clinical trial": "clinical trial",
    "controlled clinical trial": "controlled clinical trial",
    "clinical trial, phase iv": "clinical trial",
    "clinical trial, phase iii": "clinical trial",
    "clinical trial, phase ii": "clinical trial",
    "clinical trial, phase i": "clinical trial",
    "clinical trial, veterinary": "clinical trial",
    "clinical trial": "clinical trial",
    "practice guideline": "guideline",
    "guideline": "guideline",
    "consensus statement": "guideline",
    "consensus development conference": "guideline",
    "consensus development conference, nih": "guideline",
    "observational study": "observational study",
    "observational study, veterinary": "observational study",
    "twin study": "twin study",
    "case reports": "case report",
    "validation study": "validation study",
    "clinical study": "clinical study",
    "review": "review",
    "editorial": "editorial",
    "letter": "letter",
    "comment": "commentary",
    "news": "news",
}


def study_type_of(kinds: Iterable[str]) -> str | None:
    """Return what kind of study types of publication, in any case, name; None where they name none."""
    given = {kind.strip().lower() for kind in kinds}
    return next((said for kind, said in _STUDY_TYPES.items() if kind in given), None)


def with_study_type(item: dict[str, object], kinds: Iterable[str]) -> dict[str, object]:
    """Return a CSL-JSON item with the kind of study among what CSL has no variable for."""
    said = study_type_of(kinds)
    return item if said is None else {**item, "custom": {"studytype": said}}
