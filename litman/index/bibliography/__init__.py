"""The entries of the bibliography."""
