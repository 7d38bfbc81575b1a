"""How the workbench asks registries for works."""

from __future__ import annotations

from litman.actions.add.asking import Asking
from litman.actions.match.open_pool import open_pool
from litman.sources.http.open_session import open_session
from litman.web.desk import Desk


def asking_for(desk: Desk) -> Asking:
    """Return how works are asked for today: by a session of the library, and the person's own pool."""
    library = desk.library()
    session = open_session(library.root, library.settings, environment=desk.environment)
    return Asking(session, desk.today(), _ignore, open_pool(desk.environment))


def _ignore(message: str) -> None:
    pass
