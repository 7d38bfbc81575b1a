"""What of litman and a library works here, and what mends what does not."""
