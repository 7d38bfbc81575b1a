"""What every command says of the posts of one library, side by side, and where two of them disagree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from litman.cli.main import main

Said = list[dict[str, Any]]
STATES = {"CLM104": "changed", "CLM105": "gone", "CLM106": "ambiguous"}
NO_WORK = ("nothing", "unknown-key")


@dataclass(frozen=True)
class Commands:
    """A library whose posts lie beside it, asked through the command line as a person asks."""

    library: Path

    def text(self, *words: str) -> str:
        """Return what a command prints; one that could not do its work is an error."""
        result = CliRunner().invoke(main, ["--library", str(self.library), *words])
        assert result.exit_code in (0, 1, 3), (words[:2], result.exit_code, result.output, result.exception)
        return result.stdout

    def json(self, *words: str) -> Said:
        """Return what a command prints as JSON."""
        found: Said = json.loads(self.text(*words, "--json"))
        return found

    def scan(self, *options: str) -> Said:
        """Scan every post, changed or not; nobody is asked."""
        posts = self.library.parent / "posts"
        return self.json("scan", "--offline", *options, *sorted(map(str, posts.iterdir())))

    def exported(self, *words: str) -> set[str]:
        """Return the keys of the works that an export holds."""
        return {item["id"] for item in json.loads(self.text("export", "--format", "csl-json", *words))}


def disagreements(commands: Commands, scanned: Said, *, is_first: bool = False) -> list[str]:
    """Return in words where commands say different things of what the posts lean on.

    Args:
        commands: The library.
        scanned: What `scan` said, just now or as a dry run.
        is_first: Nothing was edited since the posts were scanned for the first time.
    """
    claims: dict[str, Said] = {post["post"]: [] for post in scanned}
    for claim in commands.json("claims"):
        claims.setdefault(claim["post"], []).append(claim)
    checked: dict[str, Said] = {post: [] for post in claims}
    for finding in commands.json("check"):
        checked.setdefault(finding.get("post") or "", []).append(finding)
    found = []
    for post in scanned:
        name = post["post"]
        said = [
            *_between_scan_and_claims(post, claims[name]),
            *_between_markers_and_claims(post, claims[name]),
            *_between_scan_and_check(post, checked[name]),
            *_between_claims_and_check(claims[name], checked[name]),
            *_of_export(commands, post, claims[name]),
            *_of_match(commands, post),
        ]
        if is_first:
            said += [f"{item['id']} is {item['state']}" for item in claims[name] if item["state"] != "same"]
        found += [f"{name}: {item}" for item in said]
    if is_first and "[moved]" in commands.text("claims"):
        found.append("claims prints [moved] after a first scan")
    return found


def _between_scan_and_claims(post: dict[str, Any], claims: Said) -> Iterator[str]:
    """Claim by claim: the same words, state, works and leads."""
    added = set(post["added"])
    by_scan = {item["id"]: item for item in post["claims"]}
    by_claims = {item["id"]: item for item in claims}
    for claim_id in by_scan.keys() | by_claims.keys():
        one, other = by_scan.get(claim_id), by_claims.get(claim_id)
        if other is None and claim_id in added:
            continue  # a dry run shows what would be added
        if one is None or other is None:
            yield f"{claim_id} is known to {'claims' if one is None else 'scan'} alone"
            continue
        for name in ("text", "links", "leads", "dangling_markers", "open_references"):
            if one[name] != other[name]:
                yield f"{claim_id}: {name} is {one[name]} in scan, {other[name]} in claims"


def _between_markers_and_claims(post: dict[str, Any], claims: Said) -> Iterator[str]:
    """Marker by marker: each claim that it speaks for leans on its works, and bears what else it leads to."""
    at: dict[int, Said] = {}
    for claim in claims:
        if claim["state"] == "same":
            at.setdefault(claim["anchor"]["start"], []).append(claim)
    for marker in post["markers"]:
        for span in marker["covers"][:1]:
            for claim in at.get(span["start"], ()):
                missing = _works_of(marker) - {link["key"] for link in claim["links"]}
                if missing:
                    yield f"{claim['id']} bears {marker['text']} and does not lean on {sorted(missing)}"
                others = {_lead(item) for item in marker["leads"] if item["to"] != "work"}
                if not others <= {_lead(item) for item in claim["leads"]}:
                    yield f"{claim['id']} bears {marker['text']}, whose leads {sorted(others)} claims does not show"


def _works_of(marker: dict[str, Any]) -> set[str]:
    """The keys of a marker's works; those of a file that is not the library are compared as leads."""
    elsewhere = {lead["label"] for lead in marker["leads"] if lead["to"] == "bibliography"}
    return set(marker["keys"]) - elsewhere


