"""Rules about the bibliography as it is written."""
