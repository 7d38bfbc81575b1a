"""From a claim to what works say: which works speak of it, and in which of their sentences."""
