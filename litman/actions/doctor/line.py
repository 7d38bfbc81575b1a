"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "fault"]


@dataclass(frozen=True, slots=True)
class Line:
    """What was found: `fault` keeps something from working, `note` is worth knowing."""

    name: str
    said: str
    state: State = "ok"
    mend: str | None = None  # the command that mends it, or else what to do

    def to_json(self) -> dict[str, str | None]:
        """Return the line as JSON."""
        return {"name": self.name, "state": self.state, "said": self.said, "mend": self.mend}
