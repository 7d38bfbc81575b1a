"""From a reference as printed to the work that it is, or to the honest answer that there is none."""
