"""How a person asks for works: words, fields and filters, read into the tree that the index answers."""
