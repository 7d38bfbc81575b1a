"""Saving as one change: the lock, the journal of changes, recovery, undo."""
