"""Tools that change the library, where the server was started with `--write`: each makes one change that `litman undo`
takes back. No tool gives a verdict: what a program holds is a proposal, which a person accepts or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from litman.assistants.answer import Answer, page_of
from litman.assistants.desk import Desk
from litman.assistants.reading import Address, Key, ReadingTools
from litman.claims.address import parse_claim_address
from litman.claims.claim import Proposed

Model = Annotated[
    str,
    Field(
        min_length=1,
        max_length=80,
        pattern=r"\S",
        description="Your name and version, kept with what you say.",
    ),
]


@dataclass(frozen=True, slots=True)
class WritingTools:
    """The tools, over one library."""

    desk: Desk

    def add_work(
        self,
        thing: Annotated[
            str,
            Field(
                min_length=3, max_length=2_000, description="A DOI, PMID, arXiv id, ISBN, address, reference."
            ),
        ],
    ) -> Answer:
        """Add a work by whatever identifies it; registries are asked, and what they say against it is told first."""
        found = self.desk.ask_command("add", "any", "--json", "--", " ".join(thing.split()))
        said = "registries were asked; nothing that is there already is added again"
        return page_of(found, question=("add",), cursor=None, limit=10, coverage=said, total=len(found))

    def link_claim(
        self,
        claim: Address,
        key: Key,
        model: Model,
        relation: Literal[
            "supports", "partly", "contradicts", "background", "quotes", "authority", "mentions"
        ] = "mentions",
        why: Annotated[
            str | None, Field(max_length=1_000, description="For the person who checks it.")
        ] = None,
    ) -> Answer:
        """Tie a claim to a work, as unchecked; the reason is kept as a comment with your name."""
        from litman.actions.claims.comment import comment_on
        from litman.actions.claims.edit_claims import link_claim

        address = parse_claim_address(claim)
        with self.desk.writing("claims", "link", claim, key, "by", model) as library:
            link_claim(library, address, key, relation=relation, quote=None, locator=None, marker=None)
        if why:
            with self.desk.writing("claims", "comment", claim, "by", model) as library:
                comment_on(library, address, key, why, by=model, at=date.today())
        return self._claim(claim)

    def comment(
        self,
        claim: Address,
        text: Annotated[str, Field(min_length=1, max_length=5_000)],
        model: Model,
        key: Annotated[str | None, Field(description="The work of a link that it is about.")] = None,
    ) -> Answer:
        """Write a comment for the post's author on a claim, or on its link to a work; one that is there is refused."""
        from litman.actions.claims.comment import comment_on
        from litman.actions.claims.stored_claim import load_claim

        address = parse_claim_address(claim)
        with self.desk.writing("claims", "comment", claim, "by", model) as library:
            _, found = load_claim(library, address)
            there = (
                found.comment if key is None else next((i.comment for i in found.links if i.key == key), None)
            )
            if there:
                raise ValueError(f"there is a comment already, which is not yours to replace: {there}")
            comment_on(library, address, key, text, by=model, at=date.today())
        return self._claim(claim)

    def propose_verdict(
        self,
        claim: Address,
        key: Key,
        verdict: Literal["confirmed", "partly", "contradicts", "not-in-source"],
        model: Model,
        quote: Annotated[
            str | None, Field(max_length=5_000, description="The work's own words, verbatim.")
        ] = None,
        locator: Annotated[str | None, Field(max_length=200, description="Where they stand: p. 410.")] = None,
    ) -> Answer:
        """Propose what a work says of a claim. It is no verdict: a person reads, and accepts it or not."""
        from litman.actions.claims.propose import propose_verdict

        proposed = Proposed(verdict, model, date.today(), quote, locator)
        with self.desk.writing("claims", "propose", claim, key, "by", model) as library:
            propose_verdict(library, parse_claim_address(claim), key, proposed)
        return self._claim(claim)

    def _claim(self, claim: str) -> Answer:
        return ReadingTools(self.desk).get_claim(claim)
