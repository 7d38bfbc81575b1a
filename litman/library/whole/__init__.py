"""The doors of a library, answered by its files read as a whole."""
