"""The disposable index of a library (SQLite)."""
