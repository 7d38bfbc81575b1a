"""A format: Refer, in which each line begins with `%` and a letter, read and written."""

from __future__ import annotations

from tests.recipes.worked import Worked, after, before, with_change

TYPES = '''\
"""The types of Refer and CSL's. Source: refer(1), "Bibliographic database format"; EndNote's `%0`."""

from __future__ import annotations

from litman.csl.variables import ITEM_TYPES
from litman.formats.type_table import TypeTable

_CODES = {"Journal Article": "article-journal", "Book": "book", "Generic": "document"}

TYPES = TypeTable(_CODES, nearest=dict.fromkeys(ITEM_TYPES - {*_CODES.values()}, "Generic"))
'''
READER = '''\
"""Refer, read. Source: refer(1), "Bibliographic database format"."""

from __future__ import annotations

import re
from collections import defaultdict

from litman.edtf import parse_date
from litman.formats.decoding import decode_text
from litman.formats.foreign_file import RecordCollector
from litman.formats.people import name_of
from litman.formats.refer.types import TYPES
from litman.work import Work

_LINE = re.compile(r"%([0-9A-Z])[ \\\\t]+(\\\\S.*)")
_KNOWN = frozenset("0ATDJVFR")


def read(data: bytes, records: RecordCollector) -> None:
    """Take the works of a file in Refer; an empty line ends a record.

    Raises:
        ForeignFileError: no line of it begins with `%` and a letter.
    """
    text = decode_text(data).replace("\\\\r\\\\n", "\\\\n")
    if not re.search(r"^%[0-9A-Z][ \\\\t]", text, re.MULTILINE):
        raise records.not_of_format("no line begins with `%` and a letter")
    line = 1
    for part in text.split("\\\\n\\\\n"):
        begins = line + len(part) - len(part.lstrip("\\\\n"))
        _take(part, records, begins)
        line += part.count("\\\\n") + 2


def _take(part: str, records: RecordCollector, line: int) -> None:
    fields: dict[str, list[str]] = defaultdict(list)
    for tag, value in _LINE.findall(part):
        fields[tag].append(value.strip())
    if not fields:
        return
    given = fields["0"][0] if fields["0"] else "Generic"
    csl_type, _ = TYPES.read(given)
    if csl_type is None:
        records.unknown_type(line, given, "document")
    work = Work(
        type=csl_type or "document",
        title=_first(fields, "T"),
        author=tuple(name for text in fields["A"] if (name := name_of(text))),
        issued=parse_date(_first(fields, "D") or ""),
        container_title=_first(fields, "J"),
        volume=_first(fields, "V"),
        DOI=_first(fields, "R"),
    )
    records.add(work, _first(fields, "F") or "", line)
    records.leave_out((tag for tag in fields if tag not in _KNOWN), line)


def _first(fields: dict[str, list[str]], tag: str) -> str | None:
    return fields[tag][0] if fields[tag] else None
'''.replace("\\\\", "\\")
WRITER = '''\
"""Refer, written. Source: refer(1), "Bibliographic database format"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from litman.formats.exported_entry import ExportedEntry, separated, works_of
from litman.formats.one_line import one_line
from litman.formats.people import inverted
from litman.formats.refer.types import TYPES


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give the works as records of Refer."""
    return separated(("".join(_lines(entry)) for entry in works_of(entries)), "\\\\n")


def _lines(entry: ExportedEntry) -> Iterator[str]:
    work = entry.work
    code, _ = TYPES.written(work.type, work.genre)
    values = [("0", code), *(("A", inverted(name)) for name in work.author), ("T", work.title)]
    values += [("D", str(work.year) if work.year else None), ("J", work.container_title), ("V", work.volume)]
    for tag, value in [*values, ("R", work.DOI), ("F", entry.key)]:
        if value and (said := one_line(value)):
            yield f"%{tag} {said}\\\\n"
'''.replace("\\\\", "\\")
TESTS = '''\
from __future__ import annotations

from pathlib import Path

from litman.formats.table import ADDED
from tests.formats.entries import LIBRARY, written

REFER = """\\
%0 Journal Article
%A Moss, Ada
%T Tea at night
%J Journal of Tea
%D 2019

%0 Book
%T The leaf
%Z a field that no work has
"""


def test_records_are_read_with_their_lines() -> None:
    file = ADDED["refer"].read(Path("works.refer"), REFER.encode())
    assert [(r.line, r.work.type, r.work.title) for r in file.records] == [
        (1, "article-journal", "Tea at night"),
        (7, "book", "The leaf"),
    ]
    assert [finding.code for finding in file.findings] == ["IMP003"]


def test_what_is_written_is_read() -> None:
    text = written("refer", LIBRARY)
    records = ADDED["refer"].read(Path("works.refer"), text.encode()).records
    assert [record.given_key for record in records] == [entry.key for entry in LIBRARY if entry.is_work]
'''
ROW = """\
    "refer": Format(
        "Refer file",
        "Refer for troff",
        (".refer",),
        Adding("refer", "the records of Refer files", b"%0"),
        reader="litman.formats.refer.read",
        writer="litman.formats.refer.write",
        types="litman.formats.refer.types",
    ),
"""
HOSTILE = """\
    elif name == "refer":
        assert [line[3:] for line in whole.splitlines() if line[:2] == "%F"] == ["a", "b", "c"]
"""
CHANGED = """\
    "refer": dict.fromkeys(ITEM_TYPES - {"article-journal", "book", "document"}, "document"),
"""
TWO = '    "refer": "%0 Book\\n%T Größe one\\n\\n%0 Book\\n%T Größe two\\n%A Roe, J\\n",\n'


def _in_types(text: str) -> str:
    text = before('    "nbib": {\n        "bill"', CHANGED)(text)
    text = after(
        '    "nbib": PUBMED_TYPES.split("|"),\n', '    "refer": ["Journal Article", "Book", "Generic"],\n'
    )(text)
    row = '    "refer": lambda code: f"%0 {code}\\n%T T\\n",\n'
    return before('    "zotero": lambda item_type', row)(text)


def _in_samples(text: str) -> str:
    text = after(
        '    "add endnote": ("add", "endnote", "../more.xml"),\n',
        '    "add refer": ("add", "refer", "../more.refer"),\n',
    )(text)
    return after(
        '    (folder / "more.ris").write_text(RIS)\n',
        '    (folder / "more.refer").write_text("%T Bark and tea\\n")\n',
    )(text)


WORKED = Worked(
    names={"NAME": "refer"},
    new={
        "litman/formats/refer/__init__.py": '"""Refer."""\n',
        "litman/formats/refer/types.py": TYPES,
        "litman/formats/refer/read.py": READER,
        "litman/formats/refer/write.py": WRITER,
        "tests/formats/refer/__init__.py": "",
        "tests/formats/refer/test_refer.py": TESTS,
    },
    changed={
        "litman/formats/table.py": before('    "csv": Format(', ROW),
        "tests/formats/test_types.py": _in_types,
        "tests/formats/test_writers.py": before('    elif name == "nbib":\n', HOSTILE),
        "tests/formats/test_bad_input.py": after("FILES = {\n", TWO),
        "tests/formats/test_made_works.py": after("SAYS_LITTLE: frozenset[str] = frozenset(", '["refer"]'),
        "tests/faults/samples.py": _in_samples,
        "docs/coming-from.md": before(
            "## A list of DOIs", "## Refer\n\n`litman add refer export.refer`.\n\n"
        ),
        "litman/help/changes.md": with_change(
            "`litman add refer`, `export --format refer`: the format of troff."
        ),
    },
)
