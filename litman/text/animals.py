"""Animals in which studies are done."""

from __future__ import annotations

ANIMALS = r"mice|mouse|rats?|rodents?|rabbits?|pigs?|dogs?|monkeys?|macaques?|zebrafish|drosophila|animals?"
