"""A world of made-up papers: a Crossref that has them, searches among them, and knows which were retracted."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.sources.records import crossref_message
from tests.sources.server import Asked, Played, RegistryServer, played_json

FAMILIES = (
    "Kessel Marchetti Oduya Lindholm Petrov Castellano Nakamura Brandvold Achterberg Szymanski Delacroix Obradovic "
    "Thornquist Villanueva Hagström Iwasaki Fennimore Quispe Rasmussen Boateng Wintersohn Zubiri Eklund Haddock"
).split()
GIVEN = "Ada Bruno Chidi Dagny Emil Flora Goro Hedda Ivo Jana Kofi Lena Mateo Nora Otis Petra".split()
SUBJECTS = (
    "Evening tea and the depth of slow-wave sleep", "Kettle noise as a predictor of morning mood",
    "Daylight lamps in windowless offices", "Peppermint oil for tension headache", "Night shifts and the taste of salt",
    "Barefoot walking in older gardeners", "Cold showers and the common cold", "Choir singing after stroke",
    "Dog ownership and the length of naps", "Chewing gum in the examination room", "Postcards and hospital loneliness",
    "Rocking chairs on maternity wards", "Blue bedroom walls and resting pulse", "Humming for nasal congestion",
    "Sourdough baking during convalescence", "Birdsong in waiting rooms", "Weighted blankets for restless sleepers",
    "Lavender pillows on surgical wards", "Crossword puzzles and word finding", "Allotments and blood pressure",
    "Ginger biscuits before sea voyages", "Early school bells and adolescent lateness", "Knitting for chronic pain",
    "Church bells and urban sleep", "Stair climbing at lunch",
)  # fmt: skip
DESIGNS = ("a randomised crossover trial", "a cohort study of twelve towns")
JOURNALS = (
    ("Journal of Nocturnal Medicine", "J. Noct. Med."),
    ("Annals of Domestic Physiology", "Ann. Domest. Physiol."),
    ("European Review of Habits", "Eur. Rev. Habits"),
    ("Proceedings of the Kettle Society", "Proc. Kettle Soc."),
    ("Scandinavian Archives of Rest", "Scand. Arch. Rest"),
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def made_up_works() -> list[dict[str, Any]]:
    """Return fifty papers as Crossref describes them."""
    works = []
    for number in range(50):
        people = [
            {"family": FAMILIES[(number * 5 + k * 7) % 24], "given": GIVEN[(number * 3 + k * 5) % 16]}
            for k in range(1 + number % 4)
        ]
        name, short = JOURNALS[number % 5]
        year, page = 1998 + number % 25, 11 + 13 * number
        works.append(
            crossref_message(
                f"10.4321/rest.{1000 + number * 37}",
                title=[f"{SUBJECTS[number % 25]}: {DESIGNS[number // 25]}"],
                author=people,
                container_title=[name],
                short_container_title=[short],
                volume=str(3 + number % 25),
                issue=str(1 + number % 4),
                page=f"{page}-{page + 8}",
                published_print={"date-parts": [[year]]},
                published_online=None,
                issued={"date-parts": [[year]]},
                language="en",
            )
        )
    return works


class World(RegistryServer):
    """Crossref and doi.org: records, lists of records, searches, and notices."""

    def __init__(self, works: list[dict[str, Any]], *, retracted: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.works = {str(work["DOI"]): work for work in works}
        self.joins_commas = True  # as Crossref joins what follows one and names no filter
        self.retracted = retracted  # by notices that name them: their own records are silent
        self._words = {doi: _words(json.dumps(work)) for doi, work in self.works.items()}
        for work in works:
            self.crossref_record(work)

    def _begin(self, request: Asked) -> Played:
        played = super()._begin(request)
        path, _, query = request.path.partition("?")
        if path.startswith("/ra/"):
            doi = unquote(path.removeprefix("/ra/"))
            status = {"RA": "Crossref"} if doi in self.works else {"status": "DOI does not exist"}
            return played_json([{"DOI": doi, **status}])
        if path == "/works":
            return played_json({"status": "ok", "message": {"items": self._listed(query)}})
        return played

    def _listed(self, query: str) -> list[dict[str, Any]]:
        said = parse_qs(urlsplit(f"?{query}").query)
        if "filter" in said:
            text = said["filter"][0]
            parts = re.split(r",(?=[a-z]+:)", text) if self.joins_commas else text.split(",")
            asked = [one.partition(":") for one in parts]
            if asked[0][0] == "updates":
                return [self._notice(doi) for _, _, doi in asked if doi in self.retracted]
            return [self.works[doi] for _, _, doi in asked if doi in self.works]
        wanted = _words(" ".join(said["query.bibliographic"]))
        ranked = sorted(self.works, key=lambda doi: (-len(wanted & self._words[doi]), doi))
        return [self.works[doi] for doi in ranked[:5]]

    def _notice(self, doi: str) -> dict[str, Any]:
        update = {"DOI": doi, "type": "retraction", "updated": {"date-parts": [[2021, 5, 4]]}}
        return {"DOI": f"{doi}.r", "type": "journal-article", "title": ["Retraction"], "update-to": [update]}


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
