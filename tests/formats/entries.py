"""Items for the exporters' tests."""

from collections.abc import Iterable

from litman.bibtex.works.from_work import fields_from_work
from litman.bibtex.works.to_work import work_from_fields
from litman.formats.exported_entry import ExportedEntry
from litman.formats.table import write_bibliography
from litman.work import Work


def item(key: str, entry_type: str, **fields: str) -> ExportedEntry:
    """An entry as the library gives it."""
    return ExportedEntry(key, entry_type, fields, work_from_fields(entry_type, fields))


def item_of(key: str, work: Work) -> ExportedEntry:
    """A work as an entry would hold it."""
    entry_type, fields = fields_from_work(work)
    return ExportedEntry(key, entry_type, dict(fields), work)


def written(name: str, entries: Iterable[ExportedEntry]) -> str:
    """The entries in a format, in one piece."""
    return "".join(write_bibliography(name, entries))


LIBRARY = [
    item("roe2001", "article", author="Roe, Rita and {Group \\& Co}", title="On {DNA} and \\textit{E. coli}",
         journaltitle="Journal of Things", date="2001-05-03", volume="7", number="2", pages="11--19",
         doi="10.1000/a_b", publisher="P", keywords="alpha, beta", abstract="Short."),
    item("doe1999", "inbook", author="van Doe, Jon", title="A Chapter", booktitle="A Book", editor="Ed, E.",
         year="1999", month="jan", pages="3--4", publisher="Press", address="Ghent", edition="2"),
    item("site2020", "online", author="{Lab}", title="News", url="https://a.example/x_y", date="2020-07",
         urldate="2020-11-18", type="Press release"),
    item("thesis", "thesis", author="Poe, P.", title="My Thesis", institution="U", date="2010", type="mathesis"),
    item("data", "dataset", author="Poe, P.", title="Numbers", publisher="Archive", year="2015", doi="10.1000/d"),
    item("bare", "misc", title="Nothing more"),
]  # fmt: skip
