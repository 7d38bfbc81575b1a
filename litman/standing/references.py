"""The references of a post: which of the claims file each is, and which work."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from litman.claims.model import ClaimsFile, Match, Reference
from litman.identifiers.of_work import doi_of
from litman.posts.references.post_reference import PostReference
from litman.standing.known import Known, StringMatch
from litman.standing.model import ReferenceStanding
from litman.standing.pairing import folded_text, pair_references
from litman.text.folding import collapse_white_space, fold
from litman.work import Work

if TYPE_CHECKING:
    from litman.standing.compared import Compared

_NUMBERED = re.compile(r"r(\d{1,9})")


def stand_references(
    printed: Sequence[PostReference],
    file: ClaimsFile | None,
    known: Known,
    *,
    names: Mapping[int, str],
    keep_text: bool = True,
) -> tuple[ReferenceStanding, ...]:
    """Return the references as printed, each with its id and its work; then those that only the file has.

    `names` says what the post's markers call a reference that bears no label, by its index. Without `keep_text` a text
    that the file has stays as a person wrote it.

    What a person decided of a reference stays with it, whatever number it has now. One that the post prints no more
    is kept where a person decided something of it, or where a link that a person made or judged leads through it.
    """
    kept = file.references if file else ()
    identified = [_identified(item, known) for item in printed]
    numbers = pair_references(
        [item.text for item in printed],
        [item.text or "" for item in kept],
        printed_keys=[found[0] if found else None for found in identified],
        kept_keys=[known.works.resolve(item.key) if item.key else None for item in kept],
    )
    ids = _Ids(file)
    taken = {*names.values(), *(item.label for item in printed if item.label)}
    found = []
    for at, (item, number) in enumerate(zip(printed, numbers, strict=True)):
        before = kept[number] if number is not None else None
        reference_id = (before.id if before else None) or ids.next()
        key, outcome, match, compared = _work_of(item, before, identified[at], known)
        denied = _denied(item, known) if key is None else None
        is_kept = before is not None and before.text is not None and not keep_text
        text = (before.text or "") if before is not None and is_kept else collapse_white_space(item.text)
        found.append(
            ReferenceStanding(
                reference_id,
                item.label or names.get(at) or _name_before(before, taken),
                text,
                at,
                number,
                key,
                "unregistered" if denied and outcome == "not-checked" else outcome,
                match,
                compared,
                denied,
            )
        )
    held = _held_by_people(file)
    for number, before in enumerate(kept):
        if number not in numbers and (before.is_decided or before.id in held):
            key = known.works.resolve(before.key) or before.key if before.key else None
            outcome = (before.match.outcome if before.match else None) or (
                "accepted" if key else "not-checked"
            )
            reference_id = before.id or ids.next()
            found.append(
                ReferenceStanding(
                    reference_id, before.label, before.text or "", None, number, key, outcome, before.match
                )
            )
    return tuple(found)


class _Ids:
    """Gives ids that no reference of the file ever had."""

    def __init__(self, file: ClaimsFile | None) -> None:
        ids = [item.id for item in file.references] + [file.post.last_reference] if file else []
        self._highest = max((_number(item) for item in ids), default=0)

    def next(self) -> str:
        self._highest += 1
        return f"r{self._highest:02d}"


def _number(reference_id: str | None) -> int:
    match = _NUMBERED.fullmatch(reference_id or "")
    return int(match.group(1)) if match else 0


def _held_by_people(file: ClaimsFile | None) -> frozenset[str]:
    links = (link for claim in file.claims for link in claim.links) if file else ()
    return frozenset(link.reference for link in links if link.reference and link.is_touched)


def _name_before(before: Reference | None, taken: Collection[str]) -> str | None:
    """Return the name that a marker gave a reference, where the post has that marker no more: it means no other one."""
    label = before.label if before is not None else None
    return label if label and not label[0].isdecimal() and label not in taken else None


def _identified(printed: PostReference, known: Known) -> tuple[str, str] | None:
    return known.works.identified(printed.parts.work) if printed.parts else None


def _denied(printed: PostReference, known: Known) -> str | None:
    doi = doi_of(printed.parts.work) if printed.parts else None
    return doi if doi is not None and known.works.is_denied(doi) else None


def _work_of(
    printed: PostReference, before: Reference | None, found: tuple[str, str] | None, known: Known
) -> tuple[str | None, str, Match | None, Compared | None]:
    """Return citation key, outcome, match and comparison: a person's decision, else the identifier's, the string's."""
    if before is not None and before.is_decided:
        key = (known.works.resolve(before.key) or before.key) if before.key else None
        return key, (before.match.outcome if before.match else None) or "accepted", before.match, None
    if found is not None:
        return _by_identifier(printed, *found, known)
    return *_by_string(printed, before, known), None


def _by_identifier(
    printed: PostReference, key: str, by: str, known: Known
) -> tuple[str | None, str, Match | None, Compared | None]:
    """An identifier ties a reference to its work, unless the reference describes another one."""
    # Many a post leads to nothing that could be compared.
    from litman.standing.compared import compare_printed

    work = known.works.described(key)
    compared = compare_printed(printed.text, printed.parts, work) if work is not None else None
    if compared is not None and compared.is_other_work:
        return None, "wrong-target", Match("wrong-target", None, by), compared
    return key, "accepted", Match("accepted", 1.0, by), compared


def _by_string(
    printed: PostReference, before: Reference | None, known: Known
) -> tuple[str | None, str, Match | None]:
    said = known.matched.get(fold(printed.text)) or known.matched.get(folded_text(printed.text))
    if said is None:
        return _as_before(printed, before, known)
    key = said.key or _key_of_match(said, known)
    if said.outcome == "accepted" and key is not None:
        return key, "accepted", Match("accepted", said.score, "string")
    if said.outcome == "accepted":
        return None, "not-checked", None
    return None, said.outcome, Match(said.outcome, said.score, "string")


def _as_before(
    printed: PostReference, before: Reference | None, known: Known
) -> tuple[str | None, str, Match | None]:
    """Return what an earlier scan matched the string to, if it is the same string and the work is there still."""
    same = before is not None and folded_text(before.text or "") == folded_text(printed.text)
    match = before.match if before is not None and same else None
    if before is None or match is None or match.by != "string":
        return None, "not-checked", None
    key = known.works.resolve(before.key) if before.key else None
    if key is None:
        outcome = match.outcome if match.outcome != "accepted" else None
        return None, outcome or "not-checked", match if outcome else None
    return key, match.outcome or "accepted", match


def _key_of_match(said: StringMatch, known: Known) -> str | None:
    found = known.works.identified(Work(DOI=said.doi, PMID=said.pmid)) if said.doi or said.pmid else None
    return found[0] if found else None
