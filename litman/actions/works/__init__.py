"""What a person does with the works of a library: edit, tag, merge, attach, search."""
