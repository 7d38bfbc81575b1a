"""Whether two records describe one work, and where they differ."""
