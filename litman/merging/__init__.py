"""Three-way merges of the files of a library: our bytes stay, what they changed is put into them."""
