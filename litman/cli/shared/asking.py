"""What the commands that ask registries for works give to their actions."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from litman.cli.shared.output import notify

if TYPE_CHECKING:
    from litman.actions.add.asking import Asking
    from litman.library.library import Library


def asking_for(library: Library, *, offline: bool, dry_run: bool) -> Asking:
    """Return how works are asked for today: by a session of the library, and the person's own pool."""
    from litman.actions.add.asking import Asking
    from litman.actions.match.open_pool import open_pool
    from litman.sources.http.open_session import open_session

    session = open_session(library.root, library.settings, offline=offline)
    return Asking(session, date.today(), notify, open_pool(os.environ), dry_run)
