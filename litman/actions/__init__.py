"""What a user can do with litman, one act a file."""
