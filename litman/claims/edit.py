"""Change a claims file: bytes in, bytes out; comments, order, layout, line endings and unknown keys stay.

Each change is spliced into the text; see toml_guard.py for what is made sure of before it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from litman.claims.address import CLAIM_ID
from litman.claims.claim import Claim, Link
from litman.claims.edit_post import set_in_post
from litman.claims.model import ClaimsFile, PostInfo, Reference
from litman.claims.one_claim import in_one_claim
from litman.claims.places import claim_place, key_places, link_places, list_of, post_of, require_links
from litman.claims.tables import table_of, toml_value
from litman.errors import ClaimIdTakenError, ClaimsFileError, LinkExistsError
from litman.toml.guard import Root, decode_toml, edit_toml, parse_toml
from litman.toml.load import load_toml
from litman.toml.render import render
from litman.toml.splice import (
    append_tables,
    new_tables,
    remove_path,
    set_value,
    set_values,
)

_NUMBERED = re.compile(r"c(\d{1,9})")
_LINK_FIELDS = frozenset(Link._fields) - {"key"}


def new_claims_file(
    post: PostInfo, *, references: Sequence[Reference] = (), claims: Sequence[Claim] = ()
) -> bytes:
    """Return a claims file that describes the post, with its references and claims if there are some by now.

    Nobody's words are in it yet that an edit could spoil, so it is written as a whole.
    """
    number = _highest([claim.id for claim in claims], post.last_id)
    if number:
        post = replace(post, last_id=_id_of_number(number))
    lines = ["[post]", *(f"{name} = {render(value)}" for name, value in table_of(post).items())]
    lines += new_tables(("reference",), [table_of(reference) for reference in references])
    lines += new_tables(("claim",), [table_of(claim) for claim in claims], nested=["link"])
    return ("\n".join(lines) + "\n").encode()


def next_claim_id(file: ClaimsFile) -> str:
    """Return the id for the next claim: `c01`, `c02`… one higher than any that was ever given.

    `last_id` in `[post]` remembers the highest, so that the id of a removed claim does not come back.
    """
    return _id_of_number(_highest([claim.id for claim in file.claims], file.post.last_id) + 1)


def add_claim(data: bytes, claim: Claim) -> bytes:
    """Return the file with the claim, its anchor and its links after the other claims.

    Raises:
        ClaimIdTakenError: the id is in the file or was once.
        ClaimsFileError: the file cannot be edited safely.
    """
    return add_claims(data, [claim])


def add_claims(data: bytes, claims: Sequence[Claim]) -> bytes:
    """Return the file with more claims after the others; see `add_claim`."""
    if not claims:
        return data
    root = parse_toml(data)
    known = {item.get("id") for item in list_of(root, "claim") if isinstance(item, dict)}
    last_id = post_of(root).get("last_id")
    for claim in claims:
        if claim.id in known or 0 < _number(claim.id) <= _number(last_id):
            raise ClaimIdTakenError(claim.id)
        if not CLAIM_ID.fullmatch(claim.id):
            raise ClaimsFileError(f"{claim.id!r} cannot be the id of a claim; use letters, digits and _ . -")
        known.add(claim.id)
    tables = [table_of(claim) for claim in claims]
    number = max(_number(claim.id) for claim in claims)

    def splice(text: str) -> str:
        text = append_tables(text, ("claim",), tables, nested=["link"])
        return _remember_id(text, root, number) if number else text

    def change(new: Root) -> None:
        new.setdefault("claim", []).extend(tables)
        if number:
            new.setdefault("post", {})["last_id"] = _id_of_number(number)

    return edit_toml(data, splice, change)


def remove_claim(data: bytes, claim_id: str) -> bytes:
    """Return the file without the claim and its links; `last_id` remembers its id if it was the highest.

    Raises:
        ClaimsFileError: there is no such claim, or the file cannot be edited safely.
    """
    root = parse_toml(data)
    place = claim_place(root, claim_id)
    number = _highest([item.get("id") for item in root["claim"]], post_of(root).get("last_id"))
    remembers = _number(claim_id) == number and _number(post_of(root).get("last_id")) != number

    def splice(text: str) -> str:
        text = remove_path(text, place)
        return _remember_id(text, root, number) if remembers else text

    def change(new: Root) -> None:
        del new["claim"][place[1]]
        if not new["claim"] and "claim" not in load_toml(splice(decode_toml(data)[1])):
            del new["claim"]
        if remembers:
            new.setdefault("post", {})["last_id"] = _id_of_number(number)

    return edit_toml(data, splice, change)


def add_link(data: bytes, claim_id: str, link: Link) -> bytes:
    """Return the file with one more link of the claim, after its others.

    Raises:
        LinkExistsError: the claim has a link to this work.
        ClaimsFileError: there is no such claim, or the file cannot be edited safely.
    """
    return in_one_claim(data, claim_id, lambda part: _add_link(part, claim_id, link))


def _add_link(data: bytes, claim_id: str, link: Link) -> bytes:
    root = parse_toml(data)
    place = claim_place(root, claim_id)
    if list(link_places(root, place, link.key)):
        raise LinkExistsError(claim_id, link.key)
    table = table_of(link)

    def change(new: Root) -> None:
        new["claim"][place[1]].setdefault("link", []).append(table)

    return edit_toml(
        data, lambda text: append_tables(text, (*place, "link"), [table], indent="  ", blank=False), change
    )


def remove_link(data: bytes, claim_id: str, key: str) -> bytes:
    """Return the file without the claim's link to the work (without all of them, if there are several).

    Raises:
        ClaimsFileError: there is no such claim or link, or the file cannot be edited safely.
    """
    return in_one_claim(data, claim_id, lambda part: _remove_link(part, claim_id, key))


def _remove_link(data: bytes, claim_id: str, key: str) -> bytes:
    root = parse_toml(data)
    claim = claim_place(root, claim_id)
    places = require_links(root, claim, claim_id, key)

    def splice(text: str) -> str:
        for place in reversed(places):
            text = remove_path(text, place)
        return text

    def change(new: Root) -> None:
        table = new["claim"][claim[1]]
        for place in reversed(places):
            del table["link"][place[-1]]
        if not table["link"] and "link" not in load_toml(splice(decode_toml(data)[1]))["claim"][claim[1]]:
            del table["link"]

    return edit_toml(data, splice, change)


def set_link(data: bytes, claim_id: str, key: str, **values: object) -> bytes:
    """Return the file with fields of the claim's link set; None removes a field, what is not named stays.

    The fields are those of `Link` but `key`.

    Raises:
        TypeError: a field is none of these.
        ClaimsFileError: there is no such claim or link, there are two, or the file cannot be edited safely.
    """
    unknown = set(values) - _LINK_FIELDS
    if unknown:
        raise TypeError(f"a link has no field {', '.join(sorted(unknown))}")
    return in_one_claim(data, claim_id, lambda part: _set_link(part, claim_id, key, values))


def _set_link(data: bytes, claim_id: str, key: str, values: Mapping[str, object]) -> bytes:
    root = parse_toml(data)
    claim = claim_place(root, claim_id)
    places = require_links(root, claim, claim_id, key)
    if len(places) > 1:
        raise ClaimsFileError(f"{claim_id} has {len(places)} links to {key}; make them one by hand")
    place = places[0]
    table = root["claim"][place[1]]["link"][place[3]]
    new_values = {name: None if value is None else toml_value(value) for name, value in values.items()}

    def splice(text: str) -> str:
        for name, value in new_values.items():
            if value is not None:
                text = set_value(text, (*place, name), value)
            elif name in table:
                text = remove_path(text, (*place, name))
        return text

    def change(new: Root) -> None:
        link = new["claim"][place[1]]["link"][place[3]]
        for name, value in new_values.items():
            if value is None:
                link.pop(name, None)
            elif isinstance(value, dict) and isinstance(link.get(name), dict):
                link[name].update(value)
            else:
                link[name] = value

    return edit_toml(data, splice, change)


def repoint_link(data: bytes, claim_id: str, old: str, new: str) -> bytes:
    """Return the file with one link of a claim leading to another work; all else of the link stays.

    Raises:
        LinkExistsError: the claim has a link to the other work.
        ClaimsFileError: there is no such claim or link, there are two, or the file cannot be edited safely.
    """
    root = parse_toml(data)
    claim = claim_place(root, claim_id)
    places = require_links(root, claim, claim_id, old)
    if len(places) > 1:
        raise ClaimsFileError(f"{claim_id} has {len(places)} links to {old}; make them one by hand")
    if list(link_places(root, claim, new)):
        raise LinkExistsError(claim_id, new)
    place = places[0]

    def change(root: Root) -> None:
        root["claim"][place[1]]["link"][place[3]]["key"] = new

    return edit_toml(data, lambda text: set_value(text, (*place, "key"), new), change)


def rename_key(data: bytes, old: str, new: str) -> bytes:
    """Return the file with the citation key `old` as `new` in links, references and named sources.

    Citation keys are compared without case, as BibTeX does. A file without `old` comes back as it is.

    Raises:
        ClaimsFileError: the file cannot be edited safely.
    """
    places = list(key_places(parse_toml(data), old))
    if not places:
        return data

    def change(root: Root) -> None:
        for place in places:
            table: Any = root
            for part in place[:-1]:
                table = table[part]
            table[place[-1]] = new

    return edit_toml(data, lambda text: set_values(text, dict.fromkeys(places, new)), change)


def _remember_id(text: str, root: Root, number: int) -> str:
    return set_in_post(text, root, "last_id", _id_of_number(number))


def _number(claim_id: object) -> int:
    found = _NUMBERED.fullmatch(claim_id) if isinstance(claim_id, str) else None
    return int(found.group(1)) if found else 0


def _highest(ids: list[Any], last_id: object) -> int:
    return max([_number(claim_id) for claim_id in ids] + [_number(last_id)])


def _id_of_number(number: int) -> str:
    return f"c{number:02d}"
