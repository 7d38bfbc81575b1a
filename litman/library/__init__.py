"""The library on disk: entries, citation keys, registry records."""
