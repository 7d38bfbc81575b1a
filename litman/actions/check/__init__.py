"""One run of `litman check`: what is looked at, what is kept from the last time, what is mended."""
