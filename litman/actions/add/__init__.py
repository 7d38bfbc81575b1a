"""Adding works: by identifier, and from the files of other programs."""
