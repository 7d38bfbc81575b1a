"""The ground floor: how text is folded, made plain, shown and read."""
