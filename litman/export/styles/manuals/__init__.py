"""What manuals ask and CSL cannot say, or its style does not: done to styles, items, references and citations."""
