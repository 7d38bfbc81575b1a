"""`litman list`, `show`, `search`, and the commands that change works."""
