"""litman: a citation and literature manager that knows which claim leans on which work."""
