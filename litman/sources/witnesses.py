"""What services attest of works beside their registries: several are asked at once, and silence is kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from litman.errors import BrokenAnswerError, IncompleteError, StoppedError
from litman.identifiers.identifier import Identifier
from litman.library.attestation import Attestation
from litman.sources.http.session import Session
from litman.sources.side_by_side import side_by_side
from litman.sources.table import LAST_WITNESSES, WITNESSES

_AT_ONCE = 6  # questions; the lanes of the session decide how many are asked
_MOST_BROKEN = 3  # answers in a row that cannot be used, after which a service is not asked any more


@dataclass
class Witnesses:
    """Services that attest something of works, as far as they can be asked and answer.

    One that does not answer is not asked again: what the registries say is worth more than waiting for it.
    """

    session: Session
    today: date
    names: Sequence[str] = tuple(WITNESSES)
    left_out: dict[str, str] = field(default_factory=dict)  # why a service is not asked, by its name
    silent: dict[str, str] = field(default_factory=dict)  # what kept a service from answering, by its name
    _broken: Counter[str] = field(default_factory=Counter)  # answers in a row that could not be used

    def __post_init__(self) -> None:
        for name in self.names:
            reason = WITNESSES[name].left_out(self.session)
            if reason is not None:
                self.left_out[name] = reason

    def attest(self, identifiers: Sequence[Identifier]) -> dict[Identifier, tuple[Attestation, ...]]:
        """Return what is attested of works, by the identifier that was asked about."""
        wanted = list(dict.fromkeys(identifiers))
        found: dict[Identifier, tuple[Attestation, ...]] = defaultdict(tuple)
        for is_last in (False, True):
            names = [name for name in self.names if (name in LAST_WITNESSES) is is_last]
            self._ask_all(names, wanted, found)
            wanted = [one for one in wanted if not any(said.places for said in found.get(one, ()))]
        return found

    def _ask_all(
        self,
        names: Sequence[str],
        identifiers: Sequence[Identifier],
        found: dict[Identifier, tuple[Attestation, ...]],
    ) -> None:
        """Put in what these services attest."""
        questions = [
            (name, tuple(part))
            for name in names
            if name not in self.left_out
            for part in WITNESSES[name].parts(
                self.session, [one for one in identifiers if one.kind in WITNESSES[name].ATTESTS]
            )
        ]
        answers = dict(side_by_side(self.session, self._ask, questions, at_once=_AT_ONCE))
        for question in questions:  # the places of a witness come before those of the next
            for identifier, attestation in answers[question].items():
                found[identifier] += (attestation,)

    def _ask(
        self, session: Session, question: tuple[str, tuple[Identifier, ...]]
    ) -> dict[Identifier, Attestation]:
        name, part = question
        if self._broken[name] >= _MOST_BROKEN:
            return {}
        try:
            found = WITNESSES[name].fetch_attestations(session, part, today=self.today)
        except StoppedError:
            raise
        except IncompleteError as exc:
            # A broken answer about one work says little about the next; nobody there says all.
            self._broken[name] += 1 if isinstance(exc, BrokenAnswerError) else _MOST_BROKEN
            self.silent.setdefault(name, str(exc))
            return {}
        self._broken[name] = 0
        return found
