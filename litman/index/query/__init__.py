"""What a search asks for as a tree, and its answer from the tables."""
