"""Services that are asked, and what they give out."""

from __future__ import annotations

from collections.abc import Sequence

from litman.error_tree.roots import IncompleteError, LitmanError

# Sources


_LATER = "; try again later: what was fetched is kept"

_ELSEWHERE = "; try again later, or from another network"


def without_advice(message: str) -> str:
    """Return what a message about silent services says of each, without what to do next, and each service once."""
    said = message.replace(_LATER, "").replace(_ELSEWHERE, "").split("; ")
    services: dict[str, str] = {}
    for one in said:
        services.setdefault(one.partition(" (")[0], one)
    return "; ".join(services.values())


class NoAnswerError(IncompleteError):
    """A service did not answer, or answered that it cannot now."""

    def __init__(self, service: str, host: str, reason: str) -> None:
        super().__init__(f"{service} ({host}) {reason}{_LATER}")
        self.service = service


class OfflineError(IncompleteError):
    """What was asked for is not among the kept answers, and nobody may be asked."""

    def __init__(self, service: str, url: str) -> None:
        super().__init__(f"no answer of {service} is kept for {url}; run it again without --offline")


class BrokenAnswerError(IncompleteError):
    """Something came in place of an answer: a proxy's page, half an answer, an answer to another question."""

    def __init__(self, service: str, host: str, what: str) -> None:
        super().__init__(f"{service} ({host}) sent no usable answer: {what}{_ELSEWHERE}")
        self.service = service


class StoppedError(IncompleteError):
    """The person stopped the command before this was asked."""

    def __init__(self) -> None:
        super().__init__("stopped before the services were asked; run the same command again")


class NoMetadataError(LitmanError):
    """A DOI is registered, but its agency describes it to nobody."""

    def __init__(self, doi: str, agency: str) -> None:
        super().__init__(
            f"{doi} is registered with {agency}, which gives no description of it that litman can read; "
            f"see https://doi.org/{doi} and add the entry by hand"
        )


class NoSourceError(LitmanError):
    """No source answers for identifiers of a kind."""

    def __init__(self, label: str, identifier: str) -> None:
        super().__init__(f"nobody whom litman asks knows works by their {label}: {identifier}")


# Refresh


class RetractionTableError(LitmanError):
    """A file is no table of Retraction Watch."""

    def __init__(self, name: str, absent: Sequence[str] = (), *, problem: str = "") -> None:
        what = problem or f"it has no column {', '.join(absent)}"
        super().__init__(f"{name} is no Retraction Watch table: {what}; see the file that Crossref gives out")


class PrivateAddressError(LitmanError):
    """A page lies on this machine or in its own network."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"{url} leads to this machine or its own network, which is not asked; "
            "`private_addresses = true` in litman.toml allows it"
        )
