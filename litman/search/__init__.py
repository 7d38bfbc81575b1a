"""The disposable index: an SQLite file beside the library, built from its text and never the truth."""
