"""Finished documents: a post with its citations and bibliography, in the format that is wanted."""
