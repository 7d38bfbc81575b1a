"""The types of CSL-JSON: CSL's own, and other names that items in the wild carry for them."""

from __future__ import annotations

from litman.csl.variables import ITEM_TYPES, TYPE_ALIASES
from litman.formats.type_table import TypeTable

TYPES = TypeTable({**{name: name for name in sorted(ITEM_TYPES)}, **TYPE_ALIASES})
