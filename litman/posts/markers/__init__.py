"""In-text citations: found, read, and led to references."""
