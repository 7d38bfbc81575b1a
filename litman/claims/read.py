"""Read a claims file: what is wrong in it is a finding with its place, and reading goes on with the rest."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from litman.claims.address import CLAIM_ID
from litman.claims.claim import (
    RELATIONS,
    STANCES,
    VERDICTS,
    Anchor,
    Checked,
    Claim,
    Commented,
    Link,
    MarkerUse,
    NamedSource,
    Proposed,
    Suggested,
)
from litman.claims.fields import Fault, Fields, Table, kind_of
from litman.claims.model import ClaimsFile, Match, PostInfo, Reference
from litman.files import digest_of
from litman.finding import Finding, Place, Severity
from litman.format_version import refuse_newer
from litman.text.merge_conflicts import merge_conflicts, our_side
from litman.toml.faults import conflict_fault, fault_of
from litman.toml.load import load_toml
from litman.toml.spans import Path as TomlPath
from litman.toml.spans import TomlSpans, scan_toml

CODES: dict[str, str] = {
    "CLM001": "the file is not TOML that can be read, or git left a conflict in it",
    "CLM002": "a value is of the wrong kind",
    "CLM003": "a word is none of those that its key allows",
    "CLM004": "a claim has no `id`",
    "CLM005": "two claims of a file have the same `id`",
    "CLM006": "a text cannot be the `id` of a claim",
    "CLM007": "something that is needed is missing",
    "CLM008": "an anchor cannot be right",
    "CLM009": "a claim has two links to one work",
    "CLM010": "the file or folder cannot be read",
}
# These leave the rest of the file sound, so that it may be edited.
WARNINGS = frozenset({"CLM007", "CLM008", "CLM009"})
_KEPT = 4  # files: whoever changes one reads the same bytes several times
_FINGERPRINT = re.compile(r"[0-9a-f]{12}")


@lru_cache(maxsize=_KEPT)
def read_claims(path: Path, data: bytes) -> tuple[ClaimsFile | None, tuple[Finding, ...]]:
    """Return what the bytes of the claims file at `path` hold, and what is wrong in them.

    None instead of a file when the bytes are no TOML. Of what git left in conflict, our version is read. Values of the
    wrong kind count as absent; claims without an id of their own and links without a key are left out, each with a
    finding. Keys that litman does not know are passed over.

    Raises:
        NewerFormatError: the file says that it is of a format that only a later litman knows.
    """
    conflict = conflict_fault(path, merge_conflicts(data))
    try:
        text = (our_side(data) if conflict else data).decode("utf-8-sig")
        table = load_toml(text)
    except (ValueError, RecursionError) as exc:
        return None, (_unreadable(path, *fault_of(path, data, exc)),)
    refuse_newer(path, table)
    fields = Fields()
    file = ClaimsFile(
        post_id=path.stem,
        path=path,
        post=_post(fields, table),
        references=tuple(_reference(fields, item, at) for at, item in fields.tables(table, "reference", ())),
        claims=claims_of(fields, table),
        digest=digest_of(data),
    )
    findings = _findings(path, text, fields.faults)
    return file, (_unreadable(path, *conflict), *findings) if conflict else findings


def _findings(path: Path, text: str, faults: list[Fault]) -> tuple[Finding, ...]:
    if not faults:
        return ()
    try:
        spans = scan_toml(text)
    except RecursionError:  # read, but nested so deeply that its places cannot be told
        spans = TomlSpans(text)
    placed = []
    for code, where, message in faults:
        line, column = spans.line_and_column(where)
        severity: Severity = "warning" if code in WARNINGS else "error"
        placed.append(Finding(code, Place(path, line, column), message, severity, post=path.stem))
    return tuple(sorted(placed, key=lambda finding: (finding.place.line, finding.place.column, finding.code)))


def _post(fields: Fields, root: Table) -> PostInfo:
    table, at = fields.table(root, "post", ())
    if "post" not in root:
        fields.fault("CLM007", (), "there is no [post] table that says which post the claims are of")
    return PostInfo(
        title=fields.text(table, "title", at),
        source=fields.text(table, "source", at),
        scanned=fields.day(table, "scanned", at),
        author=fields.text(table, "author", at),
        site=fields.text(table, "site", at),
        published=fields.day(table, "published", at),
        url=fields.text(table, "url", at),
        last_id=fields.text(table, "last_id", at),
        last_reference=fields.text(table, "last_reference", at),
        copy=fields.flag(table, "copy", at),
        dropped=tuple(item for _, item in fields.items(table, "dropped", at) if isinstance(item, str)),
    )


def _reference(fields: Fields, table: Table, at: TomlPath) -> Reference:
    label, text, key = (fields.text(table, name, at) for name in ("label", "text", "key"))
    if not (label or text or key):
        fields.fault("CLM007", at, "the reference has no `label`, `text` or `key`; give it one of them")
    match, match_at = fields.table(table, "match", at)
    return Reference(
        label,
        text,
        key or None,
        Match(
            outcome=fields.text(match, "outcome", match_at),
            score=fields.number(match, "score", match_at),
            by=fields.text(match, "by", match_at),
        )
        if match
        else None,
        id=fields.text(table, "id", at),
        gone=fields.flag(table, "gone", at) or False,
    )


def claims_of(fields: Fields, root: Table) -> tuple[Claim, ...]:
    """Return the claims of a file, or of a part of one, as tomllib gives it; what is wrong is kept in `fields`."""
    found: dict[str, Claim] = {}
    for at, table in fields.tables(root, "claim", ()):
        claim_id = _claim_id(fields, table, at)
        if claim_id is None:
            continue
        if claim_id in found:
            message = f"a claim above has the id {claim_id} too, so this one is left out; give it another id"
            fields.fault("CLM005", (*at, "id"), message)
            continue
        found[claim_id] = _claim(fields, claim_id, table, at)
    return tuple(found.values())


def _claim_id(fields: Fields, table: Table, at: TomlPath) -> str | None:
    claim_id = fields.text(table, "id", at)
    if claim_id is None:
        if "id" not in table:
            fields.fault("CLM004", at, 'the claim has no `id`, so it is left out; give it one: id = "c12"')
        return None
    if not CLAIM_ID.fullmatch(claim_id):
        message = f"{claim_id!r} cannot be the id of a claim; use letters, digits and _ . -"
        fields.fault("CLM006", (*at, "id"), message)
        return None
    return claim_id


def _claim(fields: Fields, claim_id: str, table: Table, at: TomlPath) -> Claim:
    text = fields.text(table, "text", at)
    if "text" not in table and "anchor" not in table:  # what an anchor finds need not be said
        fields.fault("CLM007", at, f"the claim {claim_id} has no `text` that says what is claimed")
    return Claim(
        id=claim_id,
        text=text or "",
        stance=fields.word(table, "stance", STANCES, at) or "asserts",
        statement=fields.text(table, "statement", at),
        anchor=_anchor(fields, table, at),
        links=_links(fields, table, at),
        named_sources=_named_sources(fields, table, at),
        markers=_markers(fields, table, at),
        unlinked=tuple(
            item for _, item in fields.items(table, "unlinked", at) if isinstance(item, str) and item
        ),
        comment=fields.text(table, "comment", at),
        commented=_commented(fields, table, at),
    )


def _commented(fields: Fields, commented: Table, commented_at: TomlPath) -> Commented | None:
    table, at = fields.table(commented, "commented", commented_at)
    return Commented(fields.text(table, "by", at), fields.day(table, "at", at)) if table else None


def _anchor(fields: Fields, claim: Table, claim_at: TomlPath) -> Anchor:
    table, at = fields.table(claim, "anchor", claim_at)
    start, end = _span(fields, table, at)
    fingerprint = fields.text(table, "fingerprint", at)
    if fingerprint is not None and not _FINGERPRINT.fullmatch(fingerprint):
        message = f"{fingerprint!r} is no fingerprint: that is 12 of the digits 0-9 a-f"
        fields.fault("CLM008", (*at, "fingerprint"), message)
        fingerprint = None
    return Anchor(
        exact=fields.text(table, "exact", at),
        prefix=fields.text(table, "prefix", at),
        suffix=fields.text(table, "suffix", at),
        start=start,
        end=end,
        fingerprint=fingerprint,
    )


def _span(fields: Fields, table: Table, at: TomlPath) -> tuple[int | None, int | None]:
    start, end = fields.whole(table, "start", at), fields.whole(table, "end", at)
    if start is None and end is None:
        return None, None
    if start is None or end is None:
        fields.fault("CLM008", at, "`start` and `end` are both needed")
        return None, None
    if not 0 <= start <= end:
        fields.fault("CLM008", (*at, "start"), f"no text goes from {start} to {end}")
        return None, None
    return start, end


def _links(fields: Fields, claim: Table, claim_at: TomlPath) -> tuple[Link, ...]:
    links: list[Link] = []
    for at, table in fields.tables(claim, "link", claim_at):
        key = fields.text(table, "key", at)
        if not key:
            if table.get("key", "") == "":
                fields.fault("CLM007", at, "the link has no `key`, so it is left out; give it a citation key")
            continue
        if any(link.key.lower() == key.lower() for link in links):
            fields.fault("CLM009", (*at, "key"), f"the claim has a link to {key} already; make them one")
        links.append(_link(fields, key, table, at))
    return tuple(links)


def _link(fields: Fields, key: str, table: Table, at: TomlPath) -> Link:
    checked, checked_at = fields.table(table, "checked", at)
    suggested, suggested_at = fields.table(table, "suggested", at)
    return Link(
        key=key,
        # Absent or unknown, the weakest word: it says nothing that nobody said.
        relation=fields.word(table, "relation", RELATIONS, at) or "mentions",
        marker=fields.text(table, "marker", at),
        verdict=fields.word(table, "verdict", VERDICTS, at) or "unchecked",
        quote=fields.text(table, "quote", at),
        locator=fields.text(table, "locator", at),
        by=fields.text(table, "by", at),
        at=fields.day(table, "at", at),
        checked=Checked(
            fingerprint=fields.text(checked, "fingerprint", checked_at),
            status=fields.text(checked, "status", checked_at),
            text=fields.text(checked, "text", checked_at),
            file=fields.text(checked, "file", checked_at),
        )
        if checked
        else None,
        reference=fields.text(table, "reference", at),
        comment=fields.text(table, "comment", at),
        commented=_commented(fields, table, at),
        suggested=Suggested(
            rank=fields.whole(suggested, "rank", suggested_at),
            from_=fields.text(suggested, "from", suggested_at),
            at=fields.day(suggested, "at", suggested_at),
        )
        if suggested
        else None,
        proposed=_proposed(fields, table, at),
    )


def _proposed(fields: Fields, link: Table, link_at: TomlPath) -> Proposed | None:
    table, at = fields.table(link, "proposed", link_at)
    verdict = fields.word(table, "verdict", VERDICTS, at) if table else None
    if not verdict or verdict == "unchecked":
        return None
    return Proposed(
        verdict,
        fields.text(table, "by", at),
        fields.day(table, "at", at),
        fields.text(table, "quote", at),
        fields.text(table, "locator", at),
    )


def _named_sources(fields: Fields, claim: Table, claim_at: TomlPath) -> tuple[NamedSource, ...]:
    found = []
    for at, item in fields.items(claim, "named_sources", claim_at):
        table = _text_or_table(fields, item, "name", at)
        if table is not None:
            name = fields.text(table, "name", at)
            if name:
                key, vague = fields.text(table, "key", at), fields.flag(table, "vague", at)
                found.append(NamedSource(name, key or None, vague or False))
    return tuple(found)


def _markers(fields: Fields, claim: Table, claim_at: TomlPath) -> tuple[MarkerUse, ...]:
    found = []
    for at, item in fields.items(claim, "markers", claim_at):
        table = _text_or_table(fields, item, "label", at)
        if table is not None:
            label = fields.text(table, "label", at)
            if label:
                found.append(MarkerUse(label, *_span(fields, table, at), to=fields.text(table, "to", at)))
    return tuple(found)


def _text_or_table(fields: Fields, item: object, name: str, at: TomlPath) -> Table | None:
    """Return the item as a table; a bare text is a table that holds it as `name`."""
    if isinstance(item, str):
        item = {name: item}
    if not isinstance(item, dict):
        fields.fault("CLM002", at, f"this is a text or a table with a `{name}`, not {kind_of(item)}")
        return None
    if item.get(name, "") == "":
        fields.fault("CLM007", at, f"there is no `{name}` here; give it one or take the item out")
    return item


def _unreadable(path: Path, place: Place, message: str) -> Finding:
    return Finding("CLM001", place, message, post=path.stem)
