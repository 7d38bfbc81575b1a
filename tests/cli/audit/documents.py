"""Three documents with sixty references, and what is right of each: the labels stand here before any rule."""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.cli.audit.world import made_up_works

WORKS = made_up_works()


class Labelled(NamedTuple):
    """A reference as somebody wrote it, and the verdicts that are right of it."""

    text: str
    right: frozenset[str]


def _people(work: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["family"], one["given"]) for one in work["author"]]


def apa(work: dict[str, Any], *, doi: bool = True, **changes: Any) -> str:
    work = {**work, **changes}
    names = ", ".join(f"{family}, {given[0]}." for family, given in _people(work))
    year = work["issued"]["date-parts"][0][0]
    link = f" https://doi.org/{work['DOI']}" if doi else ""
    place = (
        f"{work['container-title'][0]}, {work['volume']}({work['issue']}), {work['page'].replace('-', '–')}"
    )
    return f"{names} ({year}). {work['title'][0]}. {place}.{link}"


def vancouver(work: dict[str, Any], *, doi: bool = False, **changes: Any) -> str:
    work = {**work, **changes}
    people = _people(work)
    names = ", ".join(f"{family} {given[0]}" for family, given in people[:3])
    names += ", et al" if len(people) > 3 else ""
    year = work["issued"]["date-parts"][0][0]
    short = work["short-container-title"][0].replace(".", "")
    first, last = work["page"].split("-")
    end = f" doi: {work['DOI']}" if doi else ""
    return f"{names}. {work['title'][0]}. {short}. {year};{work['volume']}:{first}-{last}.{end}"


def mla(work: dict[str, Any], *, doi: bool = False, **changes: Any) -> str:
    work = {**work, **changes}
    people = _people(work)
    names = f"{people[0][0]}, {people[0][1]}" + (", et al" if len(people) > 1 else "")
    year = work["issued"]["date-parts"][0][0]
    title = work["title"][0].title()
    end = f" doi.org/{work['DOI']}" if doi else ""
    place = f"{work['container-title'][0]}, vol. {work['volume']}, no. {work['issue']}, {year}, pp. {work['page']}"
    return f"{names}. “{title}.” {place}.{end}"


def ieee(work: dict[str, Any], *, doi: bool = False, **changes: Any) -> str:
    work = {**work, **changes}
    names = ", ".join(f"{given[0]}. {family}" for family, given in _people(work))
    year = work["issued"]["date-parts"][0][0]
    short = work["short-container-title"][0]
    end = f", doi: {work['DOI']}" if doi else ""
    return f"{names}, “{work['title'][0]},” {short}, vol. {work['volume']}, pp. {work['page']}, {year}{end}."


STYLES = (apa, vancouver, mla, ieee)
TRUE = frozenset({"verified"})


def _true(number: int, shift: int) -> str:
    """A true reference with one of the slips that people make."""
    work = WORKS[number]
    style = STYLES[(number + shift) % 4]
    has_doi = (number + shift) % 3 != 0
    changes: dict[str, Any] = {}
    match (number + shift) % 6:
        case 1:
            changes["issued"] = {"date-parts": [[work["issued"]["date-parts"][0][0] + 1]]}
        case 2:
            changes["title"] = [work["title"][0].partition(":")[0]]
        case 4:
            changes["title"] = [work["title"][0].title()]
    return style(work, doi=has_doi, **changes)


INVENTED_PEOPLE = [{"family": "Worthingham", "given": "Clive"}, {"family": "Abernethy", "given": "Rosalind"}]
INVENTED_TITLES = (
    "Quantum mindfulness in executive coaching",
    "Neural correlates of brand loyalty among toddlers",
    "Deep learning for the prediction of marital harmony",
    "A meta-analysis of screen time and spinal curvature",
    "The microbiome of happiness revisited",
)
OTHER = frozenset({"another-work"})
OTHER_OR_DIFFERS = frozenset({"another-work", "differs"})
UNREGISTERED_TITLES = ("Tulips and tinnitus", "Yodelling at altitude for asthma", "Marzipan and migraine")
INVENTED = [
    Labelled(text, frozenset({"no-match"}))
    for text in (
        "Worthingham, C. (2019). Gratitude and telomere length. Journal of Nocturnal Medicine, 12(2), 77–85.",
        "Abernethy R. Hydrogen water for exam stress. Eur Rev Habits. 2020;8:301-9.",
        "Smith J. Time travel psychology in the workplace. Annals of Domestic Physiology. 2021;14(3):1-19.",
    )
]
UNINDEXED = [
    Labelled(text, frozenset({"no-match"}))
    for text in (
        "Haverstock, L. (2004). The patient gardener. London: Spadework Press.",
        "Ministry of Rest. (2012). Annual report on the nation's naps (Report No. 12). Rest Office.",
        "Tillich, M. (1998). Sleep and the village [Doctoral dissertation, University of Uppsala].",
    )
]
RETRACTED_DOIS = tuple(str(WORKS[k + 46]["DOI"]) for k in range(3))


class Sixty(NamedTuple):
    """Sixty references of every kind."""

    trues: list[Labelled]
    forged_titles: list[Labelled]
    forged_authors: list[Labelled]
    unregistered: list[Labelled]
    retracted: list[Labelled]
    invented: list[Labelled] = INVENTED
    unindexed: list[Labelled] = UNINDEXED

    @property
    def all(self) -> list[Labelled]:
        """All of them, true and false ones mixed as a document has them."""
        return sorted((one for kind in self for one in kind), key=lambda one: one.text[::-1])


def sixty(shift: int) -> Sixty:
    """Return forty true references and twenty others; the shift turns styles, slips and what has a DOI round."""

    def style(number: int) -> Any:
        return STYLES[(number + shift) % 4]

    return Sixty(
        [Labelled(_true(number, shift), TRUE) for number in range(40)],
        [
            Labelled(style(k)(WORKS[k + 2], doi=True, title=[title], author=INVENTED_PEOPLE), OTHER)
            for k, title in enumerate(INVENTED_TITLES)
        ],
        [
            Labelled(style(k)(WORKS[k + 40], doi=True, author=INVENTED_PEOPLE), OTHER_OR_DIFFERS)
            for k in range(3)
        ],
        [
            Labelled(
                style(k)(WORKS[k + 43], doi=True, DOI=f"10.4321/rest.{k}99", title=[title]),
                frozenset({"unregistered"}),
            )
            for k, title in enumerate(UNREGISTERED_TITLES)
        ],
        [
            Labelled(style(k)(WORKS[k + 46], doi=k != (1 + shift) % 3), frozenset({"retracted"}))
            for k in range(3)
        ],
    )


DOCUMENTS = {"docx": sixty(0), "md": sixty(1), "list": sixty(2)}
TRUES, FORGED_TITLES, UNREGISTERED, RETRACTED = (
    DOCUMENTS["docx"].trues,
    DOCUMENTS["docx"].forged_titles,
    DOCUMENTS["docx"].unregistered,
    DOCUMENTS["docx"].retracted,
)
