"""A folder of posts under git, a library in it, and registries on this machine."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from litman.cli.main import main
from tests.sources.records import crossref_message
from tests.sources.server import NOT_IN_DATACITE, RegistryServer
from tests.standing.commands import Commands, disagreements

PAPERS = {
    "Arne": ("Green tea and the pulse of rowers", "Journal of Oars"),
    "Bull": ("Black coffee and the sleep of sailors", "Harbour Medicine"),
    "Cato": ("Warm soup and the cough of choirboys", "Annals of Song"),
    "Dorn": ("Rye bread and the memory of librarians", "Shelf Studies"),
}


def doi_of(family: str) -> str:
    """Return the DOI of an author's paper."""
    return f"10.5555/{family.lower()}"


def printed(family: str) -> str:
    """Return the reference of an author's paper as posts print it."""
    title, journal = PAPERS[family]
    return f"{family} K. {title}. {journal}. 2015;12(3):101-109. doi:{doi_of(family)}"


def post_of(*sentences: str, references: tuple[str, ...] = ()) -> str:
    """Return a post in Markdown: a sentence a paragraph, and a numbered list."""
    body = "\n\n".join(("# Trials", *sentences))
    items = "\n".join(f"{at}. {text}" for at, text in enumerate(references, start=1))
    return f"{body}\n\n## References\n\n{items}\n" if references else f"{body}\n"


@dataclass
class Desk:
    """Where somebody works: the folder, its git, and litman."""

    folder: Path

    @property
    def library(self) -> Path:
        return self.folder / "library"

    def write(self, name: str, text: str) -> Path:
        path = self.folder / "posts" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *words: str, stdin: str | None = None) -> Result:
        """Run litman as it is typed in this folder."""
        return CliRunner().invoke(main, list(words), input=stdin)

    def does(self, *words: str, stdin: str | None = None) -> str:
        """Run litman, which has nothing to complain of, and return what it prints."""
        result = self.run(*words, stdin=stdin)
        assert result.exit_code == 0, (words, result.exit_code, result.output, result.exception)
        return result.stdout

    def found_of(self, *codes: str) -> dict[str, str]:
        """Return what a check finds of the codes: each with how grave it is."""
        result = self.run("check", "--json", *(word for code in codes for word in ("--select", code)))
        return {item["code"]: item["severity"] for item in json.loads(result.stdout)}

    def git(self, *words: str) -> str:
        """Run git; its words are returned."""
        done = subprocess.run(["git", *words], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout

    def merge(self, branch: str) -> int:
        """Merge a branch; git's exit code is returned, which is not 0 where there is a conflict."""
        return subprocess.run(["git", "merge", "-q", branch], cwd=self.folder, capture_output=True).returncode

    def commit(self, subject: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)

    def claims(self) -> dict[str, dict[str, Any]]:
        """Return the claims by their addresses."""
        found = json.loads(self.run("claims", "--json").stdout)
        return {f"{claim['post']}/{claim['id']}": claim for claim in found}

    def leans(self) -> dict[str, list[str]]:
        """Return on which works each claim leans, by its address; those that lean on none are left out."""
        return {
            address: [link["key"] for link in claim["links"]]
            for address, claim in self.claims().items()
            if claim["links"]
        }

    def found(self, *words: str) -> dict[str, str]:
        """Return what `check` finds but remarks on entries and on open work: the gravest message of each code."""
        findings = json.loads(self.run("check", "--json", *words).stdout)
        return {item["code"]: item["message"] for item in reversed(findings) if item["severity"] != "info"}

    def agrees(self) -> None:
        """Make sure that all commands say the same of all posts, and that a scan has nothing more to do."""
        commands = Commands(self.library)
        assert disagreements(commands, commands.scan("--dry-run")) == []


@pytest.fixture
def registries(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """Registries that know four papers and deny everything else."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        for family, (title, journal) in PAPERS.items():
            author = [{"family": family, "given": "Kim", "sequence": "first", "affiliation": []}]
            message = crossref_message(
                doi_of(family), title=[title], author=author, container_title=[journal]
            )
            running.crossref_record(message)
        for unknown in ("10.5555/nowhere",):
            running.datacite(unknown, NOT_IN_DATACITE)
            running.agency(unknown, None)
        yield running


@pytest.fixture
def desk(tmp_path: Path, registries: RegistryServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A new library in a new repository, as `litman init` and `git init` leave it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    before = Path.cwd()
    os.chdir(tmp_path)
    desk = Desk(tmp_path)
    desk.git("init", "-q", "-b", "main")
    desk.git("config", "user.name", "Ada Moss")
    desk.git("config", "user.email", "ada@example.org")
    desk.does("init")
    (tmp_path / "posts").mkdir()
    desk.commit("a library")
    yield desk
    os.chdir(before)
