"""What the posts of a library lean on, read from its files."""
