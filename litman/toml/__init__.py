"""TOML as bytes: where each value stands, edits as splices, and a guard over them."""