def _lead(lead: dict[str, Any]) -> tuple[str, str]:
    return lead["to"], lead["label"]


def _between_scan_and_check(post: dict[str, Any], checked: Said) -> Iterator[str]:
    """What scan finds wrong in markers and references, check finds at the same places in the same words."""
    by_scan, by_check = (
        {_found(item) for item in items} for items in (_refs(post["findings"]), _refs(checked))
    )
    for item in sorted(by_scan ^ by_check):
        yield f"{item} is found by {'scan' if item in by_scan else 'check'} alone"
    messages = " ".join(item["message"] for item in checked if item["code"] in ("REF101", "REF102"))
    for marker in post["markers"]:
        for lead in marker["leads"]:
            if lead["to"] in NO_WORK and lead["label"] not in messages and "REF102" not in _codes(checked):
                yield f"{marker['text']} leads to {lead['to']}, and check does not say it"


def _refs(findings: Said) -> Said:
    """Return errors and warnings about markers and references; remarks are for `check` alone."""
    return [item for item in findings if item["code"].startswith("REF") and item["severity"] != "info"]


def _codes(findings: Said) -> set[str]:
    return {item["code"] for item in findings}


def _found(finding: dict[str, Any]) -> tuple[Any, ...]:
    return finding["code"], finding["line"], finding["column"], finding["message"], finding["severity"]


def _between_claims_and_check(claims: Said, checked: Said) -> Iterator[str]:
    """Claim by claim: the same state of its sentence, and no claim with a source is said to lean on nothing."""
    for code, state in STATES.items():
        by_check = {item["claim"] for item in checked if item["code"] == code}
        by_claims = {item["id"] for item in claims if item["state"] == state}
        if by_check != by_claims:
            yield f"{sorted(by_claims)} are {state} in claims, {sorted(by_check)} in check"
    has_moved = any(item["state"] == "moved" for item in claims)
    if has_moved != ("CLM107" in _codes(checked)):
        yield f"sentences have {'' if has_moved else 'not '}moved in claims, and the reverse in check"
    without = {item.get("claim") for item in checked if item["code"] == "CLM101"}
    for claim in claims:
        is_cited = claim["links"] or any(lead["to"] != "note" for lead in claim["leads"])
        if claim["id"] in without and is_cited:
            yield f"{claim['id']} has a source in claims and leans on nothing in check"


def _of_export(commands: Commands, post: dict[str, Any], claims: Said) -> Iterator[str]:
    """Export holds the works that claims, markers and printed references lead to, no more and no fewer."""
    linked = {link["key"] for claim in [*claims, *post["claims"]] for link in claim["links"] if link["known"]}
    wanted = linked | {item["key"] for item in post["references"] if "key" in item}
    wanted |= {key for marker in post["markers"] for key in _works_of(marker)}
    exported = commands.exported("--post", post["post"])
    if exported != wanted:
        yield f"export has {sorted(exported)}, the post leans on {sorted(wanted)}"
    for claim in [item for item in claims if item["links"]][:1]:
        wanted = {link["key"] for link in claim["links"] if link["known"]}
        exported = commands.exported("--claims", f"{post['post']}/{claim['id']}")
        if exported != wanted:
            yield f"export has {sorted(exported)} of {claim['id']}, which leans on {sorted(wanted)}"


def _of_match(commands: Commands, post: dict[str, Any]) -> Iterator[str]:
    """Match goes through the references that scan tied to no work, and shows the others as scan does."""
    by_scan = {item["id"]: (" ".join(item["text"].split()), item.get("key")) for item in post["references"]}
    matched = commands.json("match", "--offline", "--post", post["post"])
    by_match = {item["reference"]: (item["string"], item["key"]) for item in matched}
    if by_scan != by_match:
        yield f"references are {by_scan} in scan, {by_match} in match"
    outcomes = {item["id"]: item["outcome"] for item in post["references"]}
    for item in matched:
        if item["key"] is not None and item["outcome"] != outcomes.get(item["reference"]):
            yield f"{item['reference']} is {item['outcome']} in match, {outcomes.get(item['reference'])} in scan"
