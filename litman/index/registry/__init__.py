"""The file of registry records."""
