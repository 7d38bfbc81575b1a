"""Rules about what entries and registry records say of one identifier."""
