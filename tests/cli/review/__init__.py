"""`litman review`."""
