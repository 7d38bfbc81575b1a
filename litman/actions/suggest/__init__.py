"""Works suggested for claims."""
