"""What sentences mean, as vectors: a small model, where the extra `meaning` is installed."""
