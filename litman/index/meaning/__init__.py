"""Vectors of what works say, where the extra `meaning` is installed."""
