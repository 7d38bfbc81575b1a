"""What sources write inside their fields: markup, mathematics, abstracts."""
