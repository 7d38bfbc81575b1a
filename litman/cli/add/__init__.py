"""`litman add`, `pool` and `refresh`."""
