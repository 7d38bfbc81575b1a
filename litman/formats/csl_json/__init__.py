"""CSL-JSON, and its forms as lines and as YAML."""
