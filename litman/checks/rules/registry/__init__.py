"""Rules about the file of registry records."""
