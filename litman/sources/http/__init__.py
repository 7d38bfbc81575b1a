"""One polite HTTP session: limits, retries, a cache."""
