"""The rules of `litman check`, one a file, by what they look at."""
