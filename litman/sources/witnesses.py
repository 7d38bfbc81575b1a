"""What services attest of works beside their registries: several are asked at once, and silence is kept apart."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

from litman.errors import BrokenAnswerError, IncompleteError, StoppedError
from litman.identifiers.identifier import Identifier
from litman.library.attestation import Attestation
from litman.sources.http.session import Session
from litman.sources.table import LAST_WITNESSES, WITNESSES, Witness

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
            (WITNESSES[name], part)
            for name in names
            if name not in self.left_out
            for part in WITNESSES[name].parts(
                self.session, [one for one in identifiers if one.kind in WITNESSES[name].ATTESTS]
            )
        ]
        if not questions:
            return
        stop = threading.Event()
        view = self.session.until(stop)
        workers = ThreadPoolExecutor(_AT_ONCE)
        try:
            for said in workers.map(lambda asked: self._ask(view, *asked), questions):
                for identifier, attestation in said.items():
                    found[identifier] += (attestation,)
        except BaseException:
            stop.set()
            workers.shutdown(wait=False, cancel_futures=True)
            raise
        workers.shutdown()

    def _ask(
        self, session: Session, witness: Witness, part: Sequence[Identifier]
    ) -> dict[Identifier, Attestation]:
        name = witness.NAME
        if self._broken[name] >= _MOST_BROKEN:
            return {}
        try:
            found = witness.fetch_attestations(session, part, today=self.today)
        except StoppedError:
            raise
        except IncompleteError as exc:
            # A broken answer about one work says little about the next; nobody there says all.
            self._broken[name] += 1 if isinstance(exc, BrokenAnswerError) else _MOST_BROKEN
            self.silent.setdefault(name, str(exc))
            return {}
        self._broken[name] = 0
        return found
