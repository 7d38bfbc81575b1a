"""`litman review`: a post, claim by claim, in the terminal."""
