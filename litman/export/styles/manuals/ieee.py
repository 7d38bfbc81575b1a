"""IEEE Reference Guide and IEEE Editorial Style Manual."""

from __future__ import annotations

from litman.export.styles.manuals.common import capital_after_colon
from litman.export.styles.manuals.manual import Manual

IEEE = Manual(items=(capital_after_colon,))
