"""The doors of a library, answered by its index."""
