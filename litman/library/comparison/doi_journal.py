"""The journal that a DOI names in its own letters: `10.1371/journal.pbio.…` is one of PLOS Biology.

Source: the habits of publishers, checked against their records; no rule of the DOI Handbook, which calls suffixes
opaque. Only journals whose letters stand in no DOI of another journal.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.library.comparison.periodicals import same_container
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain

# By the prefix and the letters before the first digit, dot or hyphen: the names that the journal has had.
_JOURNALS: dict[str, dict[str, tuple[str, ...]]] = {
    "10.1371": {
        "journal.pone": ("PLOS ONE", "Public Library of Science ONE"), "journal.pbio": ("PLOS Biology",),
        "journal.pmed": ("PLOS Medicine",), "journal.pgen": ("PLOS Genetics",), "journal.ppat": ("PLOS Pathogens",),
        "journal.pcbi": ("PLOS Computational Biology",), "journal.pntd": ("PLOS Neglected Tropical Diseases",),
    },
    "10.1073": {"pnas": ("Proceedings of the National Academy of Sciences of the United States of America", "PNAS")},
    "10.1126": {
        "science": ("Science",), "sciadv": ("Science Advances",),
        "scitranslmed": ("Science Translational Medicine",), "scisignal": ("Science Signaling",),
    },
    "10.1038": {
        "nature": ("Nature",), "ncomms": ("Nature Communications",), "srep": ("Scientific Reports",),
        "ng": ("Nature Genetics",), "nn": ("Nature Neuroscience",), "nm": ("Nature Medicine",),
        "nbt": ("Nature Biotechnology",), "nmeth": ("Nature Methods",), "nrg": ("Nature Reviews Genetics",),
        "nrn": ("Nature Reviews Neuroscience",), "nrc": ("Nature Reviews Cancer",), "mp": ("Molecular Psychiatry",),
        "npp": ("Neuropsychopharmacology",), "tp": ("Translational Psychiatry",),
    },
    "10.1056": {"nejm": ("New England Journal of Medicine", "The Boston Medical and Surgical Journal")},
    "10.7554": {"elife": ("eLife",)},
    "10.7717": {"peerj": ("PeerJ",)},
    "10.1523": {"jneurosci": ("Journal of Neuroscience", "The Journal of Neuroscience")},
    "10.1172": {"jci": ("Journal of Clinical Investigation",), "jci.insight": ("JCI Insight",)},
    "10.1083": {"jcb": ("Journal of Cell Biology", "Journal of Biophysical and Biochemical Cytology")},
    "10.1084": {"jem": ("Journal of Experimental Medicine",)},
    "10.1074": {"jbc": ("Journal of Biological Chemistry",)},
    "10.1200": {"jco": ("Journal of Clinical Oncology",)},
    "10.1103": {
        "physrevlett": ("Physical Review Letters",), "physrevb": ("Physical Review B", "Physical Review"),
        "physrevd": ("Physical Review D", "Physical Review"), "revmodphys": ("Reviews of Modern Physics",),
    },
    "10.1176": {"appi.ajp": ("American Journal of Psychiatry",), "appi.ps": ("Psychiatric Services",)},
    "10.1192": {"bjp": ("British Journal of Psychiatry",)},
    "10.2105": {"ajph": ("American Journal of Public Health", "Am J Public Health Nations Health")},
    "10.3389": {
        "fpsyg": ("Frontiers in Psychology",), "fpsyt": ("Frontiers in Psychiatry",),
        "fnins": ("Frontiers in Neuroscience",), "fnhum": ("Frontiers in Human Neuroscience",),
        "fimmu": ("Frontiers in Immunology",), "fpubh": ("Frontiers in Public Health",),
        "fphar": ("Frontiers in Pharmacology",), "fmicb": ("Frontiers in Microbiology",),
    },
    "10.3390": {
        "ijms": ("International Journal of Molecular Sciences",), "nu": ("Nutrients",), "su": ("Sustainability",),
        "ijerph": ("International Journal of Environmental Research and Public Health",), "s": ("Sensors",),
    },
    "10.1093": {
        "nar": ("Nucleic Acids Research",), "brain": ("Brain",), "bioinformatics": ("Bioinformatics", "CABIOS"),
        "aje": ("American Journal of Epidemiology", "American Journal of Hygiene"),
        "cercor": ("Cerebral Cortex",), "eurheartj": ("European Heart Journal",),
    },
    "10.1001": {
        "jamapsychiatry": ("JAMA Psychiatry",), "archpsyc": ("Archives of General Psychiatry",),
        "jamainternmed": ("JAMA Internal Medicine",), "archinte": ("Archives of Internal Medicine",),
        "jamanetworkopen": ("JAMA Network Open",), "jamaneurol": ("JAMA Neurology",),
    },
}  # fmt: skip
_MOST_WORDS = 30
_HEAD = lazy_pattern(r"[a-z]+(?:\.[a-z]+)?(?!-?[a-z])")  # `peerj-cs` is a journal of its own


def other_journal_in(doi: str, printed: str | None) -> str | None:
    """Return the journal that a DOI names, where the printed one is another; None where it names none, or that one."""
    names = journals_in(doi)
    if not names or not printed:
        return None
    is_same = any(same_container([said], list(names)) for said in _readings(plain(printed)))
    return None if is_same else names[0]


def _readings(printed: str) -> Iterator[str]:
    """Yield what was printed, and its beginnings and ends: a reader may have taken a title or a publisher with it."""
    yield printed
    words = printed.split()[:_MOST_WORDS]
    for at in range(1, len(words)):
        yield " ".join(words[:at])
        yield " ".join(words[at:])


def journals_in(doi: str) -> tuple[str, ...]:
    """Return the names of the journal that a DOI names."""
    prefix, _, suffix = doi.lower().partition("/")
    journals = _JOURNALS.get(prefix, {})
    head = _HEAD.match(suffix)
    if head is None or not journals:
        return ()
    return journals.get(head[0]) or journals.get(head[0].partition(".")[0]) or ()
