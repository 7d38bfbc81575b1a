"""Say which canonical statement a claim is about, and what the post does with it."""

from __future__ import annotations

from litman.actions.claims.stored_claim import load_claim
from litman.claims import edit_post
from litman.claims.claim import Stance
from litman.claims.collection import ClaimAddress
from litman.claims.statements import STATEMENTS_NAME, read_statements
from litman.errors import UnknownStatementError
from litman.files import read_seen
from litman.library.library import WritableLibrary
from litman.library.storage.transaction import FileChange
from litman.text.spelling import near_words
from litman.toml.guard import edit_toml
from litman.toml.render import TomlValue
from litman.toml.splice import append_tables


def state_claim(
    library: WritableLibrary,
    address: ClaimAddress,
    statement: str | None,
    *,
    stance: Stance | None = None,
    text: str | None = None,
) -> None:
    """Tie a claim to a statement, or to none, and save.

    Args:
        library: Where claim and statements are.
        address: The claim.
        statement: The statement's id; None takes the tie off.
        stance: What the post does with it; None leaves what is said.
        text: The sentence of a statement that is not there yet: it is added to `statements.toml` in the same change.

    Raises:
        UnknownStatementError: there is no such statement, and no sentence to make it of.
        UnknownPostError, UnknownClaimError, BrokenClaimsError: nothing is changed.
    """
    seen, claim = load_claim(library, address)
    others = []
    if statement is not None:
        file = read_seen(library.root / STATEMENTS_NAME)
        known, _ = read_statements(file.path, file.data)
        if statement not in known:
            if not text:
                raise UnknownStatementError(statement, near_words(statement, known))
            others.append(FileChange(file.path, file.digest, _with_statement(file.data, statement, text)))
    values: dict[str, object] = {"statement": statement}
    if stance is not None:
        values["stance"] = stance
    data = edit_post.set_claim(seen.data, claim.id, **values)
    library.save(others=[FileChange(seen.path, seen.digest, data), *others])


def _with_statement(data: bytes, statement: str, text: str) -> bytes:
    table: dict[str, TomlValue] = {"id": statement, "text": " ".join(text.split())}
    return edit_toml(
        data,
        lambda written: append_tables(written, ("statement",), [table]),
        lambda root: root.setdefault("statement", []).append(table),
    )
