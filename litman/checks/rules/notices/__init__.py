"""Rules about what happened to a work since it was published."""
