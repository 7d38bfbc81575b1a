"""Outside services that describe works, behind one polite HTTP session."""
