"""Rules: what is wrong with a library, its posts and their claims, one rule a file; pure and offline."""
