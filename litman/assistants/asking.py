"""Tools that may ask services, and exports: each is a command of litman, run by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from litman.assistants.answer import Answer, page_of
from litman.assistants.desk import Desk
from litman.assistants.reading import Cursor, Limit, Text

Offline = Annotated[bool, Field(description="Ask nobody: only kept answers, the library and the local pool.")]


@dataclass(frozen=True, slots=True)
class AskingTools:
    """The tools, over one library."""

    desk: Desk

    def audit(
        self,
        references: Annotated[
            list[Annotated[str, Field(min_length=3, max_length=2_000)]],
            Field(min_length=1, max_length=30, description="References as printed, one each."),
        ],
        offline: Offline = False,
    ) -> Answer:
        """Say of references whether they are real: for each the evidence, gravest first, and what was not compared.

        The references, and nothing else, go to registries. `verified` says that a registry has just such a work, not
        that it says what it is cited for; `no match` is no proof of invention.
        """
        lines = "\n".join(" ".join(one.split()) for one in references)
        words = ["audit", "-", "--json", *(["--offline"] if offline else [])]
        said = self.desk.ask_command(*words, given=lines + "\n")
        counts = ", ".join(f"{count} {verdict}" for verdict, count in said["counts"].items())
        unsaid = "; ".join(said["unsaid"])
        coverage = f"{len(said['references'])} references: {counts}" + (
            f"; not answered: {unsaid}" if unsaid else ""
        )
        items = [*said["against_itself"], *said["references"]]
        return page_of(items, question=("audit",), cursor=None, limit=50, coverage=coverage, total=len(items))

    def match_reference(self, reference: Text, offline: Offline = False) -> Answer:
        """Return the work that a reference string means, with reasons: accepted, suggested, ambiguous or no match."""
        words = ["match", "--json", *(["--offline"] if offline else []), "--", " ".join(reference.split())]
        found: list[dict[str, Any]] = self.desk.ask_command(*words)
        unanswered = [str(item["unanswered"]) for item in found if item.get("unanswered")]
        asked = (
            "the library and what is kept were asked"
            if offline
            else "library, pool and registries were asked"
        )
        said = asked + (f"; no answer: {'; '.join(unanswered)}" if unanswered else "")
        return page_of(found, question=("match",), cursor=None, limit=1, coverage=said, total=len(found))

    def export(
        self,
        keys: Annotated[
            list[Annotated[str, Field(min_length=1, max_length=300)]], Field(min_length=1, max_length=200)
        ],
        format: Literal["bibtex", "biblatex", "csl-json", "ris"] = "bibtex",
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Answer:
        """Return works as a bibliography, in pieces; together they are what `litman export` writes."""
        from litman.actions.export.works import export_works
        from litman.actions.selection import Selection

        library = self.desk.library()
        selection = Selection(tuple(keys))
        pieces = export_works(library, format, selection)
        text = "".join(pieces)
        size = 1_900
        found = ({"text": text[at : at + size]} for at in range(0, len(text), size))
        question = ("export", format, *keys, self.desk.mark())
        said = f"{len(keys)} works were asked for; what they hold is as the library has it, compared with nothing here"
        return page_of(found, question=question, cursor=cursor, limit=limit, coverage=said)
