"""The claims of a library's posts, from their files read as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from litman.claims.address import CLAIM_ID, SUFFIX, Use
from litman.claims.claim import Claim
from litman.claims.collection import read_all_claims, read_all_posts, read_claims_naming, uses_by_key
from litman.claims.model import ClaimsFile
from litman.claims.post_claims import PostClaims, list_post
from litman.claims.post_text import PostSource
from litman.claims.read import read_claims
from litman.finding import Finding
from litman.library.asked import ClaimFilter, Resolve
from litman.regular_files import read_regular


class WholeClaims:
    """Fulfils `ports.Claims`."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the claims files."""
        self._folder = folder

    @cached_property
    def _read(self) -> tuple[dict[str, ClaimsFile], tuple[Finding, ...]]:
        files, findings = read_all_claims(self._folder)
        return {file.post_id: file for file in files}, findings

    @property
    def _files(self) -> dict[str, ClaimsFile]:
        return self._read[0]

    def post_ids(self) -> list[str]:
        return list(self._files)

    def look_at_all(self) -> None:
        """Do nothing: `findings` reads every file."""

    def all_posts(self) -> Iterator[PostClaims]:
        return self.posts(self.post_ids())

    def posts(self, post_ids: Sequence[str]) -> Iterator[PostClaims]:
        for post_id in post_ids:
            file = self._file(post_id)
            if file is not None:
                yield list_post(file)

    def sources(self, post_ids: Collection[str] = (), names: Collection[str] = ()) -> list[PostSource]:
        return [PostSource(file.post_id, file.post.source) for file in read_all_posts(self._folder)]

    def posts_with(self, wanted: ClaimFilter, names: Collection[str]) -> list[str]:
        return [post_id for post_id, file in self._files.items() if _can_have(file, wanted, frozenset(names))]

    def files_naming(self, names: Collection[str]) -> list[ClaimsFile]:
        return read_claims_naming(self._folder, names)

    def uses(self, key: str, names: Collection[str], resolve: Resolve) -> list[Use]:
        found = uses_by_key(self._files.values())
        return [use for name, uses in found.items() if (resolve(name) or name) == key for use in uses]

    def count_uses(self, keys: Collection[str], names: Collection[str], resolve: Resolve) -> dict[str, int]:
        leaning: dict[str, set[str]] = {}
        for name, uses in uses_by_key(self._files.values()).items():
            key = name if name in keys else resolve(name)
            if key is not None and key in keys:
                leaning.setdefault(key, set()).update(
                    str(use.address) for use in uses if use.link is not None
                )
        return {key: len(claims) for key, claims in leaning.items() if claims}

    def findings(self, post_ids: Collection[str] = ()) -> tuple[Finding, ...]:
        wanted = frozenset(post_ids)
        return tuple(found for found in self._read[1] if not wanted or found.place.path.stem in wanted)

    def _file(self, post_id: str) -> ClaimsFile | None:
        if "_read" in self.__dict__ or not CLAIM_ID.fullmatch(post_id):
            return self._files.get(post_id)
        path = self._folder / f"{post_id}{SUFFIX}"  # one file is asked for: no other is read
        try:
            return read_claims(path, read_regular(path))[0]
        except OSError:
            return None


def _can_have(file: ClaimsFile, wanted: ClaimFilter, names: frozenset[str]) -> bool:
    """Whether the post has a claim for each thing that is asked, be it always another one."""
    links = [link for claim in file.claims for link in claim.links]
    named = {key.lower() for claim in file.claims for key in claim.keys}
    asked = (
        not wanted.keys or bool(named & names),
        not wanted.relations or any(link.relation in wanted.relations for link in links),
        not wanted.verdicts or any(link.verdict in wanted.verdicts for link in links),
        not wanted.statements or any(claim.statement in wanted.statements for claim in file.claims),
        not wanted.unsupported or any(_leans_on_nothing(file, claim) for claim in file.claims),
        not wanted.unchecked or any(link.verdict == "unchecked" for link in links),
    )
    return all(asked)


def _leans_on_nothing(file: ClaimsFile, claim: Claim) -> bool:
    return not claim.links and not file.open_references(claim)
