"""All claims files of a library: read them, find a claim by its address, list what leans on a work."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from litman.claims.address import CLAIM_ID, SUFFIX, unknown_post, use_of
from litman.claims.address import ClaimAddress as ClaimAddress
from litman.claims.address import Use as Use
from litman.claims.address import parse_claim_address as parse_claim_address
from litman.claims.claim import Claim
from litman.claims.model import ClaimsFile
from litman.claims.read import read_claims
from litman.errors import PostIdError, UnknownClaimError
from litman.finding import Finding, Place
from litman.regular_files import read_regular
from litman.text.sync_copies import original_of_copy

# A key in ASCII letters can be written without them: by escapes, over several lines, with the sign of kelvin, whose
# lower case is `k` (no other character's is an ASCII letter).
_OTHER_SPELLINGS = (b"\\u", b"\\U", b"\\x", b'"""', b"\xe2\x84\xaa")
_PLAIN_KEY = re.compile(r"[!#-\[\]-~]+")  # ASCII characters but blanks, quotation marks and backslashes
_LIST_OF_TABLES = re.compile(rb"^[ \t]*\[\[", re.MULTILINE)


def read_all_claims(folder: Path) -> tuple[list[ClaimsFile], tuple[Finding, ...]]:
    """Return the claims files of the folder sorted by post id, and what is wrong in them.

    A folder that is absent holds none. Hidden files and files without `.toml` are passed over; a file that
    cannot be read is a finding.
    """
    try:
        paths = _claims_paths(folder)
    except OSError as exc:
        return [], (Finding("CLM010", Place(folder), f"cannot be read: {exc.strerror}"),)
    files: list[ClaimsFile] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            data = read_regular(path)
        except OSError as exc:
            findings.append(Finding("CLM010", Place(path), f"cannot be read: {exc.strerror}", post=path.stem))
            continue
        file, found = read_claims(path, data)
        findings.extend(found)
        if file is not None:
            files.append(file)
    return files, tuple(findings)


def read_claims_naming(folder: Path, keys: Collection[str]) -> list[ClaimsFile]:
    """Return those claims files, sorted by post id, in which one of the citation keys can stand, in any case.

    The others are read and not parsed: of 50,000 files in seconds.
    """
    try:
        paths = _claims_paths(folder)
    except OSError:
        return []
    folded = [key.lower() for key in keys]
    # A key that TOML writes otherwise than as it is can stand in any file.
    names = [key.encode() if _PLAIN_KEY.fullmatch(key) else b"" for key in folded]
    return read_some_claims(paths, if_any=lambda data: _can_name(data, names))


def read_some_claims(
    paths: Iterable[Path], *, if_any: Callable[[bytes], bool] = lambda data: True
) -> list[ClaimsFile]:
    """Return those of the claims files that can be read and, where it matters, have such bytes."""
    files = []
    for path in paths:
        try:
            data = read_regular(path)
        except OSError:
            continue
        file, _ = read_claims(path, data) if if_any(data) else (None, ())
        if file is not None:
            files.append(file)
    return files


def _can_name(data: bytes, names: Sequence[bytes]) -> bool:
    """Whether one of the names, in lower case, can stand in a file."""
    folded = data.lower()
    return any(name in folded for name in names) or any(mark in data for mark in _OTHER_SPELLINGS)


def _claims_paths(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if is_claims_name(path.name))
    except FileNotFoundError:
        return []


def is_claims_name(name: str) -> bool:
    """Whether a file of this name is a claims file: not hidden, and no copy that a sync program made of one."""
    return name.endswith(SUFFIX) and name[0] != "." and len(name) > len(SUFFIX) and not original_of_copy(name)


def read_all_posts(folder: Path) -> list[ClaimsFile]:
    """Return what the claims files of the folder say of their posts, without their references and claims.

    Only the head of each file is parsed, up to its first list of tables: of 1,000 files in a second.
    """
    try:
        paths = _claims_paths(folder)
    except OSError:
        return []
    return read_heads(paths)


def read_heads(paths: Iterable[Path]) -> list[ClaimsFile]:
    """Return what those of the claims files that can be read say of their posts."""
    files = []
    for path in paths:
        try:
            head = _LIST_OF_TABLES.split(read_regular(path), maxsplit=1)[0]
        except OSError:
            continue
        file, _ = read_claims(path, head)
        if file is not None:
            files.append(file)
    return files


def claims_path(folder: Path, post_id: str) -> Path:
    """Return where the claims file of a post lies.

    Raises:
        PostIdError: the text cannot be a post's id, such as one with a slash.
    """
    if not CLAIM_ID.fullmatch(post_id):
        raise PostIdError(post_id)
    return folder / f"{post_id}{SUFFIX}"


def read_claims_of(folder: Path, post_id: str) -> ClaimsFile:
    """Return the claims file of the post; no other is read.

    Raises:
        UnknownPostError: there is none that can be read; the error names posts that are spelt alike.
    """
    if CLAIM_ID.fullmatch(post_id):
        path = folder / f"{post_id}{SUFFIX}"
        try:
            file, _ = read_claims(path, read_regular(path))
        except OSError:
            file = None
        if file is not None:
            return file
    return require_file(read_all_claims(folder)[0], post_id)


def require_file(files: Sequence[ClaimsFile], post_id: str) -> ClaimsFile:
    """Return the claims file of the post.

    Raises:
        UnknownPostError: there is none; the error names posts that are spelt alike.
    """
    for file in files:
        if file.post_id == post_id:
            return file
    raise unknown_post([file.post_id for file in files], post_id)


def require_claim(files: Sequence[ClaimsFile], address: ClaimAddress) -> tuple[ClaimsFile, Claim]:
    """Return the claim with this address and its file.

    Raises:
        UnknownPostError, UnknownClaimError: there is none.
    """
    file = require_file(files, address.post)
    claim = file.claim(address.id)
    if claim is None:
        raise UnknownClaimError(address.post, address.id, [known.id for known in file.claims])
    return file, claim


def uses_by_key(files: Iterable[ClaimsFile]) -> dict[str, list[Use]]:
    """Return, for each citation key as written, the claims that lean on it, in the order of the files.

    A link comes as itself; a named source that was resolved to a work comes without a link.
    """
    uses: dict[str, list[Use]] = {}
    for file in files:
        for claim in file.claims:
            linked = set()
            for link in claim.links:
                linked.add(link.key)
                uses.setdefault(link.key, []).append(use_of(file.post_id, claim, link))
            for key in claim.keys:
                if key not in linked:
                    uses.setdefault(key, []).append(use_of(file.post_id, claim, None))
    return uses
