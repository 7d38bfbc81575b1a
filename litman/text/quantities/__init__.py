"""Numbers of a sentence as people write them, with units, and whether two sentences say the same numbers."""
