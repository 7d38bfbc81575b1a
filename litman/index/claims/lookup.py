"""What the claims files say, answered from the tables: who leans on a work, how many, and the claims of a post."""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litman.claims.post_text import PostSource
from litman.index.claims.files import post_id_of
from litman.index.claims.from_rows import CLAIM_COLUMNS, CLAIM_WIDTH, LINK_COLUMNS, claim_of, link_of
from litman.index.placeholders import marks
from litman.library.asked import ClaimFilter, Resolve
from litman.parts import in_parts

if TYPE_CHECKING:  # lists of claims need none of it
    from litman.claims.address import Use
    from litman.claims.post_claims import PostClaims
    from litman.finding import Finding, Severity

_BEYOND_ASCII = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)
_SOME = 500  # values in one query
_FAULTY = "SELECT file_name FROM post WHERE is_read = 1 AND id IN (SELECT post FROM post_finding)"
_NAMING = """
SELECT file_name FROM post WHERE is_read = 1 AND (
    id IN (SELECT claim.post FROM cited_key CROSS JOIN claim_link ON cited = cited_key.id
        CROSS JOIN claim ON claim.id = claim WHERE folded IN ({marks}))
    OR id IN (SELECT post FROM cited_key CROSS JOIN post_reference ON cited = cited_key.id
        WHERE folded IN ({marks})))
"""
_USES = f"""
SELECT cited_key.key, post.file_name, {CLAIM_COLUMNS}, {LINK_COLUMNS}
FROM cited_key CROSS JOIN claim_link ON claim_link.cited = cited_key.id
CROSS JOIN claim ON claim.id = claim_link.claim CROSS JOIN post ON post.id = claim.post
WHERE cited_key.folded IN (%s) ORDER BY post.file_name, claim.id, claim_link.number
"""


