"""Finding the works that reference strings mean."""
