"""What litman does with git: merges, their setting up, what changed and when."""