class ClaimsLookup:
    """The claims in the tables, as they are there."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        """Take the index and the claims folder."""
        self._connection = connection
        self._folder = folder

    def findings(self, posts: Collection[str] = ()) -> Iterator[Finding]:
        """Give what is wrong in the claims files, in their order, as it was found when each was read.

        Only in those of `posts`, where there are any.
        """
        for (error,) in self._rows("SELECT error FROM claims_folder WHERE error IS NOT NULL"):
            yield _finding("CLM010", self._folder, f"cannot be read: {error}")
        names = [os.fsencode(f"{post}.toml") for post in posts]
        for name, code, line, column, message, severity in self._rows(
            "SELECT file_name, code, line, column, message, severity FROM post_finding"
            f" JOIN post ON post.id = post_finding.post {f'WHERE file_name IN ({marks(names)})' if names else ''}"
            " ORDER BY file_name, number",
            names,
        ):
            path = self._path(name)
            yield _finding(code, path, message, line, column, severity=severity, post=path.stem)

    def post_ids(self, *, after: str | None = None) -> list[str]:
        """Return the ids of the posts whose claims files can be read, in order: of all, or of those behind `after`."""
        least = b"" if after is None else os.fsencode(f"{after}.toml")
        sql = "SELECT file_name FROM post WHERE is_read = 1 AND file_name > ? ORDER BY file_name"
        rows = self._rows(sql, (least,))
        return [post_id_of(name) for (name,) in rows]

    def sources(self, post_ids: Collection[str] = (), names: Collection[str] = ()) -> list[PostSource]:
        """Return what each file says of where its post's text lies, in order; of a broken one, what its head says.

        Where posts or names are given and there are many files: of those posts, and of those whose source can end in
        one of the names in any case.
        """
        from litman.index.claims.refresh import FEW_FILES

        where, values = "", list[Any]()
        if post_ids or names:
            are_few = f"(SELECT files FROM claims_folder) <= {FEW_FILES}"
            of_posts = f"file_name IN ({marks(post_ids)})"
            where = (
                f"WHERE {' OR '.join([are_few, of_posts, *['source LIKE ?'] * len(names), 'is_read = 0'])}"
            )
            values += [os.fsencode(f"{post}.toml") for post in post_ids]
            values += [_ending_in(name) for name in names]
        rows = self._rows(f"SELECT file_name, source, is_read FROM post {where} ORDER BY file_name", values)
        heads: dict[bytes, str | None] = {}
        if broken := {self._path(name): name for name, _, is_read in rows if not is_read}:
            from litman.claims.collection import read_heads

            heads = {broken[file.path]: file.post.source for file in read_heads(broken)}
        return [
            PostSource(post_id_of(name), source if is_read else heads[name])
            for name, source, is_read in rows
            if is_read or name in heads
        ]

    def posts(self, post_ids: Sequence[str]) -> list[PostClaims]:
        """Return what lists say of those of the posts of which there is a claims file that can be read."""
        from litman.index.claims.posts import read_posts  # who shows a work lists no post

        return read_posts(self._connection, self._folder, post_ids)

    def paths_naming(self, names: Sequence[str]) -> list[Path]:
        """Return the files in which one of these citation keys in lower case can stand, in order.

        One with a fault may hold it where nobody reads it.
        """
        found = {name for (name,) in self._rows(_FAULTY, ())}
        for some in in_parts(names, _SOME):
            found |= {name for (name,) in self._rows(_NAMING.format(marks=marks(some)), (*some, *some))}
        return [self._path(name) for name in sorted(found)]

    def uses(self, key: str, names: Collection[str], resolve: Resolve) -> list[Use]:
        """Return the claims that lean on a work or name it, each spelling's by itself.

        Args:
            key: The work's citation key.
            names: The lower-cased citation keys under which claims may name the work: its own and its old ones.
            resolve: Which entry a key as written stands for.
        """
        from litman.claims.address import use_of

        rows: list[tuple[Any, ...]] = []
        for some in in_parts(sorted(names), _SOME):
            rows += self._rows(_USES % marks(some), some)
        by_spelling: dict[str, list[Use]] = {}
        for spelling, name, *rest in rows:
            link = link_of(rest[CLAIM_WIDTH:])
            claim = claim_of(rest[:CLAIM_WIDTH], ())
            use = use_of(self._path(name).stem, claim, link)
            by_spelling.setdefault(spelling, []).append(use)
        return [
            use for spelling, found in by_spelling.items() if _is(spelling, key, resolve) for use in found
        ]

    def count_uses(self, keys: Collection[str], names: Collection[str], resolve: Resolve) -> dict[str, int]:
        """Return how many claims lean on each work; works on which none leans are left out.

        Args:
            keys: The works' citation keys.
            names: The lower-cased citation keys under which claims may name the works, own and old ones.
            resolve: Which entry a key as written stands for; asked of those that are not in `keys`.
        """
        works: dict[str, list[tuple[int, int]]] = {}
        known = frozenset(keys)
        for some in in_parts(sorted(names), _SOME):
            for number, spelling, count in self._rows(
                "SELECT cited_key.id, key, count(DISTINCT claim) FROM cited_key"
                " CROSS JOIN claim_link ON cited = cited_key.id AND relation IS NOT NULL"
                f" WHERE folded IN ({marks(some)}) GROUP BY cited_key.id",
                some,
            ):
                work = spelling if spelling in known else resolve(spelling)
                if work is not None:
                    works.setdefault(work, []).append((number, count))
        return {work: self._count(spellings) for work, spellings in works.items()}

    def posts_with(self, wanted: ClaimFilter, names: Collection[str]) -> list[str]:
        """Return the ids of the posts that can have a claim of which all is true that is asked, in order.

        A post that is left out has none; one that is given need not have one. `names` are the citation keys in lower
        case, one of which a claim of the post names if any are asked for.
        """
        wheres, values = ["is_read = 1"], list[str]()
        of_links = "SELECT claim.post FROM claim_link JOIN claim ON claim.id = claim_link.claim WHERE"
        if wanted.keys:
            wheres.append(
                "post.id IN (SELECT claim.post FROM cited_key CROSS JOIN claim_link ON cited = cited_key.id"
                f" CROSS JOIN claim ON claim.id = claim WHERE folded IN ({marks(names)}))"
            )
            values += names
        if wanted.relations:
            wheres.append(f"post.id IN ({of_links} relation IN ({marks(wanted.relations)}))")
            values += wanted.relations
        if wanted.verdicts:
            wheres.append(f"post.id IN ({of_links} verdict IN ({marks(wanted.verdicts)}))")
            values += wanted.verdicts
        if wanted.statements:
            wheres.append(
                f"post.id IN (SELECT claim.post FROM claim WHERE statement IN ({marks(wanted.statements)}))"
            )
            values += wanted.statements
        if wanted.unsupported:
            wheres.append("unsupported > 0")
        if wanted.unchecked:
            wheres.append(f"post.id IN ({of_links} verdict = 'unchecked')")
        rows = self._rows(
            f"SELECT file_name FROM post WHERE {' AND '.join(wheres)} ORDER BY file_name", values
        )
        return [post_id_of(name) for (name,) in rows]

    def _count(self, spellings: Sequence[tuple[int, int]]) -> int:
        if len(spellings) == 1:
            return spellings[0][1]
        numbers = [number for number, _ in spellings]
        found = self._rows(
            f"SELECT count(DISTINCT claim) FROM claim_link WHERE relation IS NOT NULL AND cited IN ({marks(numbers)})",
            numbers,
        )
        return int(found[0][0])

    def _path(self, name: bytes) -> Path:
        return self._folder / os.fsdecode(name)

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, tuple(values)).fetchall()


def _ending_in(name: str) -> str:
    """Return what SQL's LIKE compares a source with; a character beyond ASCII may be written in other ways."""
    plain = _BEYOND_ASCII.sub("%", unicodedata.normalize("NFD", name))
    return f"%{plain.replace('_', '%')}"


def _is(spelling: str, key: str, resolve: Resolve) -> bool:
    return spelling == key or (resolve(spelling) or spelling) == key


def _finding(
    code: str,
    path: Path,
    message: str,
    line: int = 1,
    column: int = 1,
    *,
    severity: Severity = "error",
    post: str | None = None,
) -> Finding:
    from litman.finding import Finding, Place

    return Finding(code, Place(path, line, column), message, severity, post=post)
