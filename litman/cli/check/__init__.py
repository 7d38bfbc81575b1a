"""`litman check` and `rule`."""
