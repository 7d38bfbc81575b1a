"""Reference lists of posts: finding them, splitting them into references, and reading each into its parts."""
