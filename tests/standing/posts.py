"""Posts that are made, edited and scanned again, with the truth about what each of their sentences leans on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from litman.actions.standing.write_standing import written
from litman.claims.model import ClaimsFile, PostInfo
from litman.claims.read import read_claims
from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post
from litman.standing.known import Known, StringMatch
from litman.standing.model import Standing
from litman.standing.stand import stand
from litman.text.folding import fold
from litman.work import Work

SUBJECTS = (
    "Green tea Black coffee Cold milk Warm soup Sour cream Dark bread Raw honey Red wine Wild rice Goat cheese Palm "
    "oil Sea salt Rye beer Plum jam Lime juice Oat bran"
).split()
EFFECTS = (
    "lowers the pulse of tired rowers by a tenth",
    "doubles the time that old sailors spend asleep",
    "raises the blood pressure of postmen in winter",
    "cures the cough of three choirboys out of four",
    "shortens the stride of long-distance walkers",
    "makes librarians remember twice as many titles",
    "keeps the hands of watchmakers steady until noon",
    "halves the number of colds among bus drivers",
)
FAMILIES = "Arne Bull Cato Dorn Ekman Foss Grau Holm Ibsen Jahn Krog Lund Moe Nerud Olsen Palm".split()


@dataclass
class Source:
    """A work with the reference that a post prints of it."""

    number: int
    has_doi: bool

    @property
    def key(self) -> str:
        return f"{FAMILIES[self.number % 16].lower()}{2000 + self.number}"

    @property
    def doi(self) -> str:
        return f"10.5555/trial.{self.number}"

    @property
    def text(self) -> str:
        family, year = FAMILIES[self.number % 16], 2000 + self.number
        title = f"{SUBJECTS[self.number * 2 % 32]} and {EFFECTS[self.number % 8].split()[-1]}: trial {self.number}"
        place = f" https://doi.org/{self.doi}" if self.has_doi else ""
        pages = f"{self.number * 10 + 1}-{self.number * 10 + 9}"
        return f"{family}, K. ({year}). {title}. Journal of Trials, {self.number + 1}(2), {pages}.{place}"


@dataclass
class Written:
    """A post as its writer thinks of it: sentences, each with the sources that it cites."""

    sentences: list[tuple[str, list[Source]]] = field(default_factory=list)

    def cited(self) -> list[Source]:
        found: dict[int, Source] = {}
        for _, sources in self.sentences:
            for source in sources:
                found.setdefault(source.number, source)
        return list(found.values())

    def body(self) -> list[str]:
        numbers = {source.number: at for at, source in enumerate(self.cited(), start=1)}
        lines = []
        for sentence, sources in self.sentences:
            labels = ", ".join(str(numbers[source.number]) for source in sources)
            lines.append(f"{sentence} [{labels}]." if sources else f"{sentence}.")
        return lines


def sentence(number: int) -> str:
    """Return a sentence that says something checkable, another one for each number."""
    subject = " ".join(SUBJECTS[number * 2 % 32 : number * 2 % 32 + 2])
    return f"{subject} {EFFECTS[number * 3 % 8]} in study {number + 1} of the {FAMILIES[number % 16]} clinic"


def write_post(folder: Path, form: str, post: Written) -> Path:
    """Write the post in a format: `md`, `txt`, `html` or `docx`."""
    references = [source.text for source in post.cited()]
    path = folder / f"post.{form}"
    if form == "html":
        body = "".join(f"<p>{line}</p>\n" for line in post.body())
        items = "".join(f"<li>{text}</li>\n" for text in references)
        page = f"<html><head><title>Trials</title></head><body><article><h1>Trials</h1>\n{body}<h2>References</h2>\n"
        path.write_text(f"{page}<ol>\n{items}</ol></article></body></html>\n", encoding="utf-8")
        return path
    numbered = [f"{at}. {text}" for at, text in enumerate(references, start=1)]
    heading = "## References" if form == "md" else "References"
    title = "# Trials" if form == "md" else "Trials"
    if form == "docx":
        from tests.posts.docx_maker import docx, paragraph, run

        blocks = [paragraph(run("Trials"), style="Title"), *(paragraph(run(line)) for line in post.body())]
        blocks.append(paragraph(run("References"), style="Heading1"))
        blocks += [paragraph(run(f"[{at}] {text}")) for at, text in enumerate(references, start=1)]
        path.write_bytes(docx("".join(blocks)))
        return path
    parts = [title, *post.body(), heading, "\n".join(numbered)]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return path


class FakeWorks:
    """A library of the sources, by DOI and by citation key."""

    def __init__(self, sources: list[Source]) -> None:
        self.by_doi = {source.doi: source.key for source in sources}
        self.keys = {source.key for source in sources}

    def resolve(self, key: str) -> str | None:
        return key if key in self.keys else None

    def described(self, key: str) -> Work | None:
        """Return nothing: what its works are is no matter of these tests."""
        return None

    def is_denied(self, doi: str) -> bool:
        """Return whether every registry said that there is no such DOI: none was asked."""
        return False

    def identified(self, work: Work) -> tuple[str, str] | None:
        key = self.by_doi.get((work.DOI or "").lower())
        return (key, "doi") if key else None


def doors_of(sources: list[Source]) -> Known:
    """Return a library that has all the sources; those without a DOI are matched by their strings."""
    matched = {
        fold(source.text): StringMatch("accepted", 0.99, None, source.key)
        for source in sources
        if not source.has_doi
    }
    return Known(FakeWorks(sources), matched)


class Scans:
    """One post, scanned again and again into the bytes of its claims file."""

    def __init__(self, folder: Path, form: str, sources: list[Source]) -> None:
        self.folder, self.form, self.known = folder, form, doors_of(sources)
        self.data, self.file = b"", None
        self.path = folder / "post.toml"

    def scan(self, post: Written) -> Standing:
        analysis = analyse_post(read_post(write_post(self.folder, self.form, post)))
        standing = stand(analysis, self.file, self.known)
        self.data = written(
            self.data,
            self.file,
            standing,
            post=PostInfo(title="Trials", source="post"),
            today=date(2026, 11, 28),
        )
        self.file = self.read()
        return standing

    def read(self) -> ClaimsFile:
        file, findings = read_claims(self.path, self.data)
        assert file is not None
        assert not findings, findings
        return file

    def leans(self) -> dict[str, set[str]]:
        """Return on which works each sentence leans by the claims file; sentences without their markers."""
        assert self.file is not None
        found = {}
        for claim in self.file.claims:
            text = (claim.anchor.exact or claim.text).partition(" [")[0].rstrip(".")
            found[text] = {link.key for link in claim.links}
        return found
